//! `parallax compare`.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};

use super::{Outcome, corpus_folder};
use crate::compare;
use crate::model::{Article, ArticleId, Manifest};

/// Prints the comparison of the articles named, in that order.
pub(super) fn compare(folder: &Path, ids: &[String]) -> anyhow::Result<Outcome> {
    let manifest = corpus_folder::manifest(folder)?;
    let mut articles: Vec<Article> = Vec::new();
    for id in ids {
        let article = find(folder, &manifest, &ArticleId(id.clone()))?;
        if articles.iter().any(|known| known.draft.id == article.draft.id) {
            bail!("article {id} is named twice; name two or more different ones");
        }
        articles.push(article);
    }
    let comparison = compare::compare(&articles.iter().collect::<Vec<_>>());
    let json = serde_json::to_string_pretty(&comparison)?;
    writeln!(std::io::stdout(), "{json}").context("cannot write to standard output")?;
    Ok(Outcome::Clean)
}

fn find(folder: &Path, manifest: &Manifest, id: &ArticleId) -> anyhow::Result<Article> {
    let row = manifest.articles.iter().find(|row| row.id == *id);
    let Some(shard) = row.and_then(|row| manifest.shards.get(row.shard as usize)) else {
        bail!("no article {id}; `parallax export` lists the identifiers of the corpus in {}", folder.display());
    };
    let article = corpus_folder::shard(folder, &shard.path)?.into_iter().find(|article| article.draft.id == *id);
    article.with_context(|| {
        format!("article {id} is not where the manifest says; run `parallax check {}`", folder.display())
    })
}
