//! The form of each kind of value, and what is refused.

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::{Deserialize, Serialize};

use super::{Broken, MARK, from_bytes, to_bytes};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Parcel {
    weight: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sender: Option<String>,
    #[serde(default = "once", skip_serializing_if = "is_once")]
    times: u32,
    fragile: bool,
}

fn once() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_once(times: &u32) -> bool {
    *times == 1
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Load {
    Empty,
    One(Parcel),
    Pair(i16, f64),
    Named { by: char },
}

/// What stands behind the mark.
fn body<T: Serialize>(value: &T) -> Vec<u8> {
    to_bytes(value).unwrap().strip_prefix(&MARK).unwrap().to_vec()
}

fn read<T: for<'de> Deserialize<'de>>(body: &[u8]) -> Result<T, Broken> {
    from_bytes(&[&MARK[..], body].concat())
}

fn is_written<T: Serialize + for<'de> Deserialize<'de> + PartialEq + Debug>(value: T, bytes: &[u8]) {
    assert_eq!(body(&value), bytes, "{value:?}");
    assert_eq!(read(bytes), Ok(value));
}

#[test]
fn values_are_written_as_the_table_above_says() {
    is_written(0_u32, &[0]);
    is_written(300_u32, &[0xac, 2]);
    is_written(-1_i64, &[1]);
    is_written(64_i16, &[0x80, 1]);
    is_written(Some(true), &[1, 1]);
    is_written(None::<bool>, &[0]);
    is_written(1.0_f64, &[0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
    is_written("Łódź".to_owned(), &[7, 0xc5, 0x81, 0xc3, 0xb3, 0x64, 0xc5, 0xba]);
    is_written(vec![(1_u8, 'a'), (2, 'b')], &[2, 1, 0x61, 2, 0x62]);
    is_written(BTreeMap::from([(9_u32, "x".to_owned())]), &[1, 9, 1, 0x78]);
    is_written(Load::Empty, &[0]);
    is_written(Load::Pair(-2, 0.0), &[2, 3, 0, 0, 0, 0, 0, 0, 0, 0]);
    is_written(Load::Named { by: 'b' }, &[3, 0, 0x62]);
}

#[test]
fn a_field_that_was_left_out_has_its_default() {
    let parcel =
        |sender: Option<&str>, times| Parcel { weight: 5, sender: sender.map(str::to_owned), times, fragile: true };
    is_written(parcel(Some("x"), 2), &[0, 5, 1, 1, 0x78, 2, 1]);
    is_written(parcel(None, 2), &[2, 5, 0, 1, 2, 1, 1]);
    is_written(parcel(Some("x"), 1), &[3, 5, 1, 1, 0x78, 0, 1, 1]);
    is_written(Load::One(parcel(None, 1)), &[1, 2, 5, 0, 0, 1, 1]);
}

#[test]
fn a_field_without_a_default_cannot_be_left_out() {
    // the weight, then whether it is fragile
    assert_eq!(read::<Parcel>(&[1, 0, 0, 0, 1, 1]), Err(Broken));
    assert_eq!(read::<Parcel>(&[2, 5, 0, 0, 0]), Err(Broken));
    assert_eq!(read::<Parcel>(&[5, 5, 1, 1, 0x78, 2, 1]), Err(Broken), "there is no fifth field");
}

#[test]
fn what_nothing_could_have_written_is_refused() {
    assert_eq!(read::<u8>(&[0x80, 2]), Err(Broken), "256");
    assert_eq!(read::<u64>(&[0xff; 10]), Err(Broken), "more than 64 bits");
    assert_eq!(read::<u64>(&[0x80; 20]), Err(Broken), "without an end");
    assert_eq!(read::<bool>(&[2]), Err(Broken));
    assert_eq!(read::<char>(&[0x80, 0xb0, 3]), Err(Broken), "half of a pair");
    assert_eq!(read::<String>(&[1, 0xc5]), Err(Broken), "half of a letter");
    assert_eq!(read::<String>(&[2, 0x61]), Err(Broken), "cut short");
    assert_eq!(read::<Load>(&[4]), Err(Broken), "no such variant");
    assert_eq!(read::<Vec<Load>>(&[3, 0, 0]), Err(Broken), "one too few");
    assert_eq!(read::<u32>(&[1, 1]), Err(Broken), "one too many");
    assert_eq!(from_bytes::<u32>(&[1]), Err(Broken), "no mark");
}
