//! Who says a quotation: a verb of speech behind or before it, "according to", a name with a colon, the speaker of the
//! quotation before it, the paragraph before it.
//!
//! Works on the tokens outside the quotation; knows names only as [`Found`] gives them.

use super::super::facts::{Class, Facts};
use super::super::recognise::Found;
use super::super::token::{Shape, Token};
use crate::model::{EntityKind, Mention};

/// A clause's source and the words that show it.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Who, as tokens of the block.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Why, for the reader.
    pub(super) evidence: String,
    /// How sure: a cue verb beside the subject is 2, a mere name in the sentence 1.
    pub(super) weight: u8,
}

/// The tokens of one block with the names that begin at them.
pub(super) struct View<'a, 't> {
    pub(super) tokens: &'a [Token<'t>],
    /// For each token the index into `found` of the name that covers it.
    pub(super) cover: Vec<Option<usize>>,
    /// First and last token of each covered name.
    pub(super) found: Vec<(&'a Found, usize, usize)>,
    pub(super) facts: &'static Facts,
}

impl<'a, 't> View<'a, 't> {
    pub(super) fn new(tokens: &'a [Token<'t>], names: &[&'a Found], facts: &'static Facts) -> Self {
        let mut cover = vec![None; tokens.len()];
        let mut found = Vec::new();
        let mut at = 0;
        for name in names.iter().filter(|name| !name.nested) {
            while tokens.get(at).is_some_and(|token| token.start < name.place.start as usize) {
                at += 1;
            }
            let from = at;
            while tokens.get(at).is_some_and(|token| token.end <= name.place.end as usize) {
                at += 1;
            }
            if at > from {
                for slot in cover.get_mut(from..at).unwrap_or_default() {
                    *slot = Some(found.len());
                }
                found.push((*name, from, at));
            }
        }
        Self { tokens, cover, found, facts }
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.folded.as_str())
    }

    fn shape(&self, at: usize) -> Shape {
        self.tokens.get(at).map_or(Shape::Mark, |token| token.shape)
    }

    fn named(&self, at: usize) -> Option<(&'a Found, usize, usize)> {
        self.found.get((*self.cover.get(at)?)?).copied()
    }

    fn is_speech(&self, at: usize) -> bool {
        self.shape(at) == Shape::Lower && is_speech_verb(self.word(at), self.facts)
    }

    fn text(&self, from: usize, to: usize) -> String {
        self.tokens.get(from..to).unwrap_or_default().iter().map(|token| token.text).collect::<Vec<_>>().join(" ")
    }

    fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| token.shape == Shape::Mark && marks.contains(&token.text))
    }

    /// The source behind a quotation that ends before token `from`, looking no further than `until`.
    pub(super) fn behind(&self, from: usize, until: usize) -> Option<Source> {
        let mut at = from;
        while at < until && self.is_mark(at, &[",", "-", "\u{2014}", "\u{2013}", "\u{201d}", "\"", "'", "\u{2019}"]) {
            at += 1;
        }
        let end = (at..until.min(at + 40)).find(|&at| self.ends_sentence(at)).unwrap_or(until.min(at + 40));
        if self.word(at) == "according" && self.word(at + 1) == "to" {
            return self.noun_phrase(at + 2, end).map(|(from, to)| Source {
                from,
                to,
                evidence: "“according to” behind it".to_owned(),
                weight: 2,
            });
        }
        let limit = end.min(at + 26);
        for verb in at..limit {
            if !self.is_speech(verb) {
                continue;
            }
            let said = self.word(verb).to_owned();
            let source = |(from, to)| Source { from, to, evidence: format!("“{said}” behind it"), weight: 2 };
            let after_comma = verb > at && self.is_mark(verb - 1, &[",", "\u{2014}", "\u{2013}"]);
            if (after_comma || verb == at || (verb <= at + 2 && self.all_adverbs(at, verb)))
                && let Some(found) = self.inverted(verb + 1, end)
                && (!after_comma || self.names_someone(found))
            {
                return Some(source(found));
            }
            if said.ends_with("ing") && verb > at {
                continue;
            }
            if let Some(found) = self.subject(at, verb) {
                return Some(source(found));
            }
        }
        None
    }

    /// Whether these tokens hold a name or a pronoun, not only common words.
    fn names_someone(&self, (from, to): (usize, usize)) -> bool {
        (from..to).any(|at| self.named(at).is_some()) || is_subject_pronoun(self.word(from))
    }

    fn ends_sentence(&self, at: usize) -> bool {
        self.is_mark(at, &[".", "!", "?", ";", "\u{201c}", "\""])
    }

    fn all_adverbs(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| self.is_filler(at))
    }

    /// Words that may stand between a subject and its verb.
    fn is_filler(&self, at: usize) -> bool {
        let word = self.word(at);
        matches!(
            word,
            "has"
                | "had"
                | "have"
                | "also"
                | "then"
                | "later"
                | "once"
                | "recently"
                | "was"
                | "is"
                | "were"
                | "been"
                | "would"
                | "will"
                | "even"
                | "now"
                | "just"
                | "still"
                | "again"
                | "often"
                | "earlier"
                | "not"
                | "did"
                | "could"
                | "might"
                | "may"
        ) || (self.shape(at) == Shape::Lower && word.ends_with("ly"))
            || self.facts.is(Class::Calendar, word)
            || self.shape(at) == Shape::Possessive
    }

    /// "said the mayor, a Democrat": the noun phrase behind the verb.
    fn inverted(&self, from: usize, end: usize) -> Option<(usize, usize)> {
        let mut at = from;
        while at < end && self.is_filler(at) && self.word(at) != "all" {
            at += 1;
        }
        let word = self.word(at);
        if is_subject_pronoun(word) {
            return Some((at, at + 1));
        }
        if matches!(
            word,
            "in" | "on"
                | "at"
                | "that"
                | "to"
                | "during"
                | "of"
                | "about"
                | "by"
                | "as"
                | "when"
                | "after"
                | "before"
                | "with"
                | "it"
                | "reporters"
                | "me"
                | "him"
                | "her"
                | "them"
                | "us"
                | "this"
                | "what"
                | "how"
                | "if"
        ) {
            return None;
        }
        self.noun_phrase(at, end)
    }

    /// The noun phrase that begins at `from`: its person where it has one, else its organisation, else its words.
    fn noun_phrase(&self, from: usize, end: usize) -> Option<(usize, usize)> {
        let stop = (from..end)
            .find(|&at| {
                self.is_mark(at, &[",", ".", ";", ":", "(", "\u{2014}", "\u{2013}"])
                    || matches!(
                        self.word(at),
                        "who" | "that" | "which" | "in" | "on" | "when" | "after" | "during" | "while"
                    ) && at > from
            })
            .unwrap_or(end);
        if stop <= from {
            return None;
        }
        if is_subject_pronoun(self.word(from)) {
            return Some((from, from + 1));
        }
        let names = || (from..stop).filter_map(|at| self.named(at));
        let of =
            (from..stop).find(|&at| matches!(self.word(at), "for" | "of" | "at" | "from" | "with")).unwrap_or(stop);
        let person = names().find(|(found, start, _)| found.kind == EntityKind::Person && *start < of);
        let person =
            person.or_else(|| names().find(|(found, ..)| found.kind == EntityKind::Person).filter(|_| of == stop));
        if let Some((_, start, end)) = person {
            return Some((start, end));
        }
        let headed = (from..of).any(|at| {
            self.shape(at) == Shape::Lower && self.cover.get(at).is_some_and(Option::is_none) && self.word(at) != "the"
        });
        if !headed && let Some((_, start, end)) = names().find(|(found, ..)| found.kind != EntityKind::Other) {
            return Some((start, end));
        }
        if stop - from > 14 || !self.tokens.get(from).is_some_and(Token::is_word) || self.shape(from) == Shape::Number {
            return None;
        }
        Some((from, stop))
    }

    /// The subject of the verb at `verb` in the clause that begins at `from`.
    pub(super) fn subject(&self, from: usize, verb: usize) -> Option<(usize, usize)> {
        let mut at = verb;
        while at > from && self.is_filler(at - 1) {
            at -= 1;
        }
        let last = at.checked_sub(1).filter(|&last| last >= from)?;
        if matches!(self.word(last), "who" | "which" | "that")
            || self.is_mark(last, &[",", ")", "\u{2014}", "\u{2013}", "-"])
        {
            return self.before_apposition(from, last);
        }
        if matches!(self.word(last), "and" | "but" | "then" | "or") {
            // the second verb of a sentence has the subject of the first
            return self.first_subject(from, last);
        }
        if is_subject_pronoun(self.word(last)) {
            return Some((last, last + 1));
        }
        if let Some((_, start, end)) = self.named(last) {
            let governed = start.checked_sub(1).filter(|&before| before >= from).is_some_and(|before| {
                let before = if self.word(before) == "the" { before.saturating_sub(1) } else { before };
                before >= from
                    && matches!(self.word(before), "of" | "for" | "at" | "in" | "from" | "to" | "with" | "on" | "by")
            });
            if !governed {
                return Some((start, end));
            }
        }
        if self.shape(last) == Shape::Mark || self.shape(last) == Shape::Number {
            return None;
        }
        // a noun phrase of common words: back to what determines it
        let low = from.max(last.saturating_sub(12));
        let mut start = last;
        while start > low && !self.is_mark(start - 1, &[",", ";", ":", "\u{2014}", "\u{2013}", "(", "\u{201d}", "\""]) {
            start -= 1;
            if is_determiner(self.word(start))
                && !matches!(
                    self.word(start.saturating_sub(1)),
                    "of" | "for" | "at" | "in" | "from" | "with" | "on" | "to"
                )
            {
                break;
            }
            if matches!(self.word(start), "that" | "but" | "when" | "while" | "because" | "as" | "after" | "where") {
                start += 1;
                break;
            }
        }
        if let Some((_, start, end)) =
            (start..=last).find_map(|at| self.named(at).filter(|(found, ..)| found.kind == EntityKind::Person))
        {
            return Some((start, end));
        }
        let is_noun = self.shape(last) == Shape::Lower && !self.facts.is(Class::Speech, self.word(last));
        (is_noun || self.named(last).is_some()).then_some((start, last + 1))
    }

    /// The first noun phrase of a clause that may be its subject: a person, a pronoun, what a role noun heads.
    fn first_subject(&self, from: usize, until: usize) -> Option<(usize, usize)> {
        let mut at = from;
        let mut fallback = None;
        while at < until {
            let governed = at > from && is_preposition(self.word(at - 1));
            if let Some((found, start, end)) = self.named(at) {
                if found.kind == EntityKind::Person && !governed {
                    return Some((start, end));
                }
                if found.kind == EntityKind::Organisation && !governed && fallback.is_none() {
                    fallback = Some((start, end));
                }
                at = end;
                continue;
            }
            if is_subject_pronoun(self.word(at)) && self.word(at) != "who" {
                return fallback.or(Some((at, at + 1)));
            }
            if self.shape(at) == Shape::Lower
                && self.facts.is(Class::RoleNoun, self.word(at))
                && fallback.is_none()
                && !governed
            {
                let start = if at > from && is_determiner(self.word(at - 1)) { at - 1 } else { at };
                fallback = Some((start, at + 1));
            }
            at += 1;
        }
        fallback
    }

    /// "Anna Weiss, a lawyer for the company, said": the name in front of what stands between commas.
    fn before_apposition(&self, from: usize, last: usize) -> Option<(usize, usize)> {
        let low = from.max(last.saturating_sub(40));
        let mut fallback = None;
        let mut at = low;
        while at < last {
            if let Some((found, start, end)) = self.named(at) {
                let governed = start.checked_sub(1).filter(|&before| before >= from).is_some_and(|before| {
                    matches!(self.word(before), "of" | "for" | "at" | "in" | "from" | "to" | "with" | "on" | "by")
                });
                let comma = self.is_mark(end, &[",", "(", "\u{2014}", "\u{2013}", "-"])
                    || matches!(self.word(end), "who" | "which");
                if found.kind == EntityKind::Person && !governed && comma {
                    return Some((start, end));
                }
                if found.kind == EntityKind::Person && !governed && fallback.is_none() {
                    fallback = Some((start, end));
                }
                if comma && !governed && fallback.is_none() && found.kind == EntityKind::Organisation {
                    fallback = Some((start, end));
                }
                at = end;
            } else {
                if is_subject_pronoun(self.word(at)) && fallback.is_none() && self.word(at) != "who" {
                    fallback = Some((at, at + 1));
                }
                at += 1;
            }
        }
        fallback
    }

    /// The source in the words before a quotation, from the start of its sentence at `from` to its mark at `until`.
    pub(super) fn before(&self, from: usize, until: usize) -> Option<Source> {
        for verb in (from..until).rev() {
            if self.is_speech(verb) || self.is_reporting(verb, until) {
                let said = self.word(verb).to_owned();
                let passive = verb > from && matches!(self.word(verb - 1), "was" | "were" | "is" | "are" | "been");
                let by = (verb + 1..until).find(|&at| self.word(at) == "by").filter(|_| passive);
                let found = if let Some(by) = by {
                    self.noun_phrase(by + 1, until)
                } else if said.ends_with("ing") {
                    let finite = (from..verb).rev().find(|&at| self.is_speech(at) && !self.word(at).ends_with("ing"));
                    finite
                        .and_then(|finite| self.subject(from, finite).or_else(|| self.inverted(finite + 1, verb)))
                        .or_else(|| self.first_subject(from, verb))
                        .or_else(|| self.subject(from, verb))
                } else {
                    self.subject(from, verb).or_else(|| self.inverted(verb + 1, until))
                };
                if let Some((start, end)) = found {
                    return Some(Source {
                        from: start, to: end, evidence: format!("“{said}” before it"), weight: 2
                    });
                }
            }
            if self.word(verb) == "to"
                && verb > from
                && self.word(verb - 1) == "according"
                && let Some((start, end)) = self.noun_phrase(verb + 1, until)
            {
                return Some(Source {
                    from: start,
                    to: end,
                    evidence: "“according to” before it".to_owned(),
                    weight: 2,
                });
            }
        }
        if self.is_mark(until.checked_sub(1)?, &[":"])
            && let Some((_, start, end)) =
                (from..until).rev().find_map(|at| self.named(at).filter(|(found, ..)| found.kind == EntityKind::Person))
        {
            return Some(Source { from: start, to: end, evidence: "name and colon before it".to_owned(), weight: 2 });
        }
        // no verb of speech: the sentence's own subject, if a person
        let person = (from..until).find_map(|at| {
            if let Some((found, start, end)) = self.named(at) {
                return (found.kind == EntityKind::Person).then_some((start, end));
            }
            matches!(self.word(at), "he" | "she").then_some((at, at + 1))
        })?;
        Some(Source {
            from: person.0,
            to: person.1,
            evidence: format!("the sentence speaks of {}", self.text(person.0, person.1)),
            weight: 1,
        })
    }

    /// The source of the sentence that ends right before token `until`.
    pub(super) fn sentence_before(&self, until: usize) -> Option<Source> {
        let mut end = until;
        while end > 0 && self.tokens.get(end - 1).is_some_and(|token| !token.is_word()) {
            end -= 1;
        }
        let from =
            (until.saturating_sub(60)..end).rev().find(|&at| self.tokens.get(at).is_some_and(|token| token.first))?;
        let verb = (from..end).rev().find(|&at| self.is_speech(at))?;
        let inverted = (verb > from && self.is_mark(verb - 1, &[","])).then(|| self.inverted(verb + 1, end)).flatten();
        let (start, end) = inverted.or_else(|| self.subject(from, verb))?;
        self.names_someone((start, end)).then(|| Source {
            from: start,
            to: end,
            evidence: format!("“{}” in the sentence before it", self.word(verb)),
            weight: 1,
        })
    }

    /// Verbs that report what somebody says only right before a quotation ("called it “…”").
    fn is_reporting(&self, at: usize, until: usize) -> bool {
        self.shape(at) == Shape::Lower
            && until - at <= 14
            && matches!(
                self.word(at),
                "called"
                    | "calling"
                    | "calls"
                    | "dubbed"
                    | "labeled"
                    | "labelled"
                    | "branded"
                    | "slammed"
                    | "praised"
                    | "criticized"
                    | "criticised"
                    | "blasted"
                    | "accused"
                    | "promising"
                    | "referring"
                    | "referred"
                    | "denounced"
                    | "dismissed"
                    | "mocked"
                    | "cited"
                    | "citing"
                    | "declaring"
                    | "expressed"
                    | "characterized"
                    | "characterised"
                    | "decried"
                    | "condemned"
                    | "ripped"
                    | "touted"
                    | "hailed"
                    | "read"
                    | "reads"
            )
    }

    /// The mention at these tokens.
    pub(super) fn mention(&self, block: usize, text: &str, source: &Source) -> Option<Mention> {
        let start = self.tokens.get(source.from)?.start;
        let end = self.tokens.get(source.to.checked_sub(1)?)?.end;
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Some(Mention {
            block: narrow(block),
            start: narrow(start),
            end: narrow(end),
            text: text.get(start..end)?.to_owned(),
        })
    }
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "of" | "for" | "at" | "in" | "from" | "to" | "with" | "on" | "by" | "about" | "against" | "over")
}

pub(super) fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "i" | "we" | "who")
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "one"
            | "another"
            | "some"
            | "many"
            | "several"
            | "two"
            | "our"
            | "my"
            | "this"
            | "that"
    )
}

/// Whether the folded word is a form of a verb of speech.
pub(super) fn is_speech_verb(word: &str, facts: &Facts) -> bool {
    facts.is(Class::Speech, word)
        || matches!(
            word,
            "saying"
                | "telling"
                | "adding"
                | "asking"
                | "insisting"
                | "arguing"
                | "claiming"
                | "warning"
                | "tweeting"
                | "writing"
                | "noting"
                | "explaining"
                | "reads"
                | "concludes"
                | "continues"
                | "tweets"
                | "answered"
                | "answers"
                | "responds"
                | "replies"
                | "laughed"
                | "yelled"
                | "cried"
                | "screamed"
                | "opined"
                | "charged"
                | "countered"
                | "retorted"
                | "lamented"
                | "boasted"
                | "bragged"
                | "opened"
                | "began"
                | "quoted"
                | "recounted"
                | "reflected"
                | "reminded"
                | "proclaimed"
                | "urges"
                | "urging"
                | "stating"
                | "posted"
                | "chanted"
                | "agreed"
                | "allowed"
                | "wonders"
                | "wondered"
                | "repeated"
                | "offered"
                | "declares"
                | "charges"
                | "suggests"
                | "describing"
                | "describes"
                | "promises"
                | "complains"
                | "notes"
                | "pleaded"
                | "demanded"
                | "instructed"
                | "advised"
                | "conceded"
                | "confessed"
                | "mused"
                | "deadpanned"
                | "remembered"
                | "remarks"
                | "shot"
                | "went"
                | "put"
                | "puts"
                | "remembers"
                | "assured"
                | "pointing"
                | "pronounced"
        )
}
