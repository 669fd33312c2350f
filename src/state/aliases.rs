//! Names as the reader joins and parts them: a list of edits that the browser keeps, a link carries and `corpus.toml`
//! takes.
//!
//! What an edit does to a corpus is the engine's to say. As text, an edit is `entity:other`, two identifiers, where two
//! are one, and `entity:-Name` where a name is parted; a list is joined by `~`, as all lists in addresses are.

use std::fmt;
use std::str::FromStr;

use super::pairs::{AddressNotice, Pairs, Reader};
use crate::engine::{AliasEdit, AliasPin};
use crate::model::EntityId;

/// The key of the edits in an address.
pub(super) const KEY: &str = "names";
/// Edits kept at most: more belong into `corpus.toml`.
const MOST: usize = 100;

/// The reader's edits, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases(Vec<AliasEdit>);

impl Aliases {
    /// The edits, as the engine is told them.
    pub fn edits(&self) -> &[AliasEdit] {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds an edit behind the others, unless it is there or there is no room. Tells whether it was added.
    pub fn add(&mut self, edit: AliasEdit) -> bool {
        let fits =
            self.0.len() < MOST && !self.0.contains(&edit) && read(&Written(&edit).to_string()).as_ref() == Ok(&edit);
        if fits {
            self.0.push(edit);
        }
        fits
    }

    /// Takes an edit back.
    pub fn take_back(&mut self, edit: &AliasEdit) {
        self.0.retain(|known| known != edit);
    }

    /// Adds what another list has besides, such as that of a link.
    pub fn add_all(&mut self, others: &Self) {
        for edit in &others.0 {
            self.add(edit.clone());
        }
    }

    pub(super) fn write(&self, pairs: &mut Pairs) {
        let items: Vec<String> = self.0.iter().map(|edit| Written(edit).to_string()).collect();
        pairs.list(KEY, items.iter().map(String::as_str));
    }

    pub(super) fn read(reader: &mut Reader) -> Self {
        let mut own = Self::default();
        for item in reader.values(KEY) {
            match read(&item) {
                Ok(edit) => {
                    own.add(edit);
                }
                Err(()) => reader.fault(KEY, &item),
            }
        }
        own
    }
}

/// As the browser keeps it: the pair of an address.
impl fmt::Display for Aliases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pairs = Pairs::default();
        self.write(&mut pairs);
        pairs.fmt(f)
    }
}

/// Reads what the browser kept; what makes no sense in it is left out.
impl FromStr for Aliases {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self::read(&mut Reader::new(text)))
    }
}

struct Written<'a>(&'a AliasEdit);

impl fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            AliasEdit::Merge { entity, other } => write!(f, "{entity}:{other}"),
            AliasEdit::Split { entity, name } => write!(f, "{entity}:-{name}"),
        }
    }
}

fn read(text: &str) -> Result<AliasEdit, ()> {
    let (entity, what) = text.split_once(':').ok_or(())?;
    let (entity, name) = (EntityId(entity.to_owned()), what.strip_prefix('-'));
    if entity.0.is_empty() || name.unwrap_or(what).is_empty() || what == entity.as_str() {
        return Err(());
    }
    Ok(match name {
        Some(name) => AliasEdit::Split { entity, name: name.to_owned() },
        None => AliasEdit::Merge { entity, other: EntityId(what.to_owned()) },
    })
}

/// The edits that an address carries, and what in them was not understood.
pub fn aliases_in(address: &str) -> (Aliases, Vec<AddressNotice>) {
    let mut reader = Reader::new(address);
    let Some(value) = reader.take(KEY) else { return (Aliases::default(), Vec::new()) };
    let mut own = Reader::of(KEY, value);
    let aliases = Aliases::read(&mut own);
    (aliases, own.finish())
}

/// The edits as tables that can stand in `corpus.toml`: given to the next ingestion, they hold for everybody.
pub fn corpus_toml(pins: &[AliasPin]) -> String {
    let mut out = String::new();
    for pin in pins {
        let list = |names: &[String]| names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
        if !out.is_empty() {
            out.push('\n');
        }
        out.extend(["[[entity]]\nname = ", &quoted(&pin.name), "\nkind = \"", pin.kind.as_str(), "\"\n"]);
        for (key, names) in [("names", &pin.names), ("apart", &pin.apart)] {
            if !names.is_empty() {
                out.extend([key, " = [", &list(names), "]\n"]);
            }
        }
    }
    out
}

/// A basic string of TOML 1.0: quotation marks, backslashes and control characters are escaped.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if letter.is_control() => out.extend(["\\u", &format!("{:04X}", u32::from(letter))]),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EntityKind;

    fn merge(entity: &str, other: &str) -> AliasEdit {
        AliasEdit::Merge { entity: entity.into(), other: other.into() }
    }

    fn split(entity: &str, name: &str) -> AliasEdit {
        AliasEdit::Split { entity: entity.into(), name: name.to_owned() }
    }

    #[test]
    fn edits_are_kept_as_a_short_text() {
        let mut aliases = Aliases::default();
        assert!(aliases.add(merge("olena-marsh", "lena-marsh-dahl")));
        assert!(aliases.add(split("olena-marsh", "Marsh ~ \u{e9}: -")));
        assert!(!aliases.add(merge("olena-marsh", "lena-marsh-dahl")), "it is there already");
        assert!(!aliases.add(merge("a", "a")) && !aliases.add(split("", "b")) && !aliases.add(merge("a:b", "c")));
        let text = aliases.to_string();
        assert_eq!(text, "names=olena-marsh:lena-marsh-dahl~olena-marsh:-Marsh%20%257E%20%C3%A9:%20-");
        assert_eq!(text.parse(), Ok(aliases.clone()));
        aliases.take_back(&merge("olena-marsh", "lena-marsh-dahl"));
        assert_eq!(aliases.edits(), [split("olena-marsh", "Marsh ~ \u{e9}: -")]);
        assert_eq!("nonsense&names=~a~:~a:-~:b".parse(), Ok(Aliases::default()));
    }

    #[test]
    fn no_more_are_kept_than_a_link_carries() {
        let mut aliases = Aliases::default();
        for number in 0..MOST {
            assert!(aliases.add(merge("a", &format!("b{number}"))));
        }
        assert!(!aliases.add(merge("a", "c")));
        assert_eq!(aliases.to_string().parse(), Ok(aliases));
    }

    #[test]
    fn tables_for_the_makers_escape_what_toml_would_read() {
        let pin = AliasPin {
            name: "Lena \"Len\" Marsh".into(),
            kind: EntityKind::Person,
            names: vec!["O\\M".into(), "Olena\tMarsh".into()],
            apart: vec![],
        };
        let text = corpus_toml(&[pin.clone(), AliasPin { names: vec![], apart: vec!["Marsh".into()], ..pin }]);
        assert_eq!(
            text,
            "[[entity]]\nname = \"Lena \\\"Len\\\" Marsh\"\nkind = \"person\"\nnames = [\"O\\\\M\", \"Olena\\tMarsh\"]\n\n\
             [[entity]]\nname = \"Lena \\\"Len\\\" Marsh\"\nkind = \"person\"\napart = [\"Marsh\"]\n"
        );
        assert_eq!(corpus_toml(&[]), "");
    }
}
