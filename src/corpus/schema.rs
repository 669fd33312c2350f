//! The format as JSON Schema (draft 2020-12).

use schemars::{SchemaGenerator, generate::SchemaSettings};

use super::export::{ExportRow, StoryRow};
use crate::model::{Article, Comparison, Manifest, SCHEMA_VERSION};

/// One schema document: each kind of file, and each kind of output, under `$defs`.
pub fn schema() -> serde_json::Value {
    let mut generator: SchemaGenerator = SchemaSettings::draft2020_12().into_generator();
    let manifest = generator.subschema_for::<Manifest>();
    let shard = generator.subschema_for::<Vec<Article>>();
    let export = generator.subschema_for::<ExportRow<'static>>();
    let comparison = generator.subschema_for::<Comparison>();
    let stories = generator.subschema_for::<Vec<StoryRow<'static>>>();
    let mut definitions = generator.take_definitions(true);
    definitions.insert("manifest.json".to_owned(), manifest.into());
    definitions.insert("articles/*.json".to_owned(), shard.into());
    definitions.insert("export.jsonl".to_owned(), export.into());
    definitions.insert("compare.json".to_owned(), comparison.into());
    definitions.insert("stories.json".to_owned(), stories.into());
    serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Parallax corpus, format {SCHEMA_VERSION}"),
        "description": "The files of a corpus by their path, and the output of `parallax export`, `compare` and `stories`. \
                        Validate a file against #/$defs/<path>, with / in a path written ~1.",
        "oneOf": [{ "$ref": "#/$defs/manifest.json" }],
        "$defs": definitions,
    })
}
