//! What crosses between page and engine arrives as it was sent, and what is no message is said to be none.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

#[path = "support/dice.rs"]
mod dice;

use std::fmt::Debug;

use dice::one_of_each;
use parallax::engine::message::{Broken, from_bytes, to_bytes};
use parallax::engine::{Answer, Request};
use proptest::collection::vec;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

/// The message comes back the same, and no part of it is taken for a whole.
fn arrives<T: Serialize + for<'de> Deserialize<'de> + PartialEq + Debug>(message: &T) {
    let bytes = to_bytes(message).unwrap();
    assert_eq!(from_bytes::<T>(&bytes).as_ref(), Ok(message));
    // of a long one, some forty parts
    for cut in (0..bytes.len()).step_by(1 + bytes.len() / 40) {
        assert_eq!(from_bytes::<T>(&bytes[..cut]), Err(Broken), "{cut} of {} bytes", bytes.len());
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert_eq!(from_bytes::<T>(&longer), Err(Broken), "with a byte too many");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_question_arrives(bytes in vec(any::<u8>(), 0..200)) {
        one_of_each::<Request>(&bytes).iter().for_each(arrives);
    }

    #[test]
    fn every_answer_arrives(bytes in vec(any::<u8>(), 0..600)) {
        one_of_each::<Answer>(&bytes).iter().for_each(arrives);
    }

    #[test]
    fn an_altered_answer_is_refused_or_another_answer(
        bytes in vec(any::<u8>(), 0..600), at in any::<prop::sample::Index>(), by in 1..=255_u8
    ) {
        for answer in one_of_each::<Answer>(&bytes) {
            let mut altered = to_bytes(&answer).unwrap();
            let at = at.index(altered.len());
            altered[at] ^= by;
            if let Ok(other) = from_bytes::<Answer>(&altered) {
                prop_assert!(to_bytes(&other).is_ok());
            }
        }
    }

    #[test]
    fn noise_is_no_message(noise in vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(from_bytes::<Answer>(&noise), Err(Broken));
        // behind the mark of this build it may be one by chance; it must not be the end of the page
        let mark = to_bytes(&()).unwrap();
        let _read = from_bytes::<Answer>(&[mark, noise].concat());
    }
}

#[test]
fn a_message_of_another_build_is_refused() {
    let mut bytes = to_bytes(&Request::Open).unwrap();
    assert_eq!(from_bytes(&bytes), Ok(Request::Open));
    bytes[0] ^= 1;
    assert_eq!(from_bytes::<Request>(&bytes), Err(Broken));
}

#[test]
fn a_length_that_cannot_be_takes_no_memory() {
    let mark = to_bytes(&()).unwrap();
    // four thousand million articles, in eight bytes
    let claim = [mark.as_slice(), &[7, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0]].concat();
    assert_eq!(from_bytes::<Request>(&claim), Err(Broken));
}
