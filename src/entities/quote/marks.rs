//! Where quotation marks open and close: typographic, straight, angled, single in the British manner, nested, and left
//! open at the end of a paragraph whose successor opens again.
//!
//! Does not know who speaks, nor whether anybody does.

use crate::model::Block;

/// A stretch between quotation marks, in bytes of its block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) block: usize,
    /// The opening mark.
    pub(super) start: usize,
    /// Behind the closing mark, or the end of the block.
    pub(super) end: usize,
    /// Behind the opening mark.
    pub(super) inner_start: usize,
    /// The closing mark, or the end of the block.
    pub(super) inner_end: usize,
    /// A closing mark was found.
    pub(super) closed: bool,
}

impl Marked {
    /// The words between the marks.
    pub(super) fn inner<'a>(&self, blocks: &'a [Block]) -> &'a str {
        blocks
            .get(self.block)
            .and_then(|block| block.text.get(self.inner_start..self.inner_end))
            .unwrap_or_default()
            .trim()
    }
}

/// The quoted stretches of an article in the order of the text; those inside others are part of the outer.
pub(super) fn marked(blocks: &[Block]) -> Vec<Marked> {
    let singles = is_single_style(blocks);
    let mut out = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        in_block(number, &block.text, singles, &mut out);
    }
    out
}

/// Whether the article quotes with single marks: they open more often than double ones.
fn is_single_style(blocks: &[Block]) -> bool {
    let (mut single, mut double) = (0_usize, 0_usize);
    for block in blocks {
        let mut before = ' ';
        let mut letters = block.text.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '\u{201c}' | '"' | '\u{ab}' | '\u{201e}' => double += 1,
                '\u{2018}' => single += 1,
                '\'' if letters.peek() == Some(&'\'') => double += 1,
                '\'' if before.is_whitespace() => single += 1,
                _ => {}
            }
            before = letter;
        }
    }
    single > double
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Open,
    Close,
    None,
}

fn in_block(number: usize, text: &str, singles: bool, out: &mut Vec<Marked>) {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut open: Option<(usize, usize, char)> = None;
    let mut depth = 0_usize;
    let mut skip = 0_usize;
    let last_close = text.rfind(['\u{201d}', '"', '\u{bb}']).unwrap_or(0);
    for (at, &(offset, letter)) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).map_or(' ', |&(_, letter)| letter);
        let after = letters.get(at + 1).map_or(' ', |&(_, letter)| letter);
        if at < skip {
            continue;
        }
        // two apostrophes are a typewriter's quotation mark
        let (letter, after, behind) = if letter == '\'' && after == '\'' {
            skip = at + 2;
            ('"', letters.get(at + 2).map_or(' ', |&(_, letter)| letter), offset + 2)
        } else {
            (letter, after, offset + letter.len_utf8())
        };
        let turn = turn(letter, before, after, open.map(|(_, _, mark)| mark), singles);
        match (turn, open) {
            (Turn::Open, None) => {
                open = Some((offset, behind, letter));
                depth = 0;
            }
            (Turn::Open, Some((start, inner, mark))) => {
                if letter == '"' {
                    // a mark that can only open means that the one before was never closed
                    push(number, text, (start, inner, offset, offset, false), out);
                    open = Some((offset, behind, letter));
                } else if mark == letter {
                    depth += 1;
                }
            }
            (Turn::Close, Some((start, inner, _))) => {
                if depth > 0 && behind <= last_close {
                    depth -= 1;
                } else {
                    push(number, text, (start, inner, offset, behind, true), out);
                    open = None;
                }
            }
            _ => {}
        }
    }
    if let Some((start, inner, mark)) = open
        && (mark != '\'' && mark != '\u{2018}')
    {
        push(number, text, (start, inner, text.len(), text.len(), false), out);
    }
}

/// What a letter does at its place, `open` being the mark that stands open.
fn turn(letter: char, before: char, after: char, open: Option<char>, singles: bool) -> Turn {
    let starts = (before.is_whitespace()
        || matches!(before, '(' | '[' | '-' | '\u{2014}' | '\u{2013}' | '\u{2018}' | '\''))
        && !after.is_whitespace();
    let ends = after.is_whitespace() || (!after.is_alphanumeric() && !matches!(after, '$' | '(' | '['));
    let single_open = open.is_some_and(|mark| matches!(mark, '\'' | '\u{2018}'));
    match letter {
        '\u{201c}' if open == Some('\u{201e}') => Turn::Close,
        '\u{201c}' if open.is_some() && !single_open && !starts && ends => Turn::Close,
        '\u{201c}' | '\u{201e}' | '\u{ab}' => Turn::Open,
        '\u{201d}' | '\u{bb}' if open.is_some() => Turn::Close,
        '\u{201d}' if starts => Turn::Open,
        '"' if open.is_none() => {
            if starts || !ends {
                Turn::Open
            } else {
                Turn::None
            }
        }
        '"' if single_open => Turn::None,
        '"' if starts && !ends && open == Some('"') => Turn::Open,
        '"' => Turn::Close,
        '\u{2018}' if singles && open.is_none() && starts => Turn::Open,
        '\'' if singles && open.is_none() && starts && after.is_alphabetic() => Turn::Open,
        '\u{2019}' | '\'' if single_open && ends && !before.is_whitespace() => {
            // the plural's possessive ("workers' rights") closes nothing
            if before == 's' && after == ' ' { Turn::None } else { Turn::Close }
        }
        _ => Turn::None,
    }
}

fn push(
    block: usize,
    text: &str,
    (start, inner_start, inner_end, end, closed): (usize, usize, usize, usize, bool),
    out: &mut Vec<Marked>,
) {
    let inner = text.get(inner_start..inner_end).unwrap_or_default();
    let trimmed = inner_start + inner.trim_end().len();
    if inner.trim().is_empty() {
        return;
    }
    let end = if closed { end } else { trimmed };
    let inner_end = if closed { inner_end } else { trimmed };
    out.push(Marked { block, start, end, inner_start, inner_end, closed });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::fixture::blocks;

    fn check(paragraphs: &[&str], want: &[&str]) {
        let blocks = blocks(paragraphs);
        let got: Vec<_> = marked(&blocks).iter().map(|marked| marked.inner(&blocks).to_owned()).collect();
        assert_eq!(got, want, "{paragraphs:?}");
    }

    #[test]
    fn every_manner_of_quoting_is_read() {
        check(&["“We go,” she said. “Now.”"], &["We go,", "Now."]);
        check(&["\"We go,\" she said. \"Now.\""], &["We go,", "Now."]);
        check(&["He said «we go» and „we stay“ too."], &["we go", "we stay"]);
        check(&["‘We can’t go,’ she said. ‘Not now.’"], &["We can’t go,", "Not now."]);
        check(&["'We can't go,' she said."], &["We can't go,"]);
        check(&["“He told me ‘no way’ twice,” she said."], &["He told me ‘no way’ twice,"]);
        check(&["“It is about “trust” now,” she said."], &["It is about “trust” now,"]);
        check(&["“It began here,“ he said."], &["It began here,"]);
        check(&["''We go,'' she said. ''Now.''"], &["We go,", "Now."]);
        check(&["A board 5\" wide."], &[]);
    }

    #[test]
    fn an_open_quotation_runs_to_the_end_of_its_paragraph() {
        check(&["“It began here.", "“It ends there,” he said."], &["It began here.", "It ends there,"]);
        check(&["He said: \"It began here.", "\"It ends there.\""], &["It began here.", "It ends there."]);
    }
}
