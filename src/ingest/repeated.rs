//! Evidence across files: what stands word for word in several articles of one outlet is the outlet's, not the
//! articles'.
//!
//! Compares whole blocks and whole removed lines by hashes of their folded words, so that a trace of each article is all
//! that must be remembered. A reprint's text stands in two articles and is kept: only blocks in front of and behind the
//! text go, and only where the articles around them differ.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::key::key;
use crate::model::{Block, Draft, Notice, NoticeCode, OutletId, Reason, Removed};
use crate::text::slug;

/// The rule's name in [`Removed`].
const RULE: &str = "same-in-outlet";

/// In how many articles of a group a block must stand.
const ARTICLES: usize = 3;

/// A repeated block of so few words goes wherever it stands; a longer one between two paragraphs may be background
/// that the outlet tells again in each article on a subject.
const LABEL: usize = 8;

/// The largest share of text that two articles may have in common and still count as two.
const SHARED_PERCENT: usize = 50;

/// How many of an outlet's removed lines must stand on a page for it to be the outlet's.
const HOUSE_LINES: usize = 4;

/// The hash of a block's or a line's folded words.
type Hash = u64;

/// What must be remembered of an article to find what its outlet repeats: some hundred bytes.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    outlet: Option<String>,
    /// The blocks, in order of hashes, each once, with the length of its words in bytes.
    blocks: Vec<(Hash, u32)>,
    /// The removed lines that are a house's own, in order.
    furniture: Vec<Hash>,
}

impl Trace {
    /// The trace of an article.
    pub fn of(draft: &Draft) -> Self {
        let keys = draft.blocks.iter().map(|block| key(&block.text)).filter(|key| key.len() >= 4);
        let mut blocks: Vec<(Hash, u32)> =
            keys.map(|key| (hash(&key), u32::try_from(key.len()).unwrap_or(u32::MAX))).collect();
        let mut furniture: Vec<Hash> = furniture(draft).map(|line| hash(&line)).collect();
        blocks.sort_unstable();
        blocks.dedup();
        furniture.sort_unstable();
        furniture.dedup();
        Self { outlet: draft.outlet.clone(), blocks, furniture }
    }
}

/// What outlets repeat.
#[derive(Clone, Debug, Default)]
pub struct Repeated {
    /// For each article, in the order of the traces, the outlet whose furniture it carries where it names none.
    likely: Vec<Option<String>>,
    /// The blocks that each outlet repeats.
    blocks: BTreeMap<OutletId, BTreeSet<Hash>>,
}

impl Repeated {
    /// Finds blocks that stand word for word in at least three different articles of one outlet. An article that names
    /// no outlet but carries the furniture of one counts among that outlet's articles.
    pub fn find(traces: &[Trace]) -> Self {
        let likely = likely_outlets(traces);
        let mut groups: BTreeMap<OutletId, Vec<&Trace>> = BTreeMap::new();
        for (trace, likely) in traces.iter().zip(&likely) {
            if let Some(outlet) = trace.outlet.as_ref().or(likely.as_ref()) {
                groups.entry(OutletId(slug(outlet))).or_default().push(trace);
            }
        }
        let blocks = groups
            .into_iter()
            .filter(|(_, members)| members.len() >= ARTICLES)
            .map(|(outlet, members)| (outlet, repeated(&members)))
            .filter(|(_, blocks)| !blocks.is_empty())
            .collect();
        Self { likely, blocks }
    }

    /// Moves what its outlet repeats to what was removed from the draft with the trace at `at`, unless nothing would be
    /// left; a likely outlet becomes a notice, and the outlet stays unknown.
    pub fn remove(&self, at: usize, draft: &mut Draft) {
        let likely = self.likely.get(at).and_then(Option::as_ref);
        if let Some(outlet) = likely {
            draft.notices.retain(|notice| notice.code != NoticeCode::Outlet);
            let text = format!(
                "The outlet is unknown: nothing on the page names it. The same menus and lists stand in articles of {outlet}."
            );
            draft.notices.push(Notice::new(NoticeCode::Outlet, text));
        }
        let outlet = draft.outlet.as_ref().or(likely);
        if let Some(blocks) = outlet.and_then(|outlet| self.blocks.get(&OutletId(slug(outlet)))) {
            remove(draft, blocks);
        }
    }
}

/// The first eight bytes of SHA-256: the same on every machine, and no text can be made to clash with another.
fn hash(key: &str) -> Hash {
    Sha256::digest(key).iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}

/// The blocks that stand in enough different articles of a group.
fn repeated(members: &[&Trace]) -> BTreeSet<Hash> {
    let mut holders: Vec<(Hash, usize)> = Vec::new();
    for (at, trace) in members.iter().enumerate() {
        holders.extend(trace.blocks.iter().map(|(hash, _)| (*hash, at)));
    }
    holders.sort_unstable();
    let enough = |holders: &&[(Hash, usize)]| holders.len() >= ARTICLES && different(holders, members) >= ARTICLES;
    holders.chunk_by(|a, b| a.0 == b.0).filter(enough).filter_map(|holders| Some(holders.first()?.0)).collect()
}

/// How many of the articles differ from all others counted before; the same text under two headlines counts once.
fn different(holders: &[(Hash, usize)], members: &[&Trace]) -> usize {
    let mut counted: Vec<&[(Hash, u32)]> = Vec::new();
    for own in holders.iter().filter_map(|(_, at)| members.get(*at)).map(|trace| trace.blocks.as_slice()).take(64) {
        let again = counted.iter().any(|other| {
            let least = length(own).min(length(other));
            shared(own, other) * 100 > least * SHARED_PERCENT
        });
        if !again {
            counted.push(own);
            if counted.len() >= ARTICLES {
                break;
            }
        }
    }
    counted.len()
}

fn length(blocks: &[(Hash, u32)]) -> usize {
    blocks.iter().map(|(_, length)| *length as usize).sum()
}

/// The length of the blocks that stand in both.
fn shared(one: &[(Hash, u32)], two: &[(Hash, u32)]) -> usize {
    one.iter().filter(|block| two.binary_search(block).is_ok()).map(|(_, length)| *length as usize).sum()
}

/// Moves the repeated blocks of a draft to what was removed, unless nothing would be left.
fn remove(draft: &mut Draft, repeated: &BTreeSet<Hash>) {
    let flags: Vec<bool> = draft.blocks.iter().map(|block| repeated.contains(&hash(&key(&block.text)))).collect();
    let Some(first) = flags.iter().position(|repeated| !repeated) else { return };
    let last = flags.iter().rposition(|repeated| !repeated).unwrap_or(first);
    let mut kept: Vec<Block> = Vec::with_capacity(draft.blocks.len());
    for (at, (block, is_repeated)) in std::mem::take(&mut draft.blocks).into_iter().zip(flags).enumerate() {
        let outside = at < first || at > last;
        if is_repeated && (outside || block.text.split(' ').count() <= LABEL) {
            draft.removed.push(Removed { raw: block.raw, reason: Reason::RepeatedInOutlet, rule: RULE.to_owned() });
        } else {
            kept.push(block);
        }
    }
    draft.blocks = kept;
    draft.removed.sort_by_key(|removed| removed.raw.start);
}

/// For each article, the one outlet whose furniture it carries, where that is clear: at least four removed lines that
/// stand in articles of that outlet and in those of no other, and no line of another outlet's own.
fn likely_outlets(traces: &[Trace]) -> Vec<Option<String>> {
    if traces.iter().all(|trace| trace.outlet.is_some()) {
        return vec![None; traces.len()];
    }
    let mut names: Vec<&str> = traces.iter().filter_map(|trace| trace.outlet.as_deref()).collect();
    names.sort_unstable();
    names.dedup();
    let mut owners: Vec<(Hash, usize)> = Vec::new();
    for trace in traces {
        if let Some(owner) = trace.outlet.as_deref().and_then(|outlet| names.binary_search(&outlet).ok()) {
            owners.extend(trace.furniture.iter().map(|line| (*line, owner)));
        }
    }
    owners.sort_unstable();
    owners.dedup();
    let vote = |trace: &Trace| {
        if trace.outlet.is_some() {
            return None;
        }
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for line in &trace.furniture {
            let from = owners.partition_point(|(other, _)| other < line);
            let mut own = owners.get(from..).unwrap_or_default().iter().take_while(|(other, _)| other == line);
            if let (Some((_, owner)), None) = (own.next(), own.next()) {
                *votes.entry(*owner).or_default() += 1;
            }
        }
        match votes.iter().collect::<Vec<_>>().as_slice() {
            [(owner, count)] if **count >= HOUSE_LINES => names.get(**owner).map(|name| (*name).to_owned()),
            _ => None,
        }
    };
    traces.iter().map(vote).collect()
}

/// The removed lines that are a house's own: menus, contacts, subscriptions; lists of other articles change too often
/// and stand on many houses' pages.
fn furniture(draft: &Draft) -> impl Iterator<Item = String> {
    let own = [
        Reason::Navigation,
        Reason::Contact,
        Reason::Subscription,
        Reason::Legal,
        Reason::Interaction,
        Reason::OtherArticles,
        Reason::Label,
    ];
    draft
        .removed
        .iter()
        .filter(move |removed| own.contains(&removed.reason))
        .flat_map(|removed| removed.raw.of(&draft.raw).lines())
        .map(key)
        .filter(|line| line.split(' ').count() >= 2 && line.len() >= 8)
        .filter(|line| super::furniture::sign(line).is_none_or(|sign| sign.fit != super::furniture::Fit::Whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, BlockKind, Span};

    fn draft(name: &str, outlet: Option<&str>, lines: &[&str]) -> Draft {
        let raw = lines.join("\n");
        let mut at = 0;
        let blocks = lines
            .iter()
            .map(|line| {
                let raw = Span::new(at, at + line.len());
                at += line.len() + 1;
                Block { kind: BlockKind::Paragraph, text: (*line).to_owned(), raw, sentences: Vec::new() }
            })
            .collect();
        Draft {
            id: ArticleId::from(name),
            source: name.to_owned(),
            outlet: outlet.map(str::to_owned),
            blocks,
            raw,
            ..Draft::default()
        }
    }

    fn remove_repeated(drafts: &mut [Draft]) {
        let repeated = Repeated::find(&drafts.iter().map(Trace::of).collect::<Vec<_>>());
        for (at, draft) in drafts.iter_mut().enumerate() {
            repeated.remove(at, draft);
        }
    }

    fn texts(draft: &Draft) -> Vec<&str> {
        draft.blocks.iter().map(|block| block.text.as_str()).collect()
    }

    const HOUSE: &str = "Our reporters read every letter that comes with a name and a street.";

    #[test]
    fn a_line_of_the_house_goes_and_the_articles_stay() {
        let mut drafts: Vec<Draft> = [
            "The bridge opened to cars on Monday, eleven years after the council first voted on it.",
            "The ferry sails for one more summer, and then its captain means to grow tomatoes.",
            "Fog closed the harbour for a day, so that the market on the quay had no fish to sell.",
        ]
        .iter()
        .map(|text| draft(text, Some("Harbour Times"), &[text, HOUSE]))
        .collect();
        let mut reversed: Vec<Draft> = drafts.iter().rev().cloned().collect();
        remove_repeated(&mut drafts);
        remove_repeated(&mut reversed);
        reversed.reverse();
        assert_eq!(drafts, reversed);
        for draft in &drafts {
            assert_eq!(texts(draft).len(), 1);
            assert_eq!(draft.removed.first().map(|removed| removed.reason), Some(Reason::RepeatedInOutlet));
        }
    }

    #[test]
    fn a_reprint_keeps_its_text() {
        let body = ["The bridge opened to cars on Monday.", "It took eleven years.", "The ferry sails on."];
        let mut drafts = vec![
            draft("a", Some("Harbour Times"), &body),
            draft("b", Some("Island Post"), &body),
            draft("c", Some("Harbour Times"), &body),
            draft("d", Some("Harbour Times"), &body),
        ];
        let before = drafts.clone();
        remove_repeated(&mut drafts);
        assert_eq!(drafts, before);
    }

    #[test]
    fn shared_menus_are_noted_and_name_no_outlet() {
        let menu = ["Tides and harbour lights", "Letters from the islands", "Market on the quay", "The lifeboat diary"];
        let with_menu = |name: &str, outlet: Option<&str>| {
            let mut draft = draft(name, outlet, &menu);
            draft.blocks.clear();
            draft.removed =
                vec![Removed { raw: Span::new(0, draft.raw.len()), reason: Reason::Navigation, rule: "x".to_owned() }];
            draft
        };
        let mut drafts = vec![with_menu("a", Some("Harbour Times")), with_menu("b", None), draft("c", None, &["Fog."])];
        remove_repeated(&mut drafts);
        let outlets: Vec<_> = drafts.iter().map(|draft| draft.outlet.as_deref()).collect();
        assert_eq!(outlets, [Some("Harbour Times"), None, None]);
        assert!(
            drafts
                .iter()
                .any(|draft| draft.notices.iter().any(|notice| notice.message.contains("articles of Harbour Times")))
        );
    }
}
