//! Predictions for the task "entities": the primary layer of what is recognised, whole names before their parts.

use parallax::entities;
use parallax::model::EntityKind;
use serde_json::{Value, json};

use crate::blocks::{Blocks, blocks_of};

pub(crate) fn predict(records: &[Value]) -> Vec<Value> {
    records.iter().map(one).collect()
}

fn one(record: &Value) -> Value {
    let text = crate::text(record, "text");
    let Blocks { blocks, offsets } = blocks_of(text);
    let mut found = Vec::new();
    for name in entities::recognise(&blocks) {
        let kind = match name.kind {
            EntityKind::Person => "PER",
            EntityKind::Organisation => "ORG",
            EntityKind::Place => "LOC",
            EntityKind::Other => continue,
        };
        // an office that stands for a person is no name to the labels
        if name.nested || name.link == entities::Link::Office {
            continue;
        }
        let (start, end) = offsets.code_points(name.place);
        found.push(json!({"start": start, "end": end, "type": kind}));
    }
    json!({"id": record.get("id"), "entities": found})
}
