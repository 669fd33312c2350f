//! A number from 0 to 1 that has an order and is written the same everywhere.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A share, a certainty, a weight: from 0 to 1, to three places. As JSON a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(with = "f64"))]
pub struct Share(u16);

impl Share {
    /// The whole: 1.
    pub const FULL: Self = Self(1000);

    /// The nearest to `value`; what is no number is 0.
    #[must_use]
    pub fn new(value: f64) -> Self {
        Self((value.clamp(0.0, 1.0) * 1000.0).round() as u16)
    }

    /// As a number.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// Whether it is 1.
    #[must_use]
    pub fn is_full(&self) -> bool {
        *self == Self::FULL
    }

    /// The default of a field that is left out where it is 1.
    #[must_use]
    pub fn full() -> Self {
        Self::FULL
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_f64(self.value())
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        f64::deserialize(from).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_has_three_places_and_stays_between_0_and_1() {
        for (value, written) in [(0.8733, "0.873"), (1.0, "1.0"), (7.0, "1.0"), (-1.0, "0.0"), (f64::NAN, "0.0")] {
            assert_eq!(serde_json::to_string(&Share::new(value)).unwrap(), written);
        }
        assert_eq!(serde_json::from_str::<Share>("1").unwrap(), Share::FULL);
    }
}
