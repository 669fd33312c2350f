//! `parallax compare`.

mod cited;
mod report;
mod rows;
mod sections;

use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};

use super::{CompareFormat, Outcome, corpus_folder};
use crate::compare;
use crate::engine;
use crate::model::{Article, ArticleId, Manifest};
use cited::Cited;

/// What to compare and how to show it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish<'a> {
    /// Articles.
    pub(super) ids: &'a [String],
    /// Or a story.
    pub(super) story: Option<&'a str>,
    /// The form of the output.
    pub(super) format: CompareFormat,
    /// What links begin with.
    pub(super) site: &'a str,
}

/// More articles than this are not compared at once: the work grows with their square.
const MOST_ARTICLES: usize = 50;

/// Prints the comparison of the articles named, in that order, or of those of a story, by time.
pub(super) fn compare(folder: &Path, wish: &Wish<'_>) -> anyhow::Result<Outcome> {
    let site = cited::base(wish.site)?;
    let manifest = corpus_folder::manifest(folder)?;
    let (ids, title, note) = match wish.story {
        Some(story) => of_story(&manifest, story, folder)?,
        None => (named(&manifest, wish.ids, folder)?, None, None),
    };
    let articles = articles(folder, &manifest, &ids)?;
    let mut comparison = compare::compare(&articles.iter().collect::<Vec<_>>());
    comparison.notes.extend(note);
    let out = match wish.format {
        CompareFormat::Json => serde_json::to_string_pretty(&comparison)? + "\n",
        CompareFormat::Csv => rows::csv(&comparison, &Cited::new(&manifest, &articles, &site))?,
        CompareFormat::Markdown => {
            report::markdown(&comparison, title.as_deref(), &manifest, &Cited::new(&manifest, &articles, &site))
        }
    };
    std::io::stdout().write_all(out.as_bytes()).context("cannot write to standard output")?;
    Ok(Outcome::Clean)
}

/// The articles of a story that are compared, its title, and what was left out.
type OfStory = (Vec<ArticleId>, Option<String>, Option<String>);

fn of_story(manifest: &Manifest, id: &str, folder: &Path) -> anyhow::Result<OfStory> {
    let Some(story) = manifest.stories.iter().find(|story| story.id.as_str() == id) else {
        let hint = nearest(id, manifest.stories.iter().map(|story| story.id.as_str()));
        bail!("no story {id}{hint}; `parallax stories` lists the stories of the corpus in {}", folder.display());
    };
    let rows = story.articles.iter().filter_map(|id| manifest.articles.iter().find(|row| row.id == *id));
    let heads: Vec<_> = rows.map(|row| engine::head(manifest, row)).collect();
    let chosen = engine::chosen(&heads);
    let note = engine::left_out(heads.len(), chosen.len());
    Ok((chosen, Some(story.title.clone()), note))
}

fn named(manifest: &Manifest, ids: &[String], folder: &Path) -> anyhow::Result<Vec<ArticleId>> {
    if ids.is_empty() {
        bail!(
            "name two or more articles by their identifiers, or a story with --story; `parallax stories` lists stories"
        );
    }
    let mut out: Vec<ArticleId> = Vec::new();
    for id in ids {
        let Some(row) = manifest.articles.iter().find(|row| row.id.as_str() == id) else {
            let hint = nearest(id, manifest.articles.iter().map(|row| row.id.as_str()));
            bail!(
                "no article {id}{hint}; `parallax export` lists the identifiers of the corpus in {}",
                folder.display()
            );
        };
        if out.contains(&row.id) {
            bail!("article {id} is named twice; name two or more different ones");
        }
        out.push(row.id.clone());
    }
    if let [alone] = out.as_slice() {
        let story = manifest.stories.iter().find(|story| story.articles.contains(alone));
        let others = story.map_or(0, |story| story.articles.len().saturating_sub(1));
        match story.filter(|_| others > 0) {
            Some(story) => bail!(
                "article {alone} alone has nothing to be compared with; its story {} has {others} more: name one of them, \
                 or use --story {}",
                story.id,
                story.id
            ),
            None => bail!("article {alone} alone has nothing to be compared with; name two or more"),
        }
    }
    if out.len() > MOST_ARTICLES {
        bail!("{} articles are too many to be compared at once; name up to {MOST_ARTICLES}", out.len());
    }
    Ok(out)
}

/// ", did you mean …?" where some known identifier is near.
pub(super) fn nearest<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> String {
    let likeness = |other: &str| strsim::jaro(id, other);
    let best = known.map(|other| (likeness(other), other)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    best.filter(|(likeness, _)| *likeness >= 0.7)
        .map(|(_, other)| format!(" (did you mean {other}?)"))
        .unwrap_or_default()
}

fn articles(folder: &Path, manifest: &Manifest, ids: &[ArticleId]) -> anyhow::Result<Vec<Article>> {
    let mut out: Vec<Article> = Vec::with_capacity(ids.len());
    for id in ids {
        let row = manifest.articles.iter().find(|row| row.id == *id);
        let Some(shard) = row.and_then(|row| manifest.shards.get(row.shard as usize)) else {
            bail!("article {id} is not where the manifest says; run `parallax check {}`", folder.display());
        };
        let article = corpus_folder::shard(folder, shard)?.into_iter().find(|article| article.draft.id == *id);
        out.push(article.with_context(|| {
            format!("article {id} is not where the manifest says; run `parallax check {}`", folder.display())
        })?);
    }
    Ok(out)
}
