//! Predictions for the task "pairs".

use parallax::compare::score_pair;
use serde_json::{Value, json};

use super::text;

pub(crate) fn predict(records: &[Value]) -> Vec<Value> {
    let score = |record: &Value| score_pair(text(record, "a"), text(record, "b"));
    records.iter().map(|record| json!({ "id": record.get("id"), "score": score(record) })).collect()
}
