//! Structs that hold another struct and are written as one: its fields stand among their own.
//!
//! `#[serde(flatten)]` writes the same, but as a map, and reads by putting everything aside first: twice the time for
//! an article, and no way to read it from a form that does not name its fields.

/// Serde for `$whole { $before.., $part: $Part { $inner.. }, $after.. }`, written as one struct in that order.
macro_rules! flat {
    ($whole:ident {
        $($before:ident: $Before:ty,)*
        ..$part:ident: $Part:ident { $($(#[$attr:meta])* $inner:ident: $Inner:ty,)* }
        $(, $after:ident: $After:ty)* $(,)?
    }) => {
        impl serde::Serialize for $whole {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                const FIELDS: &[&str] = &[
                    $(stringify!($before),)* $(stringify!($inner),)* $(stringify!($after),)*
                ];
                let mut fields = to.serialize_struct(stringify!($whole), FIELDS.len())?;
                $(fields.serialize_field(stringify!($before), &self.$before)?;)*
                $(fields.serialize_field(stringify!($inner), &self.$part.$inner)?;)*
                $(fields.serialize_field(stringify!($after), &self.$after)?;)*
                fields.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $whole {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                #[derive(serde::Deserialize)]
                struct $whole {
                    $($before: $Before,)*
                    $($(#[$attr])* $inner: $Inner,)*
                    $($after: $After,)*
                }
                let $whole { $($before,)* $($inner,)* $($after,)* } = $whole::deserialize(from)?;
                Ok(Self { $($before,)* $part: $Part { $($inner),* } $(, $after)* })
            }
        }
    };
}

pub(super) use flat;
