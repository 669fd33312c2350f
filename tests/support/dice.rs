//! Values of any type that serde can read, made up from bytes: whatever a type is asked for, the next byte decides.
//!
//! A type that gets a new field or a new variant is made up with it, so that no test has to be told of it.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor, value::Error,
};
use serde::{Deserialize, forward_to_deserialize_any};

/// Bytes to decide by; when they have run out, all is zero, empty and absent.
pub(crate) struct Dice<'a> {
    bytes: std::slice::Iter<'a, u8>,
    /// Which variant the outermost enum takes.
    variant: Option<u32>,
    /// How many variants the outermost enum has.
    variants: usize,
}

/// One value for each variant of the enum `T`.
pub(crate) fn one_of_each<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Vec<T> {
    let mut made = Vec::new();
    loop {
        let mut dice = Dice { bytes: bytes.iter(), variant: u32::try_from(made.len()).ok(), variants: 0 };
        made.push(T::deserialize(&mut dice).unwrap());
        if made.len() == dice.variants {
            return made;
        }
    }
}

impl<'b> Dice<'b> {
    fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.bytes.next().copied().map_or(0, usize::from) % among.len()]
    }

    fn few(&mut self) -> Parts<'_, 'b> {
        let left = self.pick(&[0, 1, 2, 3]);
        Parts { dice: self, left }
    }
}

macro_rules! pick {
    ($($ask:ident $visit:ident $among:expr;)*) => {$(
        fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit(self.pick(&$among))
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Dice<'_> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    pick! {
        deserialize_bool visit_bool [false, true];
        deserialize_i8 visit_i8 [0, -1, i8::MIN, i8::MAX];
        deserialize_i16 visit_i16 [0, -1, 63, 64, -64, -65, i16::MIN, i16::MAX];
        deserialize_i32 visit_i32 [0, -1, 20_000, i32::MIN, i32::MAX];
        deserialize_i64 visit_i64 [0, -1, 1 << 40, i64::MIN, i64::MAX];
        deserialize_u8 visit_u8 [0, 1, 127, 128, 255];
        deserialize_u16 visit_u16 [0, 1, 127, 128, 300, u16::MAX];
        deserialize_u32 visit_u32 [0, 1, 127, 128, 16_383, 16_384, 1 << 28, u32::MAX];
        deserialize_u64 visit_u64 [0, 1, 127, 128, 1 << 35, 1 << 63, u64::MAX];
        deserialize_f32 visit_f32 [0.0, -1.5, f32::MAX];
        deserialize_f64 visit_f64 [0.0, 1.0, 0.873, -1.5, 1e300, f64::MIN_POSITIVE];
        deserialize_char visit_char ['\0', 'a', 'Ł', '\u{10ffff}'];
        deserialize_string visit_str ["", "a", "two words", "Łódź", "\u{1f980}\n", LONG];
        // who borrows reads a notation: moments do
        deserialize_str visit_str ["2025-04-23", "2025-04-23T15:51:00", "0000-01-01T00:00:00-14:00"];
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("what travels says what it is"))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.pick(&[false, true]) { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self.few())
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self.few())
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, left: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Parts { dice: self, left })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        left: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(left, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(fields.len(), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.variants == 0 {
            self.variants = variants.len();
        }
        visitor.visit_enum(Variants { dice: self, count: variants.len() })
    }

    forward_to_deserialize_any! { bytes byte_buf unit unit_struct identifier ignored_any }
}

/// So many values that are made up one after the other.
struct Parts<'a, 'b> {
    dice: &'a mut Dice<'b>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Parts<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.dice).map(Some)
    }
}

impl<'de> MapAccess<'de> for Parts<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.next_element_seed(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(&mut *self.dice)
    }
}

/// An enum of `count` variants.
struct Variants<'a, 'b> {
    dice: &'a mut Dice<'b>,
    count: usize,
}

impl<'de> EnumAccess<'de> for Variants<'_, '_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let all: Vec<u32> = (0..u32::try_from(self.count).unwrap()).collect();
        let variant = self.dice.variant.take().unwrap_or_else(|| self.dice.pick(&all));
        Ok((seed.deserialize(IntoDeserializer::<Error>::into_deserializer(variant))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variants<'_, '_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.dice)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        self.dice.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.dice.deserialize_tuple(fields.len(), visitor)
    }
}

/// Longer than a length of one byte.
const LONG: &str = "Nothing in this line is news, and it goes on for as long as it takes to be longer than a hundred and \
    twenty-seven bytes, which it now is.";
