//! A search in its plainest writing.

use super::{How, KEYS, Key, Node, Within, Words};

/// Writes what is asked for, so that it reads as the same.
pub(super) fn print(root: Option<&Node>) -> String {
    let mut out = String::new();
    let Some(root) = root else { return out };
    node(&mut out, root, Place::Top);
    match last(root) {
        // a word with nothing behind it is still being typed; one in parentheses only if they are open
        Some(How::Word) if !out.ends_with(')') => out.push(' '),
        Some(How::Typing) => out.truncate(out.trim_end_matches(')').len()),
        _ => {}
    }
    out
}

/// What a part stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Top,
    Either,
    All,
    Single,
}

fn node(out: &mut String, what: &Node, place: Place) {
    let (nodes, between, inner, loose) = match what {
        Node::Words(found) => return words(out, found),
        Node::Value(value) => {
            let (name, text) = (value.field.name(), &value.text);
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
            let plain = text.chars().all(plain) && text.starts_with(char::is_alphanumeric);
            let quote = if plain { "" } else { "\"" };
            out.extend([name, ":", quote, text, quote]);
            return;
        }
        Node::Not(inner) => {
            out.push('-');
            return node(out, inner, Place::Single);
        }
        Node::Or(nodes) => (nodes, " OR ".to_owned(), Place::Either, place == Place::Top),
        Node::And(nodes) => (nodes, " ".to_owned(), Place::All, matches!(place, Place::Top | Place::Either)),
        Node::Near(distance, nodes) => (nodes, format!(" NEAR/{distance} "), Place::Single, place != Place::Single),
    };
    if !loose {
        out.push('(');
    }
    for (at, one) in nodes.iter().enumerate() {
        if at > 0 {
            out.push_str(&between);
        }
        node(out, one, inner);
    }
    if !loose {
        out.push(')');
    }
}

fn words(out: &mut String, words: &Words) {
    let key = |within| KEYS.iter().find(|(_, key)| *key == Key::Words(within)).map_or("", |(name, _)| name);
    if words.within != Within::Anywhere {
        out.push_str(key(words.within));
        out.push(':');
    }
    let text = &words.text;
    let several = words.terms.len() > 1;
    let written = match words.how {
        How::Word | How::Typing => text.clone(),
        How::Exact => format!("\"{text}\""),
        How::Prefix if several => format!("\"{text}*\""),
        How::Prefix => format!("{text}*"),
        How::Fuzzy(distance) => format!("{text}~{distance}"),
    };
    out.push_str(&written);
}

/// How the last words are compared, where the last thing is words.
fn last(node: &Node) -> Option<How> {
    match node {
        Node::Words(words) => Some(words.how),
        Node::Value(_) => None,
        // what must not occur is never taken as being typed, but a space behind it does no harm
        Node::Not(inner) => last(inner),
        Node::Near(_, nodes) | Node::And(nodes) | Node::Or(nodes) => nodes.last().and_then(last),
    }
}
