//! `parallax stories`.

use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;

use anyhow::Context;

use super::{Outcome, StoriesFormat, corpus_folder};
use crate::corpus::StoryRow;
use crate::engine;
use crate::model::{Manifest, Moment};

/// Lists the stories, those of most outlets first, then of most articles.
pub(super) fn stories(folder: &Path, format: StoriesFormat) -> anyhow::Result<Outcome> {
    let manifest = corpus_folder::manifest(folder)?;
    let listed = listed(&manifest);
    let out = match format {
        StoriesFormat::Json => serde_json::to_string_pretty(&listed)? + "\n",
        StoriesFormat::Csv => csv(&listed)?,
        StoriesFormat::Table => table(&listed),
    };
    std::io::stdout().write_all(out.as_bytes()).context("cannot write to standard output")?;
    Ok(Outcome::Clean)
}

fn listed(manifest: &Manifest) -> Vec<StoryRow<'_>> {
    let rows: std::collections::BTreeMap<_, _> = manifest.articles.iter().map(|row| (&row.id, row)).collect();
    let mut out: Vec<StoryRow<'_>> = manifest
        .stories
        .iter()
        .map(|story| {
            let heads: Vec<_> =
                story.articles.iter().filter_map(|id| rows.get(id)).map(|row| engine::head(manifest, row)).collect();
            let reach = engine::reach(&heads);
            let dates = || heads.iter().filter_map(|head| head.published);
            StoryRow {
                id: &story.id,
                title: &story.title,
                articles: reach.articles,
                outlets: reach.outlets,
                origins: reach.origins,
                first: dates().min_by_key(|moment| moment.sort_key()),
                last: dates().max_by_key(|moment| moment.sort_key()),
            }
        })
        .collect();
    out.sort_by(|a, b| (b.outlets, b.articles).cmp(&(a.outlets, a.articles)).then_with(|| a.id.cmp(b.id)));
    out
}

fn csv(listed: &[StoryRow<'_>]) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["id", "title", "articles", "outlets", "origins", "first", "last"])?;
    let date = |moment: Option<Moment>| moment.map(|moment| moment.to_string()).unwrap_or_default();
    for story in listed {
        // what a spreadsheet would take for a formula is marked as text
        let mark = if story.title.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        writer.write_record([
            story.id.to_string(),
            format!("{mark}{}", story.title),
            story.articles.to_string(),
            story.outlets.to_string(),
            story.origins.to_string(),
            date(story.first),
            date(story.last),
        ])?;
    }
    let bytes = writer.into_inner().context("the table could not be written")?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn table(listed: &[StoryRow<'_>]) -> String {
    let mut out = format!(
        "{:<14} {:>8} {:>7} {:>7} {:<10} {:<10} title\n",
        "story", "articles", "outlets", "origins", "first", "last"
    );
    let day = |moment: Option<Moment>| {
        moment.map_or_else(|| "undated".to_owned(), |moment| Moment::day(moment.date).to_string())
    };
    for story in listed {
        let title: String = story.title.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        let _ = writeln!(
            out,
            "{:<14} {:>8} {:>7} {:>7} {:<10} {:<10} {title}",
            story.id.as_str(),
            story.articles,
            story.outlets,
            story.origins,
            day(story.first),
            day(story.last),
        );
    }
    out
}
