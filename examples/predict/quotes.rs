//! Predictions for the task "quotes": direct quotations, marks included, with their speaker.

use parallax::entities;
use parallax::model::{Place, QuoteKind};
use serde_json::{Value, json};

use crate::blocks::{Blocks, blocks_of};

pub(crate) fn predict(records: &[Value]) -> Vec<Value> {
    records.iter().map(one).collect()
}

fn one(record: &Value) -> Value {
    let text = crate::text(record, "text");
    let Blocks { blocks, offsets } = blocks_of(text);
    let found = entities::recognise(&blocks);
    let quotes: Vec<Value> = entities::quotes(&blocks, &found)
        .into_iter()
        .filter(|quote| quote.kind == QuoteKind::Direct)
        // the labelled articles do not count what stands between doubled apostrophes
        .filter(|quote| {
            let block = blocks.get(quote.block as usize);
            !block.and_then(|block| block.text.get(quote.start as usize..)).is_some_and(|rest| rest.starts_with("''"))
        })
        .map(|quote| {
            let (start, end) = offsets.code_points(Place { block: quote.block, start: quote.start, end: quote.end });
            let speaker = quote.speaker.map(|speaker| {
                let (start, end) = offsets.code_points(speaker.place());
                json!({"start": start, "end": end})
            });
            json!({"start": start, "end": end, "speaker": speaker, "evidence": quote.evidence})
        })
        .collect();
    json!({"id": record.get("id"), "quotes": quotes})
}
