//! The stem that the inflected and derived forms of an English word share.
//!
//! M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), after a step that brings British spellings to
//! American ones and irregular forms to their base. A stem is for comparing, never for showing.

/// The stem of a folded word. Words with anything but the letters a to z come back as they are.
pub fn stem(folded: &str) -> String {
    if folded.len() < 3 || !folded.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return folded.to_owned();
    }
    if let Some(base) = irregular(folded) {
        return base.to_owned();
    }
    let mut word = folded.to_owned();
    swap_first(&mut word, BRITISH, const { last_letters(BRITISH) }, 1);
    plural(&mut word);
    past_and_gerund(&mut word);
    if word.ends_with('y') && has_vowel(before(&word, 1)) {
        swap(&mut word, 1, "i");
    }
    swap_first(&mut word, STEP_2, const { last_letters(STEP_2) }, 1);
    swap_first(&mut word, STEP_3, const { last_letters(STEP_3) }, 1);
    step_4(&mut word);
    if let Some(rest) = word.strip_suffix('e') {
        let measure = measure(rest);
        if measure > 1 || (measure == 1 && !ends_short(rest)) {
            swap(&mut word, 1, "");
        }
    }
    if word.ends_with("ll") && measure(&word) > 1 {
        swap(&mut word, 1, "");
    }
    word
}

/// The stem of a folded word whose form follows no rule: "went".
pub fn irregular(folded: &str) -> Option<&'static str> {
    let found = IRREGULAR.binary_search_by_key(&folded, |&(form, _)| form).ok()?;
    IRREGULAR.get(found).map(|&(_, base)| base)
}

/// The forms that follow no rule and have this stem.
pub fn irregular_forms(stem: &str) -> impl Iterator<Item = &'static str> {
    IRREGULAR.iter().filter(move |(_, base)| *base == stem).map(|&(form, _)| form)
}

fn plural(word: &mut String) {
    if word.ends_with("sses") || word.ends_with("ies") {
        swap(word, 2, "");
    } else if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") {
        swap(word, 1, "");
    }
}

fn past_and_gerund(word: &mut String) {
    if word.ends_with("eed") {
        if measure(before(word, 3)) > 0 {
            swap(word, 1, "");
        }
        return;
    }
    let cut = if word.ends_with("ed") {
        2
    } else if word.ends_with("ing") {
        3
    } else {
        return;
    };
    if !has_vowel(before(word, cut)) {
        return;
    }
    swap(word, cut, "");
    if ["at", "bl", "iz"].iter().any(|ending| word.ends_with(ending)) {
        word.push('e');
    } else if ends_double(word) && !word.ends_with(['l', 's', 'z']) {
        swap(word, 1, "");
    } else if measure(word) == 1 && ends_short(word) {
        word.push('e');
    }
}

fn step_4(word: &mut String) {
    let [.., last_but_one, last] = *word.as_bytes() else { return };
    let fits = |suffix: &str| {
        let ends = matches!(suffix.as_bytes(), [.., other, end] if (*other, *end) == (last_but_one, last));
        ends && word.ends_with(suffix)
    };
    let Some(suffix) = STEP_4.iter().find(|suffix| fits(suffix)) else { return };
    let rest = before(word, suffix.len());
    if measure(rest) > 1 && (*suffix != "ion" || rest.ends_with(['s', 't'])) {
        swap(word, suffix.len(), "");
    }
}

/// The last letters of the rules' suffixes, a bit for each: most words end otherwise.
const fn last_letters(rules: &[(&str, &str)]) -> u32 {
    let mut set = 0;
    let mut at = 0;
    while at < rules.len() {
        let suffix = rules[at].0.as_bytes();
        set |= 1 << (suffix[suffix.len() - 1] & 31);
        at += 1;
    }
    set
}

/// Applies the first rule whose suffix fits, if what stands before it has at least `min_measure`. `last_letters` are
/// those of the rules.
fn swap_first(word: &mut String, rules: &[(&str, &str)], last_letters: u32, min_measure: usize) {
    let [.., last_but_one, last] = *word.as_bytes() else { return };
    if last_letters >> (last & 31) & 1 == 0 {
        return;
    }
    let fits = |suffix: &str| {
        let ends = matches!(suffix.as_bytes(), [.., other, end] if (*other, *end) == (last_but_one, last));
        ends && word.ends_with(suffix)
    };
    let Some((suffix, with)) = rules.iter().find(|(suffix, _)| fits(suffix)) else { return };
    if measure(before(word, suffix.len())) >= min_measure {
        swap(word, suffix.len(), with);
    }
}

fn swap(word: &mut String, cut: usize, with: &str) {
    word.truncate(word.len().saturating_sub(cut));
    word.push_str(with);
}

fn before(word: &str, cut: usize) -> &str {
    word.get(..word.len().saturating_sub(cut)).unwrap_or_default()
}

/// Which letters are vowels: y is one behind a consonant.
fn vowels(word: &str) -> impl Iterator<Item = bool> + '_ {
    let mut consonant_before = false;
    word.bytes().map(move |letter| {
        let vowel = matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u') || (letter == b'y' && consonant_before);
        consonant_before = !vowel;
        vowel
    })
}

/// How many times a run of vowels is followed by a run of consonants: Porter's m.
fn measure(word: &str) -> usize {
    let mut before = false;
    let mut count = 0;
    for vowel in vowels(word) {
        count += usize::from(before && !vowel);
        before = vowel;
    }
    count
}

fn has_vowel(word: &str) -> bool {
    vowels(word).any(|vowel| vowel)
}

fn ends_double(word: &str) -> bool {
    let mut letters = word.bytes().rev();
    letters.next().is_some_and(|last| Some(last) == letters.next() && !matches!(last, b'a' | b'e' | b'i' | b'o' | b'u'))
}

/// Consonant, vowel, consonant other than w, x, y: Porter's *o.
fn ends_short(word: &str) -> bool {
    let skip = word.len().saturating_sub(3);
    word.len() >= 3 && vowels(word).skip(skip).eq([false, true, false]) && !word.ends_with(['w', 'x', 'y'])
}

const BRITISH: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("isations", "izations"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ence", "ense"),
    ("ences", "enses"),
    ("entre", "enter"),
    ("entres", "enters"),
    ("ogue", "og"),
    ("amme", "am"),
    ("ammes", "ams"),
];

const STEP_2: &[(&str, &str)] = &[
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("abli", "able"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
];

const STEP_3: &[(&str, &str)] =
    &[("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

const STEP_4: &[&str] = &[
    "al", "ance", "ence", "ense", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
    "iti", "ous", "ive", "ize",
];

/// Irregular forms of common verbs and nouns, with the stem of their base.
const IRREGULAR: &[(&str, &str)] = &[
    ("ate", "eat"),
    ("became", "becom"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bought", "bui"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choos"),
    ("chosen", "choos"),
    ("died", "die"),
    ("dies", "die"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("dying", "die"),
    ("fallen", "fall"),
    ("fell", "fall"),
    ("felt", "feel"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("fought", "fight"),
    ("found", "find"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lai"),
    ("led", "lead"),
    ("left", "leav"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("men", "man"),
    ("met", "meet"),
    ("paid", "pai"),
    ("ran", "run"),
    ("risen", "rise"),
    ("rose", "rise"),
    ("said", "sai"),
    ("sang", "sing"),
    ("sat", "sit"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("sworn", "swear"),
    ("taken", "take"),
    ("taught", "teach"),
    ("thought", "think"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("understood", "understand"),
    ("went", "go"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("women", "woman"),
    ("won", "win"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("wounded", "wound"),
    ("written", "write"),
    ("wrote", "write"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for group in [
            &["cancel", "cancels", "cancelled", "canceled", "cancelling", "cancellation"][..],
            &["negotiate", "negotiated", "negotiating", "negotiation", "negotiations"],
            &["organisation", "organization", "organised", "organize", "organising"],
            &["meet", "met", "meets", "meeting"],
            &["say", "said", "says", "saying"],
            &["rise", "rose", "rising", "risen"],
            &["city", "cities"],
            &["buy", "bought", "buying"],
            &["pay", "paid", "pays"],
            &["leave", "left", "leaving", "leaves"],
            &["die", "died", "dying"],
            &["labour", "labor"],
            &["defence", "defense"],
            &["choose", "chose"],
            &["take", "took", "taken", "taking"],
        ] {
            let stems: Vec<_> = group.iter().map(|word| stem(word)).collect();
            assert!(stems.iter().all(|other| Some(other) == stems.first()), "{group:?} gave {stems:?}");
        }
    }

    #[test]
    fn the_examples_of_the_paper_come_out_as_printed() {
        for (word, want) in [
            ("caresses", "caress"),
            ("ponies", "poni"),
            ("agreed", "agre"),
            ("plastered", "plaster"),
            ("motoring", "motor"),
            ("hopping", "hop"),
            ("relational", "relat"),
            ("vietnamization", "vietnam"),
            ("replacement", "replac"),
            ("adoption", "adopt"),
            ("controlling", "control"),
        ] {
            assert_eq!(stem(word), want, "{word}");
        }
    }

    #[test]
    fn what_is_no_english_word_stays() {
        for word in ["", "a", "us", "10,000", "київ", "u.s.", "gas-fired"] {
            assert_eq!(stem(word), word);
        }
        assert!(IRREGULAR.is_sorted());
    }
}
