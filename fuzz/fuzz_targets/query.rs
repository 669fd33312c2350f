//! Typed searches: nothing breaks, and the plainest writing of a search asks for the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::index::Search;

fuzz_target!(|typed: &str| {
    let search = Search::parse(typed);
    for fault in &search.faults {
        assert!(typed.get(fault.span.range()).is_some(), "a fault outside the line");
    }
    let printed = search.to_string();
    assert_eq!(Search::parse(&printed).root, search.root, "{typed:?} is printed {printed:?}");
});
