//! Promises to those who published something: their links and their corpora still open.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

mod support;

use parallax::state::{link, parse};
use support::root;

#[test]
fn every_link_ever_published_still_opens_and_is_its_own_address() {
    let links = std::fs::read_to_string(root().join("tests/fixtures/links/v1.txt")).unwrap();
    let mut count = 0;
    for line in links.lines().filter(|line| !line.starts_with('#')) {
        let (view, notices) = parse(line);
        assert!(notices.is_empty(), "{line}: {notices:?}");
        assert_eq!(link(&view), line);
        count += 1;
    }
    assert!(count >= 16, "links were removed: {count} are left");
}
