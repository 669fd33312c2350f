//! Predictions for the task "extraction": each file read on its own, as ingestion reads it.

use std::path::{Path, PathBuf};

use anyhow::Context;
use parallax::ingest::{self, Known};
use parallax::model::{BlockKind, Draft, Media, Record};
use serde_json::{Value, json};

pub(crate) fn predict(folder: &Path) -> anyhow::Result<Vec<Value>> {
    let known = Known::default();
    let read = |page: Page| match ingest::read_record(&page.record, &known) {
        Ok(draft) => prediction(&page.id, &draft),
        Err(error) => json!({ "id": page.id, "text": "", "error": error.to_string() }),
    };
    Ok(pages(folder)?.into_iter().map(read).collect())
}

/// A file of a folder.
pub(crate) struct Page {
    /// Its name without the ending.
    id: String,
    /// Its content.
    pub(crate) record: Record,
}

/// All files of a folder, in the order of their names.
pub(crate) fn pages(folder: &Path) -> anyhow::Result<Vec<Page>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    let page = |path: &PathBuf| {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let is_html = path.extension().is_some_and(|ending| ending == "html" || ending == "htm");
        let media = if is_html { Media::Html } else { Media::Text };
        Ok(Page { id, record: Record::of_file(path.display().to_string(), media, bytes) })
    };
    paths.iter().filter(|path| path.is_file()).map(page).collect()
}

fn prediction(id: &str, draft: &Draft) -> Value {
    let body: Vec<&str> =
        draft.blocks.iter().filter(|block| block.kind != BlockKind::Caption).map(|block| block.text.as_str()).collect();
    json!({
        "id": id,
        "text": body.join("\n"),
        "title": draft.title,
        "byline": draft.byline,
        "published": draft.published.map(|moment| moment.date.to_string()),
        "updated": draft.updated.map(|moment| moment.date.to_string()),
        "outlet": draft.outlet,
    })
}
