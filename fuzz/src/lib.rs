//! What the targets share: reading bytes as a source, with small bounds, and what must hold of what is found.

use std::ops::ControlFlow;

use parallax::source::{Found, Limits, Options, of_line, records, to_line};

/// Small, so that what goes beyond shows at once.
fn options() -> Options {
    let limits = Limits {
        record_bytes: 1 << 16,
        unpacked_bytes: 1 << 20,
        spooled_bytes: 1 << 20,
        entries: 1000,
        ..Limits::default()
    };
    Options { limits, ..Options::default() }
}

/// Reads `bytes` as the source `name`.
pub fn read(name: &str, bytes: &[u8]) {
    let options = options();
    records(name, &mut &bytes[..], &options, &mut |found| {
        match found {
            Found::Record(record) => {
                // Windows-1252 takes up to three bytes in UTF-8, JSON's escapes fewer than they are written with.
                assert!(record.body.len() as u64 <= 4 * options.limits.record_bytes, "longer than the limit");
                assert!(!record.source.is_empty(), "a record without a name");
                assert_eq!(of_line(&to_line(&record)).as_ref(), Ok(&record), "not the same through a line");
            }
            Found::Rejected(rejected) => assert!(!rejected.source.is_empty() && !rejected.reason.is_empty()),
            Found::PassedOver(passed) => assert!(!passed.source.is_empty() && !passed.reason.is_empty()),
        }
        ControlFlow::Continue(())
    });
}
