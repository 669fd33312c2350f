//! The text pass: any bytes become an article or are refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = parallax::ingest::read("a.txt", bytes);
});
