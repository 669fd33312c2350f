//! From the pieces of a line to what they ask for. Works through them once; depth, length and number are bounded.

use super::lex::{NEAR, Piece, Token, keyword, pieces};
use super::{At, Fault, Field, How, Key, Node, Search, Value, Within, Words};
use crate::index::term::terms;
use crate::model::Span;

/// Bytes of a line that are read.
const MOST_BYTES: usize = 10_000;
/// Words and values of a search.
const MOST_LEAVES: usize = 500;
/// Parentheses inside parentheses.
const MOST_DEPTH: usize = 30;
/// Faults that are told.
const MOST_FAULTS: usize = 20;
/// Words between two that are near each other.
const MOST_DISTANCE: u32 = 1_000;

pub(super) fn parse(typed: &str) -> Search {
    let mut end = typed.len().min(MOST_BYTES);
    while !typed.is_char_boundary(end) {
        end -= 1;
    }
    let text = typed.get(..end).unwrap_or_default();
    let mut parser = Parser { text, whole: typed, pieces: pieces(text), at: 0, leaves: 0, faults: Vec::new() };
    if end < typed.len() {
        parser.fault(Span::new(end, typed.len()), format!("Only the first {MOST_BYTES} bytes of a search are read."));
    }
    let mut found = Vec::new();
    while parser.at < parser.pieces.len() {
        found.extend(parser.either(Context::default()));
        if let Some(span) = parser.next_if(|token| *token == Token::Close) {
            parser.fault(span, "This parenthesis closes nothing.".to_owned());
        }
    }
    let mut faults = parser.faults;
    faults.sort();
    faults.dedup();
    faults.truncate(MOST_FAULTS);
    Search { root: join(found, Node::And), faults }
}

struct Parser<'a> {
    text: &'a str,
    whole: &'a str,
    pieces: Vec<Piece<'a>>,
    at: usize,
    leaves: usize,
    faults: Vec<Fault>,
}

/// What stands around a part of the line.
#[derive(Clone, Copy, Debug, Default)]
struct Context {
    key: Option<Key>,
    depth: usize,
    denied: bool,
}

/// `And` or `Or` of several, without one like it inside; the one itself, or nothing.
fn join(nodes: Vec<Node>, kind: fn(Vec<Node>) -> Node) -> Option<Node> {
    let same = std::mem::discriminant(&kind(Vec::new()));
    let mut flat = Vec::with_capacity(nodes.len());
    for node in nodes {
        let alike = std::mem::discriminant(&node) == same;
        match node {
            Node::And(inner) | Node::Or(inner) if alike => flat.extend(inner),
            node => flat.push(node),
        }
    }
    if flat.len() > 1 { Some(kind(flat)) } else { flat.pop() }
}

fn not(node: Node) -> Node {
    match node {
        Node::Not(inner) => *inner,
        node => Node::Not(Box::new(node)),
    }
}

impl<'a> Parser<'a> {
    fn fault(&mut self, span: Span, message: String) {
        // more are never told; the list is kept short while a long line is read
        if self.faults.len() < 4 * MOST_FAULTS {
            self.faults.push(Fault { span, message });
        }
    }

    fn peek(&self) -> Option<&Token<'a>> {
        self.pieces.get(self.at).map(|piece| &piece.token)
    }

    fn next_if(&mut self, wanted: impl Fn(&Token<'a>) -> bool) -> Option<Span> {
        let piece = self.pieces.get(self.at).filter(|piece| wanted(&piece.token))?;
        self.at += 1;
        Some(piece.span)
    }

    /// Alternatives: `a b OR c`.
    fn either(&mut self, context: Context) -> Option<Node> {
        let mut found = Vec::new();
        loop {
            let one = self.all(context);
            let or = self.next_if(|token| *token == Token::Or);
            if let Some(span) = or
                && (one.is_none() || matches!(self.peek(), None | Some(Token::Close | Token::Or)))
            {
                self.fault(span, "OR stands between two alternatives; one is missing.".to_owned());
            }
            found.extend(one);
            if or.is_none() {
                return join(found, Node::Or);
            }
        }
    }

    /// What must all be so: `a -b (c OR d)`.
    fn all(&mut self, context: Context) -> Option<Node> {
        let mut found = Vec::new();
        loop {
            match self.peek() {
                None | Some(Token::Close | Token::Or) => return join(found, Node::And),
                Some(Token::And) => self.at += 1,
                Some(Token::Near(_)) => {
                    let span = self.next_if(|_| true).unwrap_or_default();
                    self.fault(span, "NEAR stands between two words; the first is missing.".to_owned());
                }
                Some(_) => found.extend(self.one(context)),
            }
        }
    }

    /// Something, or something denied.
    fn one(&mut self, context: Context) -> Option<Node> {
        let mut denied = None;
        while let Some(span) = self.next_if(|token| *token == Token::Not) {
            denied = Some(span);
        }
        let Some(span) = denied else { return self.near(context) };
        let found = self.near(Context { denied: true, ..context });
        if found.is_none() {
            self.fault(span, "Nothing that could be left out follows.".to_owned());
        }
        found.map(not)
    }

    /// Something, or several things near each other.
    fn near(&mut self, context: Context) -> Option<Node> {
        let first = self.leaf(context)?;
        let (mut found, mut distance, mut span) = (vec![first], None, Span::default());
        while let Some(Token::Near(said)) = self.peek() {
            let said = *said;
            span = self.next_if(|_| true).unwrap_or_default();
            if said.is_none_or(|said| said > MOST_DISTANCE) {
                self.fault(span, format!("The distance is a number from 1 to {MOST_DISTANCE}: NEAR/{NEAR}."));
            }
            let said = said.unwrap_or(NEAR).min(MOST_DISTANCE);
            if distance.is_some_and(|distance| distance != said) {
                self.fault(span, "One distance holds for all that are near each other: the first.".to_owned());
            }
            distance = distance.or(Some(said));
            match self.peek() {
                None | Some(Token::Close | Token::Or | Token::And | Token::Near(_) | Token::Not) => {
                    self.fault(span, "NEAR stands between two words; the second is missing.".to_owned());
                }
                Some(_) => found.extend(self.leaf(context)),
            }
        }
        let Some(distance) = distance.filter(|_| found.len() > 1) else { return join(found, Node::And) };
        if found.iter().all(is_placed) {
            return Some(Node::Near(distance, found));
        }
        self.fault(
            span,
            "Only words have places that can be near each other: both are looked for anywhere.".to_owned(),
        );
        join(found, Node::And)
    }

    /// A word, a phrase, a value, or what stands in parentheses.
    fn leaf(&mut self, context: Context) -> Option<Node> {
        let Piece { token, span } = self.pieces.get(self.at)?.clone();
        match token {
            Token::Key(mut key) => {
                let (mut span, mut inner) = (span, Some(span));
                while let Some(next) = inner {
                    self.at += 1;
                    span = next;
                    inner = None;
                    if let Some(Piece { token: Token::Key(other), span: next }) = self.pieces.get(self.at)
                        && next.start == span.end
                    {
                        (key, inner) = (*other, Some(*next));
                        self.fault(span, "A field inside a field: the inner one counts.".to_owned());
                    }
                }
                let follows = self.pieces.get(self.at).filter(|next| next.span.start == span.end);
                match follows.map(|next| &next.token) {
                    Some(Token::Not) => {
                        self.at += 1;
                        self.leaf(Context { key: Some(key), denied: true, ..context }).map(not)
                    }
                    Some(Token::Word(_) | Token::Quoted(..) | Token::Open) => {
                        self.leaf(Context { key: Some(key), ..context })
                    }
                    _ => {
                        self.fault(span, "The field needs a value, without a space before it.".to_owned());
                        None
                    }
                }
            }
            Token::Open => self.group(span, context),
            Token::Word(word) => {
                self.at += 1;
                self.word(word, span, context)
            }
            Token::Quoted(inside, closed) => {
                self.at += 1;
                if !closed {
                    self.fault(span, "The quotation mark is not closed: the phrase runs to the end.".to_owned());
                }
                self.quoted(inside, span, context)
            }
            // whoever calls has looked
            Token::Close | Token::Or | Token::And | Token::Near(_) | Token::Not => None,
        }
    }

    fn group(&mut self, open: Span, context: Context) -> Option<Node> {
        self.at += 1;
        if context.depth == MOST_DEPTH {
            self.fault(open, format!("More than {MOST_DEPTH} parentheses inside each other: this one is left out."));
            // its partner would close another
            let mut depth = 1;
            let start = self.at;
            while depth > 0
                && let Some(piece) = self.pieces.get(self.at)
            {
                match piece.token {
                    Token::Open => depth += 1,
                    Token::Close => depth -= 1,
                    _ => {}
                }
                self.at += 1;
            }
            debug_assert!(self.at >= start, "what is left out is passed over once");
            return None;
        }
        let found = self.either(Context { depth: context.depth + 1, ..context });
        let closed = self.next_if(|token| *token == Token::Close);
        if closed.is_none() {
            self.fault(open, "The parenthesis is not closed: it runs to the end.".to_owned());
        } else if found.is_none() {
            self.fault(open, "There is nothing in the parentheses.".to_owned());
        }
        found
    }

    /// Whether a piece that ends here is the last, and the reader may be in the middle of it.
    fn is_typed(&self, span: Span, context: Context) -> bool {
        !context.denied && span.end as usize == self.whole.len()
    }

    fn word(&mut self, word: &str, span: Span, context: Context) -> Option<Node> {
        if let Some(Key::Value(field)) = context.key {
            return self.value(field, word, span);
        }
        if let Some((name, value)) = word.split_once(':')
            && !value.is_empty()
            && name.len() > 1
            && name.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !value.starts_with('/')
        {
            self.fault(span, format!("There is no field {name}: its letters are looked for as words."));
        }
        if let Some(stem) = word.strip_suffix('*') {
            return self.words(stem.trim_end_matches('*'), How::Prefix, span, context);
        }
        if let Some((body, distance)) = word.rsplit_once('~').filter(|(_, tail)| matches!(*tail, "" | "1" | "2")) {
            return self.fuzzy(body, distance, span, context);
        }
        let typed = self.is_typed(span, context);
        self.words(word, if typed { How::Typing } else { How::Word }, span, context)
    }

    fn fuzzy(&mut self, word: &str, distance: &str, span: Span, context: Context) -> Option<Node> {
        // of "r's's" the letter alone is left, and that is what counts
        let (_, found) = settled(word);
        let letters = found.iter().map(|term| term.chars().count()).sum::<usize>();
        let most = if letters < 6 { 1 } else { 2 };
        let distance = distance.parse().unwrap_or(most).min(most);
        match (found.len(), letters) {
            (1, 3..=40) => self.words(word, How::Fuzzy(distance), span, context),
            (1, 0..3) => {
                self.fault(span, "A word of one or two letters is looked for as it stands.".to_owned());
                self.words(word, How::Word, span, context)
            }
            (0, _) => self.words(word, How::Word, span, context),
            _ => {
                self.fault(span, "Only a single word of up to 40 letters can be looked for with errors.".to_owned());
                self.words(word, How::Word, span, context)
            }
        }
    }

    fn quoted(&mut self, inside: &str, span: Span, context: Context) -> Option<Node> {
        if let Some(Key::Value(field)) = context.key {
            return self.value(field, inside, span);
        }
        let inside = inside.trim();
        match inside.strip_suffix('*') {
            Some(phrase) => self.words(phrase.trim_end_matches('*'), How::Prefix, span, context),
            None => self.words(inside, How::Exact, span, context),
        }
    }

    fn value(&mut self, field: Field, text: &str, span: Span) -> Option<Node> {
        let text = text.trim();
        if text.is_empty() {
            self.fault(span, format!("The field {} needs a value.", field.name()));
            return None;
        }
        self.counted(span)?;
        Some(Node::Value(Value { field, text: text.to_owned(), span: At(span) }))
    }

    fn words(&mut self, text: &str, how: How, span: Span, context: Context) -> Option<Node> {
        let (text, found) = settled(text);
        let Some(last) = found.last() else {
            let shown: String = self.text.get(span.range()).unwrap_or_default().chars().take(40).collect();
            self.fault(span, format!("Nothing to search for in {shown:?}."));
            return None;
        };
        self.counted(span)?;
        let short = found.len() == 1 && last.chars().count() < 2;
        let how = match how {
            // a beginning of one letter would match a tenth of the dictionary
            How::Prefix if short => {
                self.fault(span, "A beginning needs two letters: the letter is looked for as a word.".to_owned());
                How::Word
            }
            How::Typing if short => How::Word,
            // spring-sum: words in a row, the last being typed
            How::Typing if found.len() > 1 => How::Prefix,
            How::Word if found.len() > 1 => How::Exact,
            how => how,
        };
        let within = match context.key {
            Some(Key::Words(within)) => within,
            _ => Within::Anywhere,
        };
        let plain = matches!(how, How::Word | How::Typing) && within == Within::Anywhere;
        let how = if plain && keyword(text).is_some() { How::Exact } else { how };
        Some(Node::Words(Words { text: text.to_owned(), terms: found, how, within, span: At(span) }))
    }

    fn counted(&mut self, span: Span) -> Option<()> {
        self.leaves += 1;
        if self.leaves > MOST_LEAVES {
            let rest = Span { start: span.start, end: Span::new(0, self.whole.len()).end };
            if self.leaves == MOST_LEAVES + 1 {
                self.fault(rest, format!("Only the first {MOST_LEAVES} words of a search are used."));
            }
            return None;
        }
        Some(())
    }
}

/// A text without what stands around its terms, and these. What is left of one that ends in "'s" may do so again.
fn settled(text: &str) -> (&str, Vec<String>) {
    const MOST_TURNS: usize = 8;
    let mut text = text;
    for turn in 0.. {
        let found: Vec<_> = terms(text).collect();
        let (Some(first), Some(last)) = (found.first(), found.last()) else { break };
        if turn == MOST_TURNS {
            return (first.span.of(text), vec![first.text.clone()]);
        }
        let mut inner = Span { start: first.span.start, end: last.span.end }.of(text);
        while let Some(rest) = ["'s", "\u{2019}s", "'S", "\u{2019}S"].iter().find_map(|end| inner.strip_suffix(end)) {
            inner = rest;
        }
        if inner.len() == text.len() {
            return (text, found.into_iter().map(|term| term.text).collect());
        }
        text = inner;
    }
    (text, Vec::new())
}

/// Whether it has places in the text.
fn is_placed(node: &Node) -> bool {
    match node {
        Node::Words(_) => true,
        Node::Or(nodes) => nodes.iter().all(|node| matches!(node, Node::Words(_))),
        _ => false,
    }
}
