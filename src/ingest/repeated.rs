//! Evidence across files: what stands word for word in several articles of one outlet is the outlet's, not the
//! articles'.
//!
//! Compares whole blocks and whole removed lines by their folded words. A reprint's text stands in two articles and is
//! kept: only blocks in front of and behind the text go, and only where the articles around them differ.

use std::collections::{BTreeMap, BTreeSet};

use super::line::key;
use crate::model::{Block, Draft, Notice, NoticeCode, Reason, Removed, slug};

/// The rule's name in [`Removed`].
const RULE: &str = "same-in-outlet";

/// In how many articles of a group a block must stand.
const ARTICLES: usize = 3;

/// A repeated block of so few words goes wherever it stands; a longer one between two paragraphs may be background
/// that the outlet tells again in each article on a subject.
const LABEL: usize = 8;

/// The largest share of text that two articles may have in common and still count as two.
const SHARED_PERCENT: usize = 50;

/// Removes blocks that stand word for word in at least three different articles of one outlet.
///
/// An article that names no outlet but carries the furniture of one gets a notice that says so and counts among that
/// outlet's articles here; its own outlet stays unknown. The result does not depend on the order of `drafts`.
pub fn remove_repeated(drafts: &mut [Draft]) {
    let outlets = likely_outlets(drafts);
    for (draft, outlet) in drafts.iter_mut().zip(&outlets) {
        if let Some(outlet) = outlet {
            draft.notices.retain(|notice| notice.code != NoticeCode::Outlet);
            let text = format!(
                "The outlet is unknown: nothing on the page names it. The same menus and lists stand in articles of {outlet}."
            );
            draft.notices.push(Notice::new(NoticeCode::Outlet, text));
        }
    }
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, (draft, likely)) in drafts.iter().zip(&outlets).enumerate() {
        if let Some(outlet) = draft.outlet.as_ref().or(likely.as_ref()) {
            groups.entry(slug(outlet)).or_default().push(at);
        }
    }
    for members in groups.into_values().filter(|members| members.len() >= ARTICLES) {
        let repeated = repeated(drafts, &members);
        for at in members {
            if let Some(draft) = drafts.get_mut(at) {
                remove(draft, &repeated);
            }
        }
    }
}

/// The keys of blocks that stand in enough different articles of a group.
fn repeated(drafts: &[Draft], members: &[usize]) -> BTreeSet<String> {
    let mut holders: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &at in members {
        let keys: BTreeSet<String> =
            drafts.get(at).into_iter().flat_map(|draft| &draft.blocks).map(|block| key(&block.text)).collect();
        for key in keys.into_iter().filter(|key| key.len() >= 4) {
            holders.entry(key).or_default().push(at);
        }
    }
    // the keys of each article, to tell a house's line from an article told twice
    let mut all: BTreeMap<usize, BTreeSet<&str>> = members.iter().map(|&at| (at, BTreeSet::new())).collect();
    for (key, holders) in &holders {
        for at in holders {
            all.entry(*at).or_default().insert(key);
        }
    }
    holders
        .iter()
        .filter(|(_, holders)| holders.len() >= ARTICLES && different(holders, &all) >= ARTICLES)
        .map(|(key, _)| key.clone())
        .collect()
}

/// How many of the articles differ from all others counted before; the same text under two headlines counts once.
fn different(holders: &[usize], keys: &BTreeMap<usize, BTreeSet<&str>>) -> usize {
    let mut counted: Vec<&BTreeSet<&str>> = Vec::new();
    for own in holders.iter().filter_map(|at| keys.get(at)).take(64) {
        let again = counted.iter().any(|other| {
            let shared: usize = own.intersection(other).map(|key| key.len()).sum();
            let least = own.iter().map(|key| key.len()).sum::<usize>().min(other.iter().map(|key| key.len()).sum());
            shared * 100 > least * SHARED_PERCENT
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

/// Moves the repeated blocks of a draft to what was removed, unless nothing would be left.
fn remove(draft: &mut Draft, repeated: &BTreeSet<String>) {
    let is_repeated = |block: &Block| repeated.contains(&key(&block.text));
    let Some(first) = draft.blocks.iter().position(|block| !is_repeated(block)) else { return };
    let last = draft.blocks.iter().rposition(|block| !is_repeated(block)).unwrap_or(first);
    let mut kept = Vec::with_capacity(draft.blocks.len());
    for (at, block) in std::mem::take(&mut draft.blocks).into_iter().enumerate() {
        let outside = at < first || at > last;
        if is_repeated(&block) && (outside || block.text.split(' ').count() <= LABEL) {
            draft.removed.push(Removed { raw: block.raw, reason: Reason::RepeatedInOutlet, rule: RULE.to_owned() });
        } else {
            kept.push(block);
        }
    }
    draft.blocks = kept;
    draft.removed.sort_by_key(|removed| removed.raw.start);
}

/// For each draft, the one outlet whose furniture it carries, where that is clear: at least four removed lines that
/// stand in articles of that outlet and in those of no other, and no line of another outlet's own.
fn likely_outlets(drafts: &[Draft]) -> Vec<Option<String>> {
    let furniture: Vec<BTreeSet<String>> = drafts.iter().map(furniture).collect();
    let mut owners: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (draft, lines) in drafts.iter().zip(&furniture) {
        if let Some(outlet) = &draft.outlet {
            for line in lines {
                owners.entry(line).or_default().insert(outlet);
            }
        }
    }
    drafts
        .iter()
        .zip(&furniture)
        .map(|(draft, lines)| {
            if draft.outlet.is_some() {
                return None;
            }
            let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
            for line in lines {
                if let Some(owners) = owners.get(line.as_str()).filter(|owners| owners.len() == 1) {
                    for owner in owners {
                        *votes.entry(owner).or_default() += 1;
                    }
                }
            }
            match votes.iter().collect::<Vec<_>>().as_slice() {
                [(outlet, count)] if **count >= 4 => Some((**outlet).to_owned()),
                _ => None,
            }
        })
        .collect()
}

/// The removed lines that are a house's own: menus, contacts, subscriptions; lists of other articles change too often
/// and stand on many houses' pages.
fn furniture(draft: &Draft) -> BTreeSet<String> {
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
        .filter(|removed| own.contains(&removed.reason))
        .flat_map(|removed| removed.raw.of(&draft.raw).lines())
        .map(key)
        .filter(|line| line.split(' ').count() >= 2 && line.len() >= 8)
        .filter(|line| super::furniture::sign(line).is_none_or(|sign| sign.fit != super::furniture::Fit::Whole))
        .collect()
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
