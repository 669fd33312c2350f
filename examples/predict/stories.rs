//! Predictions for the task "stories".

use parallax::compare::{StoryInput, stories};
use serde_json::{Value, json};

use super::text;

pub(crate) fn predict(records: &[Value]) -> Vec<Value> {
    let inputs: Vec<StoryInput<'_>> = records.iter().map(input).collect();
    let groups = stories(&inputs);
    let story = |number: usize, at: usize| Some(json!({ "id": records.get(at)?.get("id"), "story": number }));
    groups
        .iter()
        .enumerate()
        .flat_map(|(number, group)| group.iter().filter_map(move |&at| story(number, at)))
        .collect()
}

fn input(record: &Value) -> StoryInput<'_> {
    StoryInput {
        title: text(record, "title"),
        passages: text(record, "text").lines().collect(),
        published: text(record, "date").parse().ok(),
    }
}
