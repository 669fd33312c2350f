//! Articles that stand twice in their file: finds the lines of the second copy.
//!
//! A page that repeats one quotation is not doubled; a page that repeats its long lines in their order is.

use super::line::Line;

/// A line of this many words says something of its own; two pages do not share it by accident.
const LONG: usize = 12;

/// For each line, whether it belongs to a further copy of what stands above it.
pub(super) fn copies(lines: &[Line<'_>]) -> Vec<bool> {
    let origin: Vec<Option<usize>> =
        lines.iter().enumerate().map(|(at, line)| Some(line.twin).filter(|twin| *twin < at)).collect();
    let mut out = vec![false; lines.len()];
    let Some(region) = region(lines, &origin) else { return out };
    for (at, copy) in out.iter_mut().enumerate().take(region.1).skip(region.0) {
        *copy = origin.get(at).is_some_and(Option::is_some);
    }
    out
}

/// The lines of the further copies, if there is a copy: from the first long line met again, and what precedes it in
/// both places, to the last line that stood before.
fn region(lines: &[Line<'_>], origin: &[Option<usize>]) -> Option<(usize, usize)> {
    let is_long = |at: usize| lines.get(at).is_some_and(|line| line.words >= LONG);
    let again: Vec<usize> =
        (0..lines.len()).filter(|&at| is_long(at) && origin.get(at).is_some_and(Option::is_some)).collect();
    let long_before: Vec<usize> = std::iter::once(0)
        .chain((0..lines.len()).scan(0, |count, at| {
            *count += usize::from(is_long(at));
            Some(*count)
        }))
        .collect();
    let count = |from: usize, to: usize| {
        long_before.get(to).unwrap_or(&0).saturating_sub(long_before.get(from).copied().unwrap_or(0))
    };
    // each long line is met again at some distance, not as a caption beside its picture
    let far: Vec<usize> = again
        .iter()
        .copied()
        .filter(|&at| {
            let from = origin.get(at).copied().flatten().unwrap_or(at);
            count(from, at) >= 2
        })
        .collect();
    let (&start, &last) = (far.first()?, far.last()?);
    let inside = count(start, last + 1);
    let before = count(0, start);
    let in_order = far.windows(2).filter(|pair| matches!(pair, [a, b] if origin.get(*a) < origin.get(*b))).count();
    let doubled = far.len() >= 2
        && far.len() * 10 >= inside * 7
        && far.len() * 10 >= before * 4
        && in_order * 10 >= (far.len() - 1) * 7;
    if !doubled {
        return None;
    }
    let mut begin = start;
    let mut misses = 0;
    for at in (0..start).rev() {
        if origin.get(at).is_some_and(Option::is_some) {
            begin = at;
            misses = 0;
        } else if is_long(at) || misses == 2 {
            break;
        } else {
            misses += 1;
        }
    }
    Some((begin, lines.len()))
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    const STORY: &str = "Bridge opens\n\
        The first cars crossed the new bridge on Monday after eleven years of debate about it.\n\
        Engineers said that the ground under the northern pier had cost them two whole winters.\n\
        The old ferry keeps its timetable until the end of the summer and then goes to a museum.\n";

    #[test]
    fn the_second_copy_is_found_with_its_title() {
        let raw = format!("{STORY}Related\n{STORY}More words at the end\n");
        let lines = lines(&raw);
        let copies = copies(&lines);
        assert_eq!(copies, [false, false, false, false, false, true, true, true, true, false]);
    }

    #[test]
    fn a_repeated_quotation_is_no_copy() {
        let raw =
            format!("{STORY}Engineers said that the ground under the northern pier had cost them two whole winters.\n");
        assert!(copies(&lines(&raw)).iter().all(|copy| !copy));
    }
}
