//! Writings of one name from other scripts: Zelenskyy and Zelensky, Sergei and Sergey, Mohammed and Mohamed.
//!
//! A form that is equal for the romanisations in use (BGN/PCGN, the Ukrainian national system of 2010, the press's
//! habits); a rule each for what they do differently. Not a distance: two names are the same here or they are not.

use crate::text;

/// Arabic names whose romanisations differ in every vowel.
const ARABIC: &[(&str, &[&str])] = &[
    ("muhammad", &["mohammed", "mohamed", "mohammad", "mohamad", "muhammed", "mohamud", "mehmed"]),
    ("ahmad", &["ahmed", "achmad"]),
    ("hussein", &["hussain", "husain", "husayn", "hossein", "husein"]),
    ("hassan", &["hasan"]),
    ("yusuf", &["yousef", "youssef", "yousuf", "yusef", "yussef"]),
    ("gaddafi", &["qaddafi", "gadhafi", "kadhafi", "qadhafi", "kadafi"]),
    ("khaled", &["khalid"]),
    ("omar", &["umar"]),
    ("osama", &["usama"]),
    ("sulaiman", &["suleiman", "sulayman", "soleiman"]),
    ("said", &["saeed", "sayeed", "saeid"]),
    ("abdullah", &["abdallah", "abdulla"]),
    ("nasser", &["nasir", "naser"]),
];

/// The form of one word of a name that all its romanisations share.
pub(super) fn skeleton(word: &str) -> String {
    let folded: String = text::fold(word).chars().filter(|letter| letter.is_alphanumeric()).collect();
    if let Some((name, _)) = ARABIC.iter().find(|(_, others)| others.contains(&folded.as_str())) {
        return (*name).to_owned();
    }
    let mut out = folded.replace("ks", "x");
    if out.chars().count() >= 5 {
        for (from, to) in [("ou", "u"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("tch", "ch"), ("sch", "sh")] {
            out = out.replace(from, to);
        }
    }
    if let Some((head, tail)) = out.split_at_checked(1) {
        out = format!("{head}{}", tail.replace("kh", "h"));
    }
    for (from, to) in [
        ("skyy", "sky"),
        ("skyi", "sky"),
        ("skiy", "sky"),
        ("skij", "sky"),
        ("skii", "sky"),
        ("ski", "sky"),
        ("ska", "skaya"),
        ("iy", "y"),
        ("yi", "y"),
        ("yy", "y"),
        ("ii", "y"),
        ("ij", "y"),
        ("ei", "ey"),
        ("ej", "ey"),
        ("ai", "ay"),
        ("i", "y"),
        ("off", "ov"),
        ("eff", "ev"),
        ("ew", "ev"),
    ] {
        if let Some(stem) = out.strip_suffix(from)
            && stem.chars().count() >= 2
        {
            out = format!("{stem}{to}");
            break;
        }
    }
    let mut single = String::with_capacity(out.len());
    for letter in out.chars() {
        if !single.ends_with(letter) {
            single.push(letter);
        }
    }
    single
}

#[cfg(test)]
mod tests {
    use super::skeleton;

    #[test]
    fn romanisations_share_a_form_and_other_names_do_not() {
        for (a, b) in [
            ("Zelenskyy", "Zelensky"),
            ("Zelenskyy", "Zelenskiy"),
            ("Zelenskyi", "Zelenski"),
            ("Sergei", "Sergey"),
            ("Aleksei", "Alexey"),
            ("Yuriy", "Yuri"),
            ("Dmitri", "Dmitry"),
            ("Mohammed", "Mohamed"),
            ("Mahmoud", "Mahmud"),
            ("Müller", "Mueller"),
            ("Kyou-hyun", "Kyouhyun"),
        ] {
            assert_eq!(skeleton(a), skeleton(b), "{a} {b}");
        }
        for (a, b) in [("Putin", "Rutin"), ("Volodymyr", "Vladimir"), ("Khan", "Han"), ("Joe", "Jo"), ("Kim", "Kima")] {
            assert_ne!(skeleton(a), skeleton(b), "{a} {b}");
        }
    }
}
