//! What speaks for and against two sentences among the other sentences of their articles, as a row of numbers.
//!
//! The words of two sentences alone say how alike they are; inside two reports of one event there is more to go by: which
//! of the shared words stand nowhere else, whether they stand together in both, who acts. Knows nothing of how the numbers
//! become a score.

use super::background::Background;
use super::features::Laid;
use super::profile::{Profile, Weighed};
use super::score::odds_alone;
use super::token::Kind;

/// How many numbers a pair has.
pub const EVIDENCE: usize = 18;

/// Their names, in order.
pub const EVIDENCE_NAMES: [&str; EVIDENCE] = [
    // the log-odds of the two sentences alone
    "alike",
    // what both have in common, as a share of the one with less to say: one fact of several is told at another length
    "contained",
    // words in common that are no names, near-synonyms in part, as a logarithm: all sentences of a story have its names
    "deeds",
    // shared words of weight that stand in no other sentence of the two articles, up to three, as a share of three: who is
    // named once by both is most often named for the same
    "anchors",
    // fewer than two words of weight are shared, and no figures face each other: short sentences of small talk look alike
    "thin",
    // shared words, near-synonyms included, that stand near each other in both, as a logarithm: who did what
    "bonds",
    // who is named first in the one is not in the other, nor the other way round
    "actors_apart",
    // both name days, and none in common
    "days_apart",
    // how far apart they stand, each in its own article
    "distance",
    // both are the first of their articles
    "first",
    // shorter by longer, in tokens
    "length",
    // share of each one's last three terms that the other has
    "end",
    // shared tokens of both, grammar included
    "words",
    // numbers that one alone has, up to three
    "numbers_apart",
    // one quotes, the other does not
    "one_quotes",
    // both quote, and not the same person
    "speakers_apart",
    // what the one with less to say has to say, as a logarithm
    "size",
    // who is named first in both is the same
    "same_actor",
];

/// The evidence on a pair, in the order of [`EVIDENCE_NAMES`].
pub type Evidence = [f64; EVIDENCE];

/// The evidence on two sentences, the first of which is laid out; `places` are theirs in their articles, from 0 to 1.
pub(super) fn evidence(
    a: &Weighed<'_>,
    laid: &Laid<'_>,
    b: &Weighed<'_>,
    background: &Background,
    places: [f64; 2],
) -> Evidence {
    let row = laid.features(b);
    let [_, words, _, _, length, _, end, _, numbers_apart, .., contained, deeds] = row;
    let shared = Shared::of(a.profile, b.profile, background);
    let flag = |is: bool| f64::from(u8::from(is));
    let both = |kind: Kind| [a, b].iter().all(|side| side.profile.terms.iter().any(|term| term.kind == kind));
    let speakers = a.profile.speaker.zip(b.profile.speaker);
    [
        odds_alone(&row),
        contained,
        deeds,
        f64::from(shared.anchors.min(3)) / 3.0,
        flag(shared.heavy < 2 && (a.profile.numbers == 0 || b.profile.numbers == 0)),
        f64::from((1.0 + laid.bonds(b)).ln()),
        flag(are_apart(a.profile, laid, b.profile)),
        flag(!shared.days && both(Kind::Day)),
        (places[0] - places[1]).abs(),
        flag(places == [0.0, 0.0]),
        length,
        end,
        words,
        numbers_apart,
        flag(a.profile.quotes != b.profile.quotes),
        flag(speakers.is_some_and(|(one, two)| one != two)),
        f64::from((1.0 + a.total.min(b.total)).ln()),
        flag(a.profile.actor.zip(b.profile.actor).is_some_and(|(one, two)| laid.is_like(one, two))),
    ]
}

/// Whether each names somebody first whom the other does not name.
fn are_apart(a: &Profile, laid: &Laid<'_>, b: &Profile) -> bool {
    let (Some(one), Some(two)) = (a.actor, b.actor) else { return false };
    let has = |profile: &Profile, form: u32| profile.terms.iter().any(|term| laid.is_like(term.form, form));
    !laid.is_like(one, two) && !has(a, two) && !has(b, one)
}

/// What is shared, by sort.
#[derive(Default)]
struct Shared {
    /// Words of weight.
    heavy: u8,
    /// Those of them that stand in no other sentence of the two articles.
    anchors: u8,
    days: bool,
}

impl Shared {
    fn of(a: &Profile, b: &Profile, background: &Background) -> Self {
        let mut others = b.terms.iter().map(|term| term.key).peekable();
        let mut out = Self::default();
        for term in &a.terms {
            while others.next_if(|other| *other < term.key).is_some() {}
            if others.peek() != Some(&term.key) {
                continue;
            }
            out.days |= term.kind == Kind::Day;
            if term.base >= 1.0 && !term.common {
                out.heavy = out.heavy.saturating_add(1);
                out.anchors = out.anchors.saturating_add(u8::from(background.count(term.form) <= 2));
            }
        }
        out
    }
}
