//! A comparison as columns, as groups of matching sentences, and as what answers one sentence.

use std::collections::{BTreeMap, BTreeSet};

use super::wording::counted;
use crate::engine::{ArticleHead, CompareView};
use crate::model::{Aligned, Article, ArticleId, BlockKind, Sentence};
use crate::state::SentenceKey;

/// Where a sentence stands: its article and its place there.
pub type SentenceAt = (ArticleId, SentenceKey);

/// An article of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Which.
    pub article: ArticleId,
    /// Its text.
    pub blocks: Vec<ColumnBlock>,
    /// Sentences that another article reports too.
    pub shared: usize,
    /// Sentences that no other article reports.
    pub only: usize,
}

/// A block of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its sentences.
    pub rows: Vec<Row>,
}

/// A sentence of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place.
    pub key: SentenceKey,
    /// Its words.
    pub text: String,
    /// Whether others report it.
    pub standing: Standing,
}

/// Whether other articles report a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// By so many others.
    Shared(usize),
    /// By none.
    Only,
    /// It was not compared: headings, notes.
    Plain,
}

/// A sentence that reports the same as another.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterpart {
    /// Where it stands.
    pub at: SentenceAt,
    /// Its words.
    pub text: String,
    /// How sure, in hundredths.
    pub score: u8,
}

/// A sentence and all that report the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Where the first stands.
    pub at: SentenceAt,
    /// Its words.
    pub text: String,
    /// Its counterparts in the other articles.
    pub others: Vec<Counterpart>,
}

/// The articles as columns. Matches below `least` hundredths count as none.
pub fn columns(view: &CompareView, least: u8) -> Vec<Column> {
    let pairs = Pairs::new(view, least);
    view.articles.iter().map(|article| pairs.column(article)).collect()
}

/// What reports the same as one sentence.
pub fn counterparts(view: &CompareView, least: u8, at: &SentenceAt) -> Vec<Counterpart> {
    Pairs::new(view, least).counterparts(at)
}

/// Every match, seen from each of its two sentences: by the order of articles and texts.
pub fn links(view: &CompareView, least: u8) -> Vec<(SentenceAt, Counterpart)> {
    Pairs::new(view, least).strong
}

/// Matching sentences, under the first article that has each.
pub fn groups(view: &CompareView, least: u8) -> Vec<Group> {
    let pairs = Pairs::new(view, least);
    let mut seen: BTreeSet<SentenceAt> = BTreeSet::new();
    let mut out = Vec::new();
    for column in view.articles.iter().map(|article| pairs.column(article)) {
        for row in column.blocks.into_iter().flat_map(|block| block.rows) {
            let at = (column.article.clone(), row.key);
            if !matches!(row.standing, Standing::Shared(_)) || seen.contains(&at) {
                continue;
            }
            let others = pairs.counterparts(&at);
            seen.extend(others.iter().map(|other| other.at.clone()));
            out.push(Group { at, text: row.text, others });
        }
    }
    out
}

/// "5 sentences shared; 7 only in Ping Herald, 9 only in Northern Wire" for two articles, each by itself for more.
pub fn counts_line(heads: &[ArticleHead], columns: &[Column]) -> String {
    let name = |column: &Column| {
        let head = heads.iter().find(|head| head.id == column.article);
        head.and_then(|head| head.outlet_name.as_deref()).unwrap_or("the unknown outlet")
    };
    if let [a, b] = columns {
        // one sentence may answer two; the side that has more of them says how much is shared
        let shared = counted(a.shared.max(b.shared), "sentence");
        return format!("{shared} shared; {} only in {}, {} only in {}", a.only, name(a), b.only, name(b));
    }
    let each =
        columns.iter().map(|column| format!("{}: {} shared, {} only here", name(column), column.shared, column.only));
    each.collect::<Vec<_>>().join("; ")
}

/// The words of a sentence, where the comparison has it.
pub fn sentence_text(view: &CompareView, at: &SentenceAt) -> Option<String> {
    let block = article(view, &at.0)?.draft.blocks.get(at.1.block as usize)?;
    Some(block.sentences.get(at.1.sentence as usize)?.of(&block.text).to_owned())
}

/// Matching sentences by place instead of offset.
struct Pairs {
    strong: Vec<(SentenceAt, Counterpart)>,
    /// Sentences that match nothing but what is too weak.
    weak: BTreeSet<SentenceAt>,
    only: BTreeSet<SentenceAt>,
}

impl Pairs {
    fn new(view: &CompareView, least: u8) -> Self {
        let mut pairs = Self { strong: Vec::new(), weak: BTreeSet::new(), only: BTreeSet::new() };
        for aligned in &view.comparison.aligned {
            let (Some(a), Some(b)) = (place(view, &aligned.a), place(view, &aligned.b)) else { continue };
            let score = hundredths(aligned);
            if score < least {
                pairs.weak.extend([a, b]);
                continue;
            }
            let to = |at: &SentenceAt, sentence: &Sentence| Counterpart {
                at: at.clone(),
                text: sentence.text.clone(),
                score,
            };
            pairs.strong.push((a.clone(), to(&b, &aligned.b)));
            pairs.strong.push((b.clone(), to(&a, &aligned.a)));
        }
        let order = |id: &ArticleId| view.articles.iter().position(|article| article.draft.id == *id);
        pairs.strong.sort_by_cached_key(|(from, to)| (order(&from.0), from.1, order(&to.at.0), to.at.1));
        pairs.only.extend(view.comparison.only.values().flatten().filter_map(|sentence| place(view, sentence)));
        pairs
    }

    fn of(&self, at: &SentenceAt) -> impl Iterator<Item = &Counterpart> {
        self.strong.iter().filter(move |(from, _)| from == at).map(|(_, to)| to)
    }

    fn counterparts(&self, at: &SentenceAt) -> Vec<Counterpart> {
        self.of(at).cloned().collect()
    }

    fn column(&self, article: &Article) -> Column {
        let id = &article.draft.id;
        let mut mine: BTreeMap<SentenceKey, BTreeSet<&ArticleId>> = BTreeMap::new();
        for (from, to) in self.strong.iter().filter(|(from, _)| from.0 == *id) {
            mine.entry(from.1).or_default().insert(&to.at.0);
        }
        let standing = |key: SentenceKey| {
            let at = (id.clone(), key);
            match mine.get(&key) {
                Some(others) => Standing::Shared(others.len()),
                None if self.only.contains(&at) || self.weak.contains(&at) => Standing::Only,
                None => Standing::Plain,
            }
        };
        let blocks: Vec<ColumnBlock> = (0..)
            .zip(&article.draft.blocks)
            .map(|(block_at, block)| ColumnBlock {
                kind: block.kind,
                rows: (0..)
                    .zip(&block.sentences)
                    .map(|(sentence, span)| {
                        let key = SentenceKey { block: block_at, sentence };
                        Row { key, text: span.of(&block.text).to_owned(), standing: standing(key) }
                    })
                    .collect(),
            })
            .collect();
        let count = |is: fn(&Standing) -> bool| {
            blocks.iter().flat_map(|block| &block.rows).filter(|row| is(&row.standing)).count()
        };
        let shared = count(|standing| matches!(standing, Standing::Shared(_)));
        let only = count(|standing| *standing == Standing::Only);
        Column { article: id.clone(), blocks, shared, only }
    }
}

fn hundredths(aligned: &Aligned) -> u8 {
    (aligned.score.clamp(0.0, 1.0) * 100.0).round() as u8
}

fn article<'a>(view: &'a CompareView, id: &ArticleId) -> Option<&'a Article> {
    view.articles.iter().find(|article| article.draft.id == *id)
}

/// The place of a sentence that a comparison names by its bytes.
fn place(view: &CompareView, sentence: &Sentence) -> Option<SentenceAt> {
    let block = article(view, &sentence.article)?.draft.blocks.get(sentence.block as usize)?;
    let at = block.sentences.iter().position(|span| span.start <= sentence.start && sentence.start < span.end)?;
    Some((sentence.article.clone(), SentenceKey { block: sentence.block, sentence: u32::try_from(at).ok()? }))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{article, compared};
    use super::*;

    fn view() -> CompareView {
        let a = article("a", &[("Talks began. Snow fell.", &[]), ("Nobody came.", &[])]);
        let b = article("b", &[("The talks have begun. No one came.", &[]), ("Prices rose.", &[])]);
        compared(&[a, b], &[(("a", "0.0"), ("b", "0.0"), 0.9), (("a", "1.0"), ("b", "0.1"), 0.6)])
    }

    fn standings(column: &Column) -> Vec<Standing> {
        column.blocks.iter().flat_map(|block| &block.rows).map(|row| row.standing).collect()
    }

    fn key(text: &str) -> SentenceKey {
        text.parse().unwrap()
    }

    #[test]
    fn each_sentence_is_shared_or_stands_alone() {
        let found = columns(&view(), 0);
        assert_eq!(standings(&found[0]), [Standing::Shared(1), Standing::Only, Standing::Shared(1)]);
        assert_eq!((found[1].shared, found[1].only), (2, 1));
    }

    #[test]
    fn raising_the_least_score_turns_weak_matches_into_none() {
        let found = columns(&view(), 61);
        assert_eq!(standings(&found[0]), [Standing::Shared(1), Standing::Only, Standing::Only]);
        assert!(counterparts(&view(), 61, &("a".into(), key("1.0"))).is_empty());
        assert_eq!(columns(&view(), 60)[0].shared, 2);
    }

    #[test]
    fn a_sentence_finds_its_counterpart_from_either_side() {
        let view = view();
        let from_b = counterparts(&view, 0, &("b".into(), key("0.1")));
        assert_eq!(from_b.len(), 1);
        assert_eq!((from_b[0].text.as_str(), from_b[0].score), ("Nobody came.", 60));
        assert_eq!(sentence_text(&view, &("b".into(), key("1.0"))).as_deref(), Some("Prices rose."));
        assert_eq!(sentence_text(&view, &("b".into(), key("7.0"))), None);
    }

    #[test]
    fn the_counts_are_a_sentence() {
        let mut view = view();
        view.heads[0].outlet_name = Some("Alpha".into());
        let found = columns(&view, 0);
        assert_eq!(
            counts_line(&view.heads, &found),
            "2 sentences shared; 1 only in Alpha, 1 only in the unknown outlet"
        );
        assert_eq!(counts_line(&view.heads, &found[..1]), "Alpha: 2 shared, 1 only here");
    }

    #[test]
    fn groups_name_each_match_once() {
        let found = groups(&view(), 0);
        let got: Vec<_> = found.iter().map(|group| (group.text.as_str(), group.others[0].text.as_str())).collect();
        assert_eq!(got, [("Talks began.", "The talks have begun."), ("Nobody came.", "No one came.")]);
    }
}
