//! Blocks and removed ranges from the roles of lines.

use super::line::{Line, bullet};
use super::role::Role;
use crate::model::{Block, BlockKind, Reason, Removed};
use crate::text;

/// The blocks and the removed ranges, each in order; together they cover every line.
pub(super) fn assemble(lines: &[Line<'_>], roles: &[Role]) -> (Vec<Block>, Vec<Removed>) {
    let (mut blocks, mut removed) = (Vec::new(), Vec::<Removed>::new());
    let mut before: Option<(Reason, &str)> = None;
    for (line, role) in lines.iter().zip(roles) {
        match *role {
            Role::Keep(kind) => {
                blocks.push(block(kind, line));
                before = None;
            }
            Role::Drop(reason, rule) => {
                match removed.last_mut().filter(|_| before == Some((reason, rule))) {
                    Some(last) => last.raw.end = line.span.end,
                    None => removed.push(Removed { raw: line.span, reason, rule: rule.to_owned() }),
                }
                before = Some((reason, rule));
            }
        }
    }
    (blocks, removed)
}

fn block(kind: BlockKind, line: &Line<'_>) -> Block {
    let listed = matches!(kind, BlockKind::Highlight | BlockKind::Item);
    let cut = bullet(&line.text).max(if listed { number(&line.text) } else { 0 });
    let text = line.text.get(cut..).unwrap_or_default().to_owned();
    let sentences = text::sentences(&text);
    Block { kind, text, raw: line.span, sentences }
}

/// How many bytes are the number of a list item: "1. ", "2) ".
pub(super) fn number(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default();
    if (1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") ")) { digits + 2 } else { 0 }
}
