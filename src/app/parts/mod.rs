//! Small components that several pages use.

mod arrival_heading;
mod data_table;
mod focus;
mod load_state;
mod marked_text;
mod missing_files;
mod outlet_tag;
mod pick_button;
mod show_all;
mod when;

pub(super) use arrival_heading::ArrivalHeading;
pub(super) use data_table::{DataTable, SentenceLine, cell_view};
pub(super) use focus::focus_instead;
pub(super) use load_state::LoadState;
pub(super) use marked_text::MarkedText;
pub(super) use missing_files::MissingFiles;
pub(super) use outlet_tag::{OutletGlyph, OutletTag};
pub(super) use pick_button::PickButton;
pub(super) use show_all::{Extent, ShowAll};
pub(super) use when::When;
