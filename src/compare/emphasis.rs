//! What each article puts first, how early and at what length it has each fact; facts by outlets.

use super::article::{Case, words_at};
use super::candidates::relative;
use super::group::Members;
use crate::model::{Emphasis, Group, Matrix, MatrixColumn, MatrixRow, Sentence, Weight};
use crate::text::Ordered;

/// For each article in the order of display, what it puts first.
pub(super) fn emphasis(case: &Case<'_>, groups: &[(Members, Group)]) -> Vec<Emphasis> {
    let mut out = Vec::new();
    for number in case.shown() {
        let (Some(article), Some(lines)) = (case.articles.get(number as usize), case.lines.get(number as usize)) else {
            continue;
        };
        let length = |line: u32| lines.get(line as usize).map_or(0, |line| line.profile.sequence.len());
        let whole: usize = lines.iter().map(|line| line.profile.sequence.len()).sum();
        let mut weights = Vec::new();
        for (group, (members, _)) in (0_u32..).zip(groups) {
            let own = || members.iter().filter(|at| at.0 == number).map(|at| at.1);
            let Some(first) = own().min() else { continue };
            let words: usize = own().map(length).sum();
            weights.push(Weight {
                group,
                position: relative(first as usize, lines.len()),
                words: u32::try_from(words).unwrap_or(u32::MAX),
                share: words as f64 / whole.max(1) as f64,
            });
        }
        weights.order_by(|a, b| a.position.total_cmp(&b.position).then(a.group.cmp(&b.group)));
        out.push(Emphasis {
            article: article.draft.id.clone(),
            title: article.draft.title.clone(),
            first: first(case, number),
            groups: weights,
        });
    }
    out
}

/// The first sentence of the running text, else of whatever is compared.
fn first(case: &Case<'_>, number: u32) -> Option<Sentence> {
    let article = case.articles.get(number as usize)?;
    let lines = case.lines.get(number as usize)?;
    let is_text = |block: u32| {
        article.draft.blocks.get(block as usize).is_some_and(|block| block.kind == crate::model::BlockKind::Paragraph)
    };
    let line = lines.iter().find(|line| is_text(line.block)).or_else(|| lines.first())?;
    words_at(article, line.block, line.span)
}

/// Which outlet reports which group.
pub(super) fn matrix(case: &Case<'_>, groups: &[(Members, Group)]) -> Matrix {
    let mut columns: Vec<(usize, MatrixColumn)> = Vec::new();
    for number in case.shown() {
        let (Some(article), Some(&outlet)) = (case.articles.get(number as usize), case.outlets.get(number as usize))
        else {
            continue;
        };
        match columns.iter_mut().find(|(known, _)| *known == outlet) {
            Some((_, column)) => column.articles.push(article.draft.id.clone()),
            None => columns.push((
                outlet,
                MatrixColumn { outlet: article.outlet_id.clone(), articles: vec![article.draft.id.clone()] },
            )),
        }
    }
    let row = |(group, (members, _)): (u32, &(Members, Group))| {
        let cell = |(outlet, _): &(usize, MatrixColumn)| {
            let own = |at: &(u32, u32)| case.outlets.get(at.0 as usize) == Some(outlet);
            (0_u32..).zip(members).filter(|(_, at)| own(at)).map(|(place, _)| place).collect()
        };
        MatrixRow { group, cells: columns.iter().map(cell).collect() }
    };
    let rows = (0_u32..).zip(groups).map(row).collect();
    Matrix { rows, columns: columns.into_iter().map(|(_, column)| column).collect() }
}
