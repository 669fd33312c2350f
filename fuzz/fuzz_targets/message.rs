//! Answers that were altered on the way: none breaks the page, and what is read is written the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::engine::message::{from_bytes, to_bytes};
use parallax::engine::{Answer, Request};
use serde::{Deserialize, Serialize};

fn read<T: Serialize + for<'de> Deserialize<'de>>(bytes: &[u8]) {
    let Ok(message) = from_bytes::<T>(bytes) else { return };
    // compared as bytes, since what is no number equals nothing
    let written = to_bytes(&message).expect("it was read");
    let again: T = from_bytes(&written).expect("it was written");
    assert_eq!(to_bytes(&again).as_ref(), Ok(&written));
}

fuzz_target!(|body: &[u8]| {
    let mark = to_bytes(&()).expect("nothing has a form");
    let bytes = [mark.as_slice(), body].concat();
    read::<Answer>(&bytes);
    read::<Request>(&bytes);
});
