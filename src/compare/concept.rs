//! Words of news prose that stand for one thing: a hand-made list of groups of stems, and of words that tell little.
//!
//! Decides what may replace what in a report of the same event. Knows nothing of the sentences they stand in.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::stem;

/// The group of a stem, if it is in one.
pub(super) fn of(form: &str) -> Option<u16> {
    GROUPS.get(form).copied()
}

/// Whether a stem stands in reports of anything: speech verbs, units of time, auxiliaries in all but name.
pub(super) fn is_light(form: &str) -> bool {
    LIGHT_STEMS.contains_key(form)
}

static GROUPS: LazyLock<HashMap<String, u16>> = LazyLock::new(|| {
    let mut groups = HashMap::new();
    for (number, group) in CONCEPTS.iter().enumerate() {
        for word in group.split(' ') {
            groups.entry(stem(word)).or_insert(u16::try_from(number).unwrap_or(u16::MAX));
        }
    }
    groups
});

static LIGHT_STEMS: LazyLock<HashMap<String, ()>> =
    LazyLock::new(|| LIGHT.split_whitespace().map(|word| (stem(word), ())).collect());

/// One group a line; a word is in the first group that has it.
const CONCEPTS: &[&str] = &[
    "kill die death dead murder fatal fatality slay perish pass slain casualty victim toll",
    "injure wound hurt injury",
    "talk negotiate negotiation discussion meeting meet dialogue summit conference discuss",
    "agreement deal accord pact treaty settlement compromise",
    "proposal plan offer draft framework initiative propose",
    "say tell state announce declare add note remark comment confirm report claim assert stress emphasise highlight",
    "warn caution threaten threat warning",
    "reject refuse deny dismiss oppose rebuff spurn decline",
    "accept agree approve endorse back support",
    "criticise condemn slam blast denounce attack accuse blame",
    "buy purchase acquire acquisition takeover merger",
    "sell sale sold",
    "rise increase climb gain jump surge grow soar advance higher up",
    "fall drop decline decrease slip slide plunge lower tumble lose shed down",
    "begin start launch open commence kick",
    "end stop halt finish conclude cease close",
    "fire sack dismiss oust dismissal axe",
    "resign quit step resignation",
    "hire appoint name pick choose nominate select tap replace",
    "arrest detain custody jail imprison apprehend seize",
    "charge indict accuse prosecute allege indictment",
    "trial court judge jury hearing tribunal",
    "convict guilty sentence verdict conviction",
    "win victory beat defeat top triumph",
    "hit strike batter slam",
    "quake earthquake tremor temblor",
    "storm hurricane cyclone typhoon",
    "fire blaze flame wildfire",
    "crash collide collision accident wreck smash",
    "explosion blast bomb explode bombing detonate",
    "shoot shooting gunman gunfire gunned gun fire shooter",
    "attack assault raid strike offensive",
    "war conflict fighting invasion battle hostility",
    "soldier troop force military army serviceman",
    "police officer cop policeman authority",
    "president leader",
    "minister secretary",
    "spokesman spokesperson spokeswoman representative rep publicist",
    "company firm corporation corp business",
    "worker employee staff",
    "lawyer attorney counsel",
    "doctor physician",
    "election vote poll ballot voter",
    "law legislation bill act statute",
    "protest demonstration rally march demonstrator protester",
    "film movie picture",
    "actor actress star",
    "singer musician",
    "child kid boy girl youngster",
    "wife husband spouse",
    "car vehicle automobile truck",
    "plane aircraft jet airliner flight",
    "ship vessel boat",
    "house home residence",
    "centre facility clinic hospital rehab",
    "build construct erect",
    "release unveil introduce launch reveal disclose issue publish",
    "cancel call scrap drop postpone delay abandon",
    "expect anticipate likely forecast predict",
    "help aid assist assistance relief",
    "show indicate suggest demonstrate signal",
    "large big huge major massive giant",
    "important key crucial vital critical significant",
    "fix patch repair update",
    "flaw bug vulnerability hole weakness",
    "money cash fund funding",
    "price cost",
    "profit earnings income",
    "share stock",
    "rocket missile",
    "leave depart exit withdraw withdrawal pull",
    "arrive reach land come enter",
    "check enter",
    "ceasefire truce armistice",
    "guarantee assurance pledge promise commitment vow",
    "envoy representative emissary delegate negotiator",
    "area region territory zone land",
    "concern worry fear anxiety alarm",
    "plant factory",
    "steal theft rob robbery burglary heist",
    "outage disruption disrupt interrupt interruption cut sever",
    "drug medicine medication",
    "study research survey",
    "scientist researcher",
    "marry wed marriage wedding",
    "retain keep hold defend",
    "title belt championship crown",
    "match game bout fight",
];

const LIGHT: &str = "say tell according report add announce state year day week month time people new make take get go \
    come know want think like include official spokesman spokeswoman spokesperson yesterday today tomorrow last next \
    first second late early ago use see give put call early recent recently several many much well still way thing \
    mr mrs ms dr back set part place keep need help show try turn us";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_synonyms_share_a_group() {
        let group = |word: &str| of(&stem(word));
        assert_eq!(group("negotiations"), group("talks"));
        assert_eq!(group("died"), group("killed"));
        assert_ne!(group("rising"), group("falling"));
        assert_eq!(group("umbrella"), None);
        assert!(is_light(&stem("says")) && !is_light(&stem("treaty")));
    }
}
