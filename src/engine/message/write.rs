//! Writes values in the form of messages. Knows no type.

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    SerializeTupleVariant, Serializer,
};

use super::Broken;

type Written = Result<(), Broken>;

/// The bytes so far.
pub(super) struct Writer(Vec<u8>);

// What every type calls stays one function each: copied to where it is called, it would be most of the program.
impl Writer {
    pub(super) fn beginning(mark: &[u8]) -> Self {
        Self(mark.to_vec())
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    #[inline(never)]
    fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    #[inline(never)]
    fn whole(&mut self, mut number: u64) {
        while number > 0x7f {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn signed(&mut self, number: i64) {
        self.whole((number << 1 ^ number >> 63) as u64);
    }

    #[inline(never)]
    fn bytes(&mut self, bytes: &[u8]) {
        self.whole(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    fn many(&mut self, count: Option<usize>) -> Result<&mut Self, Broken> {
        self.whole(count.ok_or(Broken)? as u64);
        Ok(self)
    }

    fn fields(&mut self) -> Fields<'_> {
        let at = self.0.len();
        self.byte(0);
        Fields { writer: self, at, done: 0 }
    }
}

/// A struct of which `done` fields are written or left out.
pub(super) struct Fields<'a> {
    writer: &'a mut Writer,
    /// Where the byte stands that says from which field on there are bytes before the fields.
    at: usize,
    done: u8,
}

impl Fields<'_> {
    /// Begins a field that is there, or is not.
    #[inline(never)]
    fn begin(&mut self, there: bool) -> Written {
        self.done = self.done.checked_add(1).ok_or(Broken)?;
        let first_absent = self.writer.0.get_mut(self.at).ok_or(Broken)?;
        if !there && *first_absent == 0 {
            *first_absent = self.done;
        }
        if *first_absent != 0 {
            self.writer.byte(u8::from(there));
        }
        Ok(())
    }
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Broken;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Fields<'a>;
    type SerializeStructVariant = Fields<'a>;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.byte(u8::from(value));
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Written {
        self.signed(value);
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Written {
        self.whole(value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Written {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Written {
        self.0.extend_from_slice(&value.to_le_bytes());
        Ok(())
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_u32(value.into())
    }

    fn serialize_str(self, value: &str) -> Written {
        self.bytes(value.as_bytes());
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Written {
        self.bytes(value);
        Ok(())
    }

    fn serialize_none(self) -> Written {
        self.byte(0);
        Ok(())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Written {
        self.byte(1);
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, variant: u32, _: &'static str) -> Written {
        self.serialize_u32(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        value: &T,
    ) -> Written {
        self.whole(variant.into());
        value.serialize(self)
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Self, Broken> {
        self.many(len)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Broken> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Broken> {
        Ok(self)
    }

    fn serialize_tuple_variant(self, _: &'static str, variant: u32, _: &'static str, _: usize) -> Result<Self, Broken> {
        self.whole(variant.into());
        Ok(self)
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Self, Broken> {
        self.many(len)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'a>, Broken> {
        Ok(self.fields())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Fields<'a>, Broken> {
        self.whole(variant.into());
        Ok(self.fields())
    }
}

/// Kinds of sequences differ only in what serde calls them.
macro_rules! one_after_the_other {
    ($($kind:ident $next:ident),*) => {$(
        impl $kind for &mut Writer {
            type Ok = ();
            type Error = Broken;

            fn $next<T: ?Sized + Serialize>(&mut self, value: &T) -> Written {
                value.serialize(&mut **self)
            }

            fn end(self) -> Written {
                Ok(())
            }
        }
    )*};
}

one_after_the_other!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

impl SerializeMap for &mut Writer {
    type Ok = ();
    type Error = Broken;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Written {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Written {
        value.serialize(&mut **self)
    }

    fn end(self) -> Written {
        Ok(())
    }
}

macro_rules! named_fields {
    ($($kind:ident),*) => {$(
        impl $kind for Fields<'_> {
            type Ok = ();
            type Error = Broken;

            fn serialize_field<T: ?Sized + Serialize>(&mut self, _: &'static str, value: &T) -> Written {
                self.begin(true)?;
                value.serialize(&mut *self.writer)
            }

            fn skip_field(&mut self, _: &'static str) -> Written {
                self.begin(false)
            }

            fn end(self) -> Written {
                Ok(())
            }
        }
    )*};
}

named_fields!(SerializeStruct, SerializeStructVariant);
