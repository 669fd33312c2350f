//! Texts to measure with: pages and articles made of our own words, the same in every run.
#![allow(dead_code, reason = "each benchmark uses a part of it")]

use std::io::{Cursor, Write};

use parallax::ingest::{Known, read_record};
use parallax::model::{Draft, Given, Media, Record};
use parallax::source::to_line;

/// As the command line has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const WORDS: &str = "the council of a harbour has to bridge in and ferry said that river for on winter was after \
    engineers who repair with money by town is new";

/// What an event is about: its own words tell it from the others.
const SUBJECTS: &str = "tunnel orchard museum airport library turbine aquifer stadium vineyard tramway observatory \
    reservoir hospital lighthouse railway archive glacier refinery university theatre cathedral market shipyard quarry \
    greenhouse dam monastery barracks sawmill embassy";
const DEEDS: &str =
    "reopens closes expands burns floods collapses relocates merges strikes celebrates borrows inherits";
const GIVEN_NAMES: &str = "Ana Tomas Ines Viktor Leila Pavel Noor Greta Samuel Rosa Emil Yara Hugo Mina Oskar Celia";
const SURNAMES: &str = "Ruiz Almeida Kovar Lindqvist Haddad Novak Okafor Berg Tanaka Moreau Silva Petrov Walsh Castell";
const PLACES: &str = "Lisbon Prague Oslo Nairobi Lima Hanoi Tallinn Valencia Osaka Dublin Accra Quito";
const ROLES: &str = "mayor engineer minister director harbourmaster spokeswoman professor judge";
const OUTLETS: [&str; 6] =
    ["Harbour Times", "Island Post", "Meridian Wire", "Northern Echo Daily", "Quay Tribune", "Valley Courier"];

/// A linear congruential generator (constants of "Numerical Recipes").
struct Dice(u32);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % below.max(1)
    }

    fn pick(&mut self, from: &'static str) -> &'static str {
        let count = from.split_whitespace().count();
        from.split_whitespace().nth(self.next(count)).unwrap_or_default()
    }

    fn sentence(&mut self, words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| self.pick(WORDS)).collect();
        format!("The {}.", words.join(" "))
    }
}

/// A page as a scraper leaves it: a menu, a headline with author and date, text, lists of other articles, a footer.
pub(crate) fn page(seed: u32, paragraphs: usize) -> String {
    let mut dice = Dice(seed);
    let mut lines = vec!["Home\nWorld\nBusiness\nSport\nSign in\nSubscribe\nSearch".to_owned()];
    lines.push(dice.sentence(8).trim_end_matches('.').to_owned());
    lines.push("By Ana Ruiz | Lisbon | Updated: 23-04-2025 15:51 IST | Created: 23-04-2025 15:50 IST".to_owned());
    lines.push("Share on Facebook".to_owned());
    for _ in 0..paragraphs {
        lines.push([dice.sentence(14), dice.sentence(22), dice.sentence(9)].join(" "));
    }
    lines.push("Related Articles".to_owned());
    for _ in 0..20 {
        lines.push(dice.sentence(7).trim_end_matches('.').to_owned());
    }
    lines.push("Contact us\nPrivacy Policy\nTerms of Use\n© 2025 Harbour Times. All rights reserved.\n".to_owned());
    lines.join("\n")
}

/// A page's lines as HTML: what stands before the headline and behind the text in lists of links, the rest in elements
/// of an article, all in boxes as pages have them.
pub(crate) fn html(page: &str) -> String {
    let mut out = vec![
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>A page</title><style>p{margin:0}</style></head>\
         <body><div class=wrap><nav class=menu><ul>"
            .to_owned(),
    ];
    let (mut begun, mut ended) = (false, false);
    for line in page.lines() {
        out.push(if !begun && line.starts_with("The ") {
            begun = true;
            format!("</ul></nav><main><article><h1>{line}</h1><div class=story-body>")
        } else if begun && !ended && line == "Related Articles" {
            ended = true;
            "</div></article></main><aside class=related><h3>Related Articles</h3><ul>".to_owned()
        } else if begun && !ended {
            format!("<div class=block><p data-id=x>{line}</p></div>")
        } else {
            format!("<li><a href=\"/{}\" class=link><span>{line}</span></a></li>", line.len())
        });
    }
    out.push("</ul></aside></div><script>var page = {id: 1};</script></body></html>\n".to_owned());
    out.join("\n")
}

/// Somebody with an office in a place.
fn person(dice: &mut Dice) -> (String, &'static str, &'static str) {
    let name = format!("{} {}", dice.pick(GIVEN_NAMES), dice.pick(SURNAMES));
    (name, dice.pick(ROLES), dice.pick(PLACES))
}

/// Articles in the form of an export: three or so on each event, with its people, places, figures and quotations, by
/// different outlets on days close to each other. About 300 words each.
pub(crate) fn articles(count: usize) -> Vec<Record> {
    (0..count).map(|number| article(u32::try_from(number).unwrap_or_default())).collect()
}

fn article(number: u32) -> Record {
    // the event is the same for neighbours, what is said of it their own
    let event = number / 3;
    let mut facts = Dice(event.wrapping_mul(7919).wrapping_add(17));
    let (subject, deed) = (facts.pick(SUBJECTS), facts.pick(DEEDS));
    let (first, second) = (person(&mut facts), person(&mut facts));
    let (figure, day) = (100 + facts.next(9000), facts.next(28) + 1);
    let mut dice = Dice(number.wrapping_mul(104_729).wrapping_add(5));
    let mut paragraphs = Vec::new();
    for _ in 0..7 {
        let (name, role, place) = if dice.next(2) == 0 { &first } else { &second };
        let surname = name.split(' ').next_back().unwrap_or_default();
        paragraphs.push(match dice.next(4) {
            0 => format!(
                "{name}, {role} of {place}, said on Monday that the {subject} would cost {figure} million. {} {}",
                dice.sentence(17),
                dice.sentence(11)
            ),
            1 => format!(
                "“We knew that the {subject} had to change after {} winters,” {surname} told reporters. {}",
                dice.next(20) + 2,
                dice.sentence(21)
            ),
            2 => format!("In {place} the {subject} {deed} for the first time in {figure} days. {}", dice.sentence(25)),
            _ => format!("{} {} {}", dice.sentence(16), dice.sentence(23), dice.sentence(9)),
        });
    }
    let outlet = OUTLETS.get((number % 6) as usize).copied().unwrap_or_default();
    let given = Given {
        title: Some(format!("{} {subject} {deed} as {} waits for {figure} million", first.2, first.0)),
        outlet: Some(outlet.to_owned()),
        published: Some(format!("2025-{:02}-{day:02}T{:02}:15:00Z", event % 12 + 1, number % 24)),
        ..Given::default()
    };
    Record {
        source: format!("export.jsonl#{number}"),
        media: Media::Text,
        charset: None,
        body: paragraphs.join("\n\n").into_bytes(),
        given,
        given_by: "the export's fields",
        ..Record::default()
    }
}

/// The same articles, read.
pub(crate) fn drafts(count: usize) -> Vec<Draft> {
    let known = Known::default();
    articles(count).iter().filter_map(|record| read_record(record, &known).ok()).collect()
}

/// Articles as JSON Lines.
pub(crate) fn json_lines(records: &[Record]) -> Vec<u8> {
    records.iter().flat_map(|record| (to_line(record) + "\n").into_bytes()).collect()
}

/// Articles as CSV.
pub(crate) fn csv(records: &[Record]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut rows = vec![["title", "outlet", "published", "text"].map(str::to_owned)];
    rows.extend(records.iter().map(|record| {
        let field = |field: &Option<String>| field.clone().unwrap_or_default();
        let text = String::from_utf8_lossy(&record.body).into_owned();
        [field(&record.given.title), field(&record.given.outlet), field(&record.given.published), text]
    }));
    let written = rows.iter().all(|row| writer.write_record(row).is_ok());
    if written { writer.into_inner().unwrap_or_default() } else { Vec::new() }
}

/// Bytes in gzip.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    let written = encoder.write_all(bytes).is_ok();
    encoder.finish().ok().filter(|_| written).unwrap_or_default()
}

/// Articles as the text files of a zip archive.
pub(crate) fn zip(records: &[Record]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let written = records.iter().enumerate().all(|(number, record)| {
        writer.start_file(format!("{number}.txt"), options).is_ok() && writer.write_all(&record.body).is_ok()
    });
    writer.finish().ok().filter(|_| written).map(Cursor::into_inner).unwrap_or_default()
}
