//! Plain words that are the name of something, and with it of all that has another name for it.

use super::{At, Field, How, Node, Value, Within, Words};
use crate::model::Span;

/// Words of a name at most.
const MOST_WORDS: usize = 5;

/// The node with every name in it as an alternative to its words.
pub(super) fn widen(node: &Node, is_name: &dyn Fn(&[String]) -> bool) -> Node {
    match node {
        Node::Words(words) => named(&[words], is_name).unwrap_or_else(|| node.clone()),
        Node::And(nodes) => {
            let mut out = Vec::with_capacity(nodes.len());
            let mut rest = nodes.as_slice();
            while let Some((first, behind)) = rest.split_first() {
                let run: Vec<&Words> = rest.iter().take(MOST_WORDS).map_while(plain).collect();
                let mut lengths = (1..=run.len()).rev();
                let found = lengths.find_map(|length| Some((named(run.get(..length)?, is_name)?, length)));
                let (node, length) = found.unwrap_or_else(|| (widen(first, is_name), 1));
                out.push(node);
                rest = rest.get(length..).unwrap_or(behind);
            }
            // a whole search that is one name
            if out.len() > 1 { Node::And(out) } else { out.pop().unwrap_or_else(|| node.clone()) }
        }
        Node::Or(nodes) => Node::Or(nodes.iter().map(|node| widen(node, is_name)).collect()),
        Node::Not(inner) => Node::Not(Box::new(widen(inner, is_name))),
        Node::Near(..) | Node::Value(_) => node.clone(),
    }
}

/// A word that stands for all that is called so.
fn plain(node: &Node) -> Option<&Words> {
    match node {
        Node::Words(words) if matches!(words.how, How::Word | How::Typing) && words.within == Within::Anywhere => {
            Some(words)
        }
        _ => None,
    }
}

fn named(run: &[&Words], is_name: &dyn Fn(&[String]) -> bool) -> Option<Node> {
    if !run.iter().all(|words| matches!(words.how, How::Word | How::Typing) && words.within == Within::Anywhere) {
        return None;
    }
    let terms: Vec<String> = run.iter().flat_map(|words| words.terms.iter().cloned()).collect();
    if !is_name(&terms) {
        return None;
    }
    let (first, last) = (run.first()?.span.0, run.last()?.span.0);
    let text = run.iter().map(|words| words.text.as_str()).collect::<Vec<_>>().join(" ");
    let value = Value { field: Field::Name, text, span: At(Span { start: first.start, end: last.end }) };
    let mut words: Vec<Node> = run.iter().map(|&words| Node::Words(words.clone())).collect();
    let words = if words.len() > 1 { Node::And(words) } else { words.pop()? };
    Some(Node::Or(vec![words, Node::Value(value)]))
}
