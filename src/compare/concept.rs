//! Words of news prose that stand for one thing: a hand-made list of groups of stems, and of words that tell little.
//!
//! Decides what may replace what in a report of the same event. Knows nothing of the sentences they stand in.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lexicon::Quick;
use crate::text::stem;

/// What is known of a stem.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Traits {
    /// Its group.
    pub(super) group: Option<u16>,
    /// It stands in reports of anything: speech verbs, units of time, auxiliaries in all but name.
    pub(super) light: bool,
    /// It is common in news on any subject, though it has a meaning of its own.
    pub(super) common: bool,
}

/// What is known of a stem.
pub(super) fn traits(form: &str) -> Traits {
    TRAITS.get(form).copied().unwrap_or_default()
}

/// The group of a stem, if it is in one.
pub(super) fn of(form: &str) -> Option<u16> {
    traits(form).group
}

/// Whether a stem is common in news on any subject, though it has a meaning of its own.
pub(super) fn is_common(form: &str) -> bool {
    traits(form).common
}

static TRAITS: LazyLock<HashMap<String, Traits, Quick>> = LazyLock::new(|| {
    let mut traits: HashMap<String, Traits, Quick> = HashMap::default();
    for (number, group) in (0_u16..).zip(CONCEPTS) {
        for word in group.split(' ') {
            let known = traits.entry(stem(word)).or_default();
            known.group = known.group.or(Some(number));
        }
    }
    for word in COMMON.split_whitespace() {
        traits.entry(stem(word)).or_default().common = true;
    }
    for word in LIGHT.split_whitespace() {
        let known = traits.entry(stem(word)).or_default();
        (known.light, known.common) = (true, true);
    }
    traits
});

/// One group a line; a word is in the first group that has it.
const CONCEPTS: &[&str] = &[
    "kill die death dead murder fatal fatality slay perish pass slain casualty victim toll",
    "injure wound hurt injury",
    "talk negotiate negotiation discussion meeting meet dialogue summit conference discuss",
    "agreement deal accord pact treaty settlement compromise",
    "proposal plan offer draft framework initiative propose",
    "say tell state announce declare add note remark comment confirm report claim assert stress emphasise highlight",
    "warn caution threaten threat warning",
    "attend participate participation join",
    "demand urge insist press request",
    "investigate investigation probe inquiry examine",
    "ban prohibit bar block forbid outlaw",
    "allow permit authorise let",
    "visit trip travel journey tour",
    "invade occupy occupation annex annexation",
    "cede concede concession surrender",
    "mediate mediation mediator broker",
    "progress headway breakthrough",
    "obstacle hurdle setback snag hitch",
    "rescue save",
    "destroy damage devastate ruin destruction",
    "protect safeguard protection",
    "sanction penalty punish",
    "tariff duty levy",
    "hostage captive abduct kidnap abduction",
    "apologise apology regret sorry",
    "lawmaker legislator congressman congresswoman senator mp",
    "migrant immigrant refugee",
    "cut reduce reduction slash trim",
    "boost hike raise",
    "reply respond response answer",
    "flee evacuate evacuation displace",
    "nominee nomination candidate candidacy",
    "rule ruling decision decide",
    "absence absent skip miss",
    "resist resistance defy oppose opposition",
    "include involve involvement inclusion",
    "praise hail applaud welcome",
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
    "cancel cancellation call scrap drop postpone postponement delay abandon shelve",
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
    "leave depart departure exit withdraw withdrawal pull pullout",
    "arrive reach land come enter",
    "check enter",
    "ceasefire truce armistice",
    "guarantee assurance pledge promise commitment vow",
    "envoy representative emissary delegate negotiator",
    "area region territory zone land",
    "town city",
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

/// Words that reports of anything are made of, about by falling frequency in their group.
const COMMON: &str = "remain continue significant amid despite concern effort issue key potential aim seek involve \
    describe express address lead follow major current currently previous previously latest ongoing possible likely \
    however while although meanwhile additionally moreover including without within among across along around near \
    particularly especially ultimately clearly nearly almost already still always often largely simply quickly \
    progress point problem question matter situation case fact reason result effect impact role part side area level \
    number group member leader head team man woman child family friend life home house office place country nation \
    world city state government public national international local political social economic global senior top high \
    low big large small great good bad best better right wrong strong clear certain serious important different \
    difficult hard easy long short full open free new old young recent future past present former next final main \
    start begin end stop continue move leave return come bring send hold keep meet speak talk ask answer agree \
    believe expect hope feel find found lose happen become seem appear look watch hear learn understand consider \
    decide choose change increase decrease rise fall grow raise cut reduce build create develop produce provide \
    offer give receive accept allow let require need want try attempt plan propose prepare support oppose back \
    push press pressure call claim insist argue suggest explain reveal release publish confirm deny warn urge \
    emphasise highlight underscore underline stress stand face fight face hit break open close pass sign draw set \
    run work serve play join share spend pay cost stay live die kill add include contain contribute cover carry \
    statement comment interview remark word letter speech message news report reporter story media press source \
    morning afternoon evening night weekend hour minute second moment period decade century end beginning middle \
    half third quarter dozen hundred thousand million billion percent least less more most much many lot little \
    nothing something anything everything someone everyone person able unable ready sure due subject according \
    action step measure move decision choice chance risk threat challenge opportunity need demand request response \
    view opinion position stance process system programme project term condition detail information evidence \
    reach achieve complete fail succeed resolve settle seriously longer later earlier ago together apart away ahead \
    behind forward toward towards against instead rather quite enough else ever never perhaps maybe indeed \
    tension crucial critical vital difference contentious intensify concerned worried complex \
    critics supporters analysts experts authorities officials spokespeople";

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
        assert!(traits(&stem("says")).light && !traits(&stem("treaty")).light);
    }
}
