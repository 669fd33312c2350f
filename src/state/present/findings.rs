//! The findings of a comparison as tables: facts, voices, names, words and emphasis, by articles or by outlets.

use super::table::{Cell, Table};
use super::wording::counted;
use crate::engine::{ArticleHead, EntityRow};
use crate::model::{ArticleId, Comparison, Group, MatrixColumn, Sentence, Usage};

/// The heading of an article's column: its outlet, and its title where the outlet has several here.
fn article_head(heads: &[ArticleHead], id: &ArticleId) -> Cell {
    let Some(head) = heads.iter().find(|head| head.id == *id) else { return Cell::Text(id.to_string()) };
    let outlet = outlet_of(head);
    if heads.iter().filter(|other| other.outlet == head.outlet).count() > 1 {
        return Cell::Many(vec![outlet, Cell::Article(head.id.clone(), head.title.clone())]);
    }
    outlet
}

fn outlet_of(head: &ArticleHead) -> Cell {
    Cell::Outlet(head.outlet.clone(), head.outlet_name.clone())
}

/// The heading of a column of the matrix.
fn column_head(heads: &[ArticleHead], column: &MatrixColumn) -> Cell {
    let head = column.articles.first().and_then(|id| heads.iter().find(|head| head.id == *id));
    head.map_or(Cell::Empty, outlet_of)
}

/// The member of a group whose links are the best; the first, where it has none.
pub fn spokesman(group: &Group) -> Option<&Sentence> {
    let mut sums = vec![0.0; group.members.len()];
    for link in &group.links {
        for end in [link.a, link.b] {
            if let Some(sum) = sums.get_mut(end as usize) {
                *sum += link.score;
            }
        }
    }
    let best = (0..sums.len()).max_by(|&a, &b| {
        let sum = |at: usize| sums.get(at).copied().unwrap_or_default();
        sum(a).total_cmp(&sum(b)).then(b.cmp(&a))
    });
    group.members.get(best?)
}

/// A fact: the sentence that puts it best, and behind it those of all articles.
fn fact(group: &Group) -> Cell {
    let Some(best) = spokesman(group) else { return Cell::Empty };
    let others = group.members.iter().map(|member| Cell::Said(member.clone(), vec![]));
    Cell::Fold(Box::new(Cell::Text(best.text.clone())), others.collect())
}

/// Facts by outlets, those that most outlets report first.
pub fn fact_table(comparison: &Comparison, heads: &[ArticleHead]) -> Table {
    let matrix = &comparison.matrix;
    let mut head = vec![Cell::Text("Fact".into()), Cell::Text("Reported by".into())];
    head.extend(matrix.columns.iter().map(|column| column_head(heads, column)));
    let rows = matrix.rows.iter().filter_map(|row| {
        let group = comparison.groups.get(row.group as usize)?;
        let reach =
            format!("{}, {}", counted(group.outlets as usize, "outlet"), counted(group.origins as usize, "origin"));
        let mut cells = vec![fact(group), Cell::Text(reach)];
        cells.extend(row.cells.iter().map(|members| {
            let said = members.iter().filter_map(|&at| group.members.get(at as usize));
            many(said.map(|sentence| Cell::At("\u{25cf}".into(), sentence.clone())).collect())
        }));
        Some(cells)
    });
    Table { caption: "Facts by outlets".into(), rows: rows.collect(), head }
}

/// Who is named, by outlets.
pub fn entity_table(entities: &[EntityRow], comparison: &Comparison, heads: &[ArticleHead]) -> Table {
    let mut head = vec![Cell::Text("Name".into())];
    head.extend(comparison.matrix.columns.iter().map(|column| column_head(heads, column)));
    let number = |&count: &u32| if count == 0 { Cell::Empty } else { Cell::Text(count.to_string()) };
    let rows = entities.iter().map(|row| {
        let name = Cell::Entity(row.id.clone(), row.name.clone());
        std::iter::once(name).chain(row.cells.iter().map(number)).collect()
    });
    Table { caption: "Names by outlets".into(), rows: rows.collect(), head }
}

/// Who is quoted by which article, and at what length.
pub fn voice_table(comparison: &Comparison, heads: &[ArticleHead]) -> Table {
    let mut head = vec![Cell::Text("Speaker".into())];
    head.extend(heads.iter().map(|found| article_head(heads, &found.id)));
    let rows = comparison.voices.iter().map(|voice| {
        let name = match &voice.speaker {
            Some(id) => Cell::Entity(id.clone(), voice.name.clone()),
            None if voice.name.is_empty() => Cell::Text("Unattributed".into()),
            None => Cell::Text(voice.name.clone()),
        };
        let cell = |found: &ArticleHead| {
            let Some(heard) = voice.articles.iter().find(|heard| heard.article == found.id) else { return Cell::Empty };
            let mut words = Vec::new();
            if heard.quotes > 0 {
                words.push(format!(
                    "{} in {}",
                    counted(heard.words as usize, "word"),
                    counted(heard.quotes as usize, "quotation")
                ));
            }
            if heard.reported > 0 {
                words.push(format!("{} reported", heard.reported));
            }
            Cell::At(words.join(", "), heard.first.clone())
        };
        std::iter::once(name).chain(heads.iter().map(cell)).collect()
    });
    Table { caption: "Who is quoted, by article".into(), rows: rows.collect(), head }
}

/// What each article calls the same actor.
pub fn name_table(comparison: &Comparison, heads: &[ArticleHead]) -> Table {
    let rows = comparison.names.iter().map(|naming| {
        let name = Cell::Entity(naming.entity.clone(), naming.name.clone());
        std::iter::once(name).chain(heads.iter().map(|head| usages(&naming.uses, &head.id))).collect()
    });
    by_article("Names for the same actor", "Actor", heads, rows.collect())
}

/// Different words for the same thing.
pub fn wording_table(comparison: &Comparison, heads: &[ArticleHead]) -> Table {
    let rows = comparison.wording.iter().map(|wording| {
        let thing = Cell::Text(wording.thing.clone());
        std::iter::once(thing).chain(heads.iter().map(|head| usages(&wording.uses, &head.id))).collect()
    });
    by_article("Words for the same thing", "Thing", heads, rows.collect())
}

/// The words that set each article apart, the most telling first.
pub fn distinct_table(comparison: &Comparison, heads: &[ArticleHead]) -> Table {
    let rows = heads.iter().filter_map(|head| {
        let own = comparison.distinct.iter().filter(|found| found.usage.article == head.id);
        let words = own.map(|found| {
            let times = format!("{} ({} here, {} elsewhere)", found.usage.words, found.usage.count, found.others);
            let first = found.usage.at.first();
            first.map_or_else(|| Cell::Text(times.clone()), |at| Cell::At(times.clone(), at.clone()))
        });
        let words: Vec<Cell> = words.collect();
        (!words.is_empty()).then(|| vec![article_head(heads, &head.id), Cell::Many(words)])
    });
    let head = vec![Cell::Text("Outlet".into()), Cell::Text("Much more often here than in the others".into())];
    Table { caption: "Words that set an article apart".into(), rows: rows.collect(), head }
}

/// How early and at what length each article has each fact.
pub fn emphasis_table(comparison: &Comparison, heads: &[ArticleHead]) -> Table {
    let rows = (0_u32..).zip(&comparison.groups).map(|(at, group)| {
        let cell = |head: &ArticleHead| {
            let emphasis = comparison.emphasis.iter().find(|emphasis| emphasis.article == head.id);
            let weight = emphasis.and_then(|emphasis| emphasis.groups.iter().find(|weight| weight.group == at));
            let first = group.members.iter().find(|member| member.article == head.id);
            let Some((weight, first)) = weight.zip(first) else { return Cell::Empty };
            let words = counted(weight.words as usize, "word");
            let place = (weight.position * 100.0).round();
            Cell::At(format!("{words}, {place}\u{202f}% down"), first.clone())
        };
        std::iter::once(fact(group)).chain(heads.iter().map(cell)).collect()
    });
    by_article("How early and at what length", "Fact", heads, rows.collect())
}

fn by_article(caption: &str, first: &str, heads: &[ArticleHead], rows: Vec<Vec<Cell>>) -> Table {
    let columns = heads.iter().map(|head| article_head(heads, &head.id));
    let head = std::iter::once(Cell::Text(first.to_owned())).chain(columns).collect();
    Table { caption: caption.to_owned(), head, rows }
}

fn usages(uses: &[Usage], article: &ArticleId) -> Cell {
    let own = uses.iter().filter(|found| found.article == *article).map(|found| {
        let times =
            if found.count > 1 { format!("{} \u{d7}{}", found.words, found.count) } else { found.words.clone() };
        match found.at.first() {
            Some(at) => Cell::At(times, at.clone()),
            None => Cell::Text(times),
        }
    });
    many(own.collect())
}

fn many(mut cells: Vec<Cell>) -> Cell {
    match cells.len() {
        0 => Cell::Empty,
        1 => cells.remove(0),
        _ => Cell::Many(cells),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{article, compared};
    use super::*;
    use crate::compare::compare;
    use crate::engine::CompareView;

    /// Three reports: two have a sentence in common, the third is about something else.
    fn view() -> CompareView {
        let a = article("a", &[("The harbour bridge in Ostrand was closed on Monday after a ship struck it.", &[])]);
        let b = article("b", &[("After a ship struck it, the harbour bridge in Ostrand was closed on Monday.", &[])]);
        let c = article("c", &[("Bakers of the old town raised the price of bread.", &[])]);
        let comparison = compare(&[&a, &b, &c]);
        let mut view = compared(&[a, b, c], &[]);
        view.comparison = comparison;
        for (head, name) in view.heads.iter_mut().zip(["Alpha", "Beta", "Gamma"]) {
            head.outlet_name = Some(name.to_owned());
        }
        view
    }

    fn words(row: &[Cell]) -> Vec<String> {
        row.iter().map(Cell::words).collect()
    }

    #[test]
    fn a_fact_has_a_dot_for_each_outlet_that_reports_it() {
        let view = view();
        let table = fact_table(&view.comparison, &view.heads);
        assert_eq!(words(&table.head), ["Fact", "Reported by", "Alpha", "Beta", "Gamma"]);
        assert_eq!(table.rows.len(), 1, "{table:?}");
        let row = words(&table.rows[0]);
        assert_eq!(row[1..], ["2 outlets, 2 origins", "\u{25cf}", "\u{25cf}", ""]);
        let Cell::Fold(_, members) = &table.rows[0][0] else { panic!("the fact shows its sentences") };
        assert_eq!(members.len(), 2);
    }

    #[test]
    fn emphasis_tells_where_and_at_what_length() {
        let view = view();
        let table = emphasis_table(&view.comparison, &view.heads);
        let row = words(&table.rows[0]);
        assert!(row[1].ends_with("0\u{202f}% down") && row[1].contains("words"), "{row:?}");
        assert_eq!(row[3], "");
    }

    #[test]
    fn an_article_without_a_finding_has_an_empty_cell() {
        let usage = |article: &str, words: &str, count| Usage {
            article: article.into(),
            words: words.into(),
            count,
            at: vec![],
        };
        let uses = [usage("a", "the war", 3), usage("b", "the operation", 1), usage("a", "the conflict", 1)];
        assert_eq!(usages(&uses, &"a".into()).words(), "the war \u{d7}3; the conflict");
        assert_eq!(usages(&uses, &"b".into()).words(), "the operation");
        assert_eq!(usages(&uses, &"c".into()), Cell::Empty);
    }
}
