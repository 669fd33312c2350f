//! What the page shows, as plain data: an answer and a view in, rows, pieces and words out.
//!
//! Knows nothing of elements and styles: `app` draws what stands here, and native tests hold it.

mod beside;
mod blind;
mod citation;
mod columns;
mod corroboration;
mod coverage;
mod entity;
mod facet;
mod figure;
mod findings;
#[cfg(test)]
mod fixture;
mod fragment;
mod mark;
mod marks;
mod name_notes;
mod raw;
mod table;
mod timeline;
mod window;
mod wording;

pub use beside::{MapRow, Matched, beside, focus_map, own_map, sentence_near};
pub use blind::{Hidden, hide, stand_ins};
pub use citation::{Citation, CitationForm};
pub use columns::{
    Column, ColumnBlock, Counterpart, Group, Row, SentenceAt, Standing, columns, counterparts, counts_line, groups,
    links, sentence_text,
};
pub use corroboration::{Corroboration, corroborations};
pub use coverage::{TimeChart, TimeRow, brush, brushed, time_chart, time_table};
pub use entity::{Strip, strips};
pub use facet::{Choice, Clause, Facet, FacetRow, clauses, rows};
pub use figure::{FigureShown, figures_shown, within};
pub use findings::{
    distinct_table, emphasis_table, entity_table, fact_table, name_table, spokesman, voice_table, wording_table,
};
pub use fragment::text_fragment;
pub use mark::{OutletMark, SHADES, SHAPES, outlet_mark};
pub use marks::{BlockPieces, Marks, NamePiece, Piece, SentencePieces};
pub use name_notes::name_notes;
pub use raw::{RawPiece, RawState, kind_words, raw_pieces, reason_words};
pub use table::{Cell, Table, key_of};
pub use timeline::{Bar, bars};
pub use window::{Heights, MOST_DRAWN};
pub use wording::{
    clock, counted, date, kind_label, kind_plural, moment, month, month_short, period, reading_time, sort_label,
    web_address,
};
