//! A name as it stands in addresses and identifiers.

use super::letter::{is_combining_mark, plain_letters};

/// `text` in lower case letters and digits without diacritics, words joined by hyphens: "Société Générale" is
/// "societe-generale". Letters of other scripts stay as they are.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_combining_mark(letter) {
            // a vowel sign of a script that writes vowels as marks is as much of the word as its consonants
            out.extend(Some(letter).filter(|letter| letter.is_alphanumeric()));
            continue;
        }
        plain_letters(letter, |part| {
            if part.is_alphanumeric() {
                out.push(part);
            } else if !matches!(part, '\'' | '\u{2019}' | '.') && !out.is_empty() && !out.ends_with('-') {
                out.push('-');
            }
        });
    }
    while out.ends_with('-') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_readable_in_an_address() {
        for (text, want) in [
            ("Volodymyr Zelenskyy", "volodymyr-zelenskyy"),
            ("Société Générale", "societe-generale"),
            ("U.S. — Russia's", "us-russias"),
            ("  ", ""),
            ("Київ", "киів"),
        ] {
            assert_eq!(slug(text), want, "{text:?}");
        }
    }
}
