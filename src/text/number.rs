//! Numbers as news prose writes them: figures, words, and figures with words.
//!
//! Reads cardinal numbers alone; what they count is not its business. "One" by itself is a pronoun more often than a
//! number and is not read, nor are vague ones ("dozens", "hundreds").

/// The number at the beginning of `words` (folded, hyphenated words taken apart) and how many of them it takes:
/// `["1.2", "million", "people"]` is 1,200,000 in two words.
pub fn number(words: &[&str]) -> Option<(f64, usize)> {
    let mut total = 0.0;
    let mut group: Option<f64> = None;
    let mut used = 0;
    let mut lowest_scale = f64::INFINITY;
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        if let Some(scale) = scale(word).filter(|&scale| scale < lowest_scale) {
            if group.is_none() && used > 0 {
                break;
            }
            total += group.take().unwrap_or(1.0) * scale;
            lowest_scale = scale;
        } else if word == "hundred" && group.is_none_or(|value| value < 100.0 && value.fract() == 0.0) {
            group = Some(group.unwrap_or(1.0) * 100.0);
        } else if let Some(value) = small(word) {
            if !group.is_none_or(|so_far| follows(so_far, value)) {
                break;
            }
            group = Some(group.unwrap_or(0.0) + value);
        } else if let Some((value, suffix_scale)) = figure(word) {
            if group.is_some() || used > 0 {
                break;
            }
            if let Some(scale) = suffix_scale {
                return Some((value * scale, 1));
            }
            group = Some(value);
        } else if word == "and"
            && used > 0
            && words.get(at + 1).is_some_and(|&next| small(next).is_some())
            && is_round(group, total)
        {
            at += 1;
            continue;
        } else {
            break;
        }
        at += 1;
        used = at;
    }
    let first = words.first()?;
    let bare_one = used == 1 && *first == "one";
    let bare_scale = used == 1 && (scale(first).is_some() && *first != "dozen" || *first == "hundred");
    (used > 0 && !bare_one && !bare_scale).then(|| (total + group.unwrap_or(0.0), used))
}

/// Whether `value` goes on with what was read: "twenty three", "two hundred five", but not "five ten".
fn follows(so_far: f64, value: f64) -> bool {
    let whole_hundreds = so_far >= 100.0 && so_far % 100.0 == 0.0;
    whole_hundreds || (value < 10.0 && so_far % 10.0 == 0.0 && so_far % 100.0 >= 20.0)
}

/// "two hundred and five", "a thousand and one", but not "five and six".
fn is_round(group: Option<f64>, total: f64) -> bool {
    group.map_or(total > 0.0, |so_far| so_far >= 100.0 && so_far % 100.0 == 0.0)
}

/// "10,000", "3.5", "23rd", "1.2bn": the value and the scale glued to it.
fn figure(word: &str) -> Option<(f64, Option<f64>)> {
    let end =
        word.find(|letter: char| !letter.is_ascii_digit() && letter != ',' && letter != '.').unwrap_or(word.len());
    let (digits, suffix) = word.split_at_checked(end)?;
    if digits.is_empty() || digits.len() > 24 {
        return None;
    }
    let value: f64 = digits.replace(',', "").parse().ok()?;
    match suffix {
        "" | "st" | "nd" | "rd" | "th" => Some((value, None)),
        "k" => Some((value, Some(1e3))),
        "m" | "mn" | "mln" => Some((value, Some(1e6))),
        "bn" | "b" => Some((value, Some(1e9))),
        "tn" => Some((value, Some(1e12))),
        _ => None,
    }
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "thousand" => 1e3,
        "million" | "mln" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" | "tn" => 1e12,
        _ => return None,
    })
}

fn small(word: &str) -> Option<f64> {
    Some(match word {
        "zero" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: Option<(f64, usize)>) {
        let words: Vec<_> = text.split(' ').collect();
        assert_eq!(number(&words), want, "{text:?}");
    }

    #[test]
    fn figures_and_words_give_the_same_number() {
        check("10,000 people", Some((10_000.0, 1)));
        check("ten thousand people", Some((10_000.0, 2)));
        check("five hour", Some((5.0, 1)));
        check("twenty three", Some((23.0, 2)));
        check("two hundred and five cars", Some((205.0, 4)));
        check("two hundred twenty five", Some((225.0, 4)));
        check("1.2 million people", Some((1_200_000.0, 2)));
        check("1.2bn", Some((1_200_000_000.0, 1)));
        check("one million two hundred thousand", Some((1_200_000.0, 5)));
        check("three dozen", Some((36.0, 2)));
        check("dozen", Some((12.0, 1)));
        check("23rd", Some((23.0, 1)));
    }

    #[test]
    fn numbers_end_where_the_next_begins() {
        check("five six", Some((5.0, 1)));
        check("five and six", Some((5.0, 1)));
        check("2025 two", Some((2025.0, 1)));
        check("ten eleven", Some((10.0, 1)));
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in
            ["", "one of", "million", "hundreds", "mp3", "talks", "and five", "1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,2"]
        {
            check(text, None);
        }
    }
}
