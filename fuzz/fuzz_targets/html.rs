//! Pages: any bytes that are called HTML become an article or are refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::ingest::{Known, read_record};
use parallax::model::{Media, Record};

fuzz_target!(|bytes: &[u8]| {
    let _ = read_record(&Record::of_file("a.html", Media::Html, bytes.to_vec()), &Known::default());
});
