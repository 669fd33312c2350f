//! What articles call the same actor, and the same thing.
//!
//! Names with the roles before them ("president", "Kremlin chief"), and words of a small table of the field. Decides what
//! is shown together; that two names are one entity is others' finding.

use std::collections::BTreeMap;

use super::article::{Case, Line, words_at};
use super::field::{MODIFIERS, ROLES, THINGS};
use crate::model::{EntityId, EntityKind, Naming, Sentence, Span, Usage, Wording};
use crate::text::{Ordered, fold, is_stop_word, words};

/// How many sentences are given with each use.
const MOST_SENTENCES: usize = 3;
/// How many words before a name can be its role.
const ROLE: usize = 4;
/// How many actors are given.
const MOST_ACTORS: usize = 40;

/// Uses under way: for each article by rank, for each form the words as they stand first, how often, and where.
type Uses = BTreeMap<usize, BTreeMap<String, Usage>>;

fn note(uses: &mut Uses, rank: usize, form: String, words: &str, at: Sentence) {
    let usage = uses.entry(rank).or_default().entry(form).or_insert_with(|| Usage {
        article: at.article.clone(),
        words: words.to_owned(),
        count: 0,
        at: Vec::new(),
    });
    usage.count += 1;
    if usage.at.len() < MOST_SENTENCES && usage.at.last() != Some(&at) {
        usage.at.push(at);
    }
}

/// By article, the most frequent first.
fn flat(uses: Uses) -> Vec<Usage> {
    let mut out = Vec::new();
    for (_, forms) in uses {
        let mut own: Vec<Usage> = forms.into_values().collect();
        own.order_by(|a, b| b.count.cmp(&a.count).then_with(|| a.words.cmp(&b.words)));
        out.extend(own);
    }
    out
}

/// Whether two articles put it differently, of the forms that tell something.
fn differs(uses: &Uses, tells: impl Fn(&str) -> bool) -> bool {
    let mut forms = uses.values().map(|forms| forms.keys().filter(|form| tells(form)).collect::<Vec<_>>());
    let Some(first) = forms.next() else { return false };
    forms.any(|other| other != first)
}

/// What the articles call the same actor, where two or more name it and not alike.
pub(super) fn names(case: &Case<'_>) -> Vec<Naming> {
    let mut found: BTreeMap<&EntityId, (&str, EntityKind, Uses)> = BTreeMap::new();
    for (number, &article) in (0_u32..).zip(&case.articles) {
        for entity in &article.entities {
            let slot = found.entry(&entity.id).or_insert_with(|| (&entity.name, entity.kind, Uses::new()));
            for mention in &entity.mentions {
                let Some(block) = article.draft.blocks.get(mention.block as usize) else { continue };
                let role = role(&block.text, mention.start);
                let span = Span { start: role.map_or(mention.start, |role| role.start), end: mention.end };
                let text = span.of(&block.text);
                let Some(at) = case.sentence_at(number, mention.block, mention.start) else { continue };
                note(&mut slot.2, case.rank_of(number), plain(text), text, at);
            }
        }
    }
    let mut out: Vec<(usize, u32, Naming)> = Vec::new();
    for (id, (name, kind, uses)) in found {
        // the whole name and its last word are how anyone is named first and again
        let whole = plain(name);
        let bare = |form: &str| form == whole || whole.rsplit(' ').next() == Some(form);
        if uses.len() < 2 || !differs(&uses, |form| !bare(form)) {
            continue;
        }
        let articles = uses.len();
        let uses = flat(uses);
        let all = uses.iter().map(|usage| usage.count).sum();
        out.push((articles, all, Naming { entity: id.clone(), name: name.to_owned(), kind, uses }));
    }
    let is_person = |naming: &Naming| naming.kind == EntityKind::Person;
    out.order_by(|a, b| {
        (is_person(&b.2), b.0, b.1).cmp(&(is_person(&a.2), a.0, a.1)).then_with(|| a.2.entity.cmp(&b.2.entity))
    });
    out.into_iter().take(MOST_ACTORS).map(|(_, _, naming)| naming).collect()
}

/// A name folded, without points: "U.S." and "US" are one.
fn plain(name: &str) -> String {
    fold(name).replace('.', "")
}

/// The role right before a name: "President", "Ukrainian leader", "Kremlin chief", as bytes of the text.
fn role(text: &str, start: u32) -> Option<Span> {
    let before = text.get(..start as usize)?;
    let tail = before.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    let tail_text = before.get(tail..)?;
    let all: Vec<_> = words(tail_text).collect();
    let mut first = None;
    let mut next = tail_text.len();
    for (steps, word) in all.iter().rev().enumerate() {
        let gap = tail_text.get(word.span.end as usize..next)?;
        if steps >= ROLE || gap != " " && gap != "-" {
            break;
        }
        let folded = fold(word.text);
        let is_head = ROLES.iter().any(|role| *role == folded || folded.rsplit('-').next() == Some(role));
        let is_modifier =
            word.text.starts_with(char::is_uppercase) && !is_stop_word(&folded) || MODIFIERS.contains(&folded.as_str());
        // the word right before the name must be the role itself; what stands before it may say of whom
        if steps == 0 && !is_head || steps > 0 && !is_head && !is_modifier {
            break;
        }
        first = Some(tail + word.span.start as usize);
        next = word.span.start as usize;
    }
    Some(Span::new(first?, start as usize))
}

/// Different words for the same thing, where the articles do not put it alike.
pub(super) fn wording(case: &Case<'_>) -> Vec<Wording> {
    let mut found: Vec<Uses> = THINGS.iter().map(|_| Uses::new()).collect();
    let forms = forms();
    // most lines have no such word: each distinct word is looked up once
    let begins: Vec<bool> =
        case.lexicon.entries().iter().map(|entry| forms.contains_key(&singular(entry.folded()))).collect();
    let may = |line: &&Line<'_>| {
        line.profile.words.iter().any(|(entry, _)| begins.get(*entry as usize).copied().unwrap_or_default())
    };
    for (number, lines) in (0_u32..).zip(&case.lines) {
        let Some(&article) = case.articles.get(number as usize) else { continue };
        for line in lines.iter().filter(may) {
            let all: Vec<_> = words(line.text).map(|word| (fold(word.text), word.span)).collect();
            let mut at = 0;
            while at < all.len() {
                let Some((thing, form, used)) = longest(&forms, &all, at) else {
                    at += 1;
                    continue;
                };
                let (first, last) = (all.get(at), all.get(at + used - 1));
                at += used;
                let (Some((_, first)), Some((_, last))) = (first, last) else { continue };
                let text = Span { start: first.start, end: last.end }.of(line.text);
                let Some(sentence) = words_at(article, line.block, line.span) else { continue };
                if let Some(uses) = found.get_mut(thing) {
                    note(uses, case.rank_of(number), form.to_owned(), text, sentence);
                }
            }
        }
    }
    let mut out = Vec::new();
    for (uses, thing) in found.into_iter().zip(THINGS) {
        let plainest = thing.first().copied().unwrap_or_default();
        if uses.len() > 1 && differs(&uses, |_| true) {
            out.push(Wording { thing: plainest.to_owned(), uses: flat(uses) });
        }
    }
    out
}

/// Forms by their first word: the words, the thing, and the form that they count as.
type Forms = BTreeMap<String, Vec<(Vec<String>, usize, &'static str)>>;

/// Every form by its first word: the words, the thing, and the form it counts as. Plurals are one with their singular.
fn forms() -> Forms {
    let mut out = Forms::new();
    for (thing, list) in THINGS.iter().enumerate() {
        for form in *list {
            let parts: Vec<String> = form.split(' ').map(singular).collect();
            if let Some(first) = parts.first() {
                out.entry(first.clone()).or_default().push((parts, thing, form));
            }
        }
    }
    for list in out.values_mut() {
        list.order_by_key(|(parts, thing, _)| (std::cmp::Reverse(parts.len()), *thing));
    }
    out
}

fn singular(word: &str) -> String {
    word.strip_suffix('s').filter(|one| one.len() > 3 && !one.ends_with('s')).unwrap_or(word).to_owned()
}

fn longest(forms: &Forms, all: &[(String, Span)], at: usize) -> Option<(usize, &'static str, usize)> {
    let rest = all.get(at..)?;
    let fits = |parts: &[String]| {
        rest.len() >= parts.len() && parts.iter().zip(rest).all(|(part, (word, _))| *part == singular(word))
    };
    let list = forms.get(&singular(&rest.first()?.0))?;
    list.iter().find(|(parts, ..)| fits(parts)).map(|(parts, thing, form)| (*thing, *form, parts.len()))
}
