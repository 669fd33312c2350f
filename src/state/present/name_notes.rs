//! What a reader who asks about a name is told: who is meant, why, and what the article adds.

use crate::model::EntityMentions;

/// From this score on a name is said to be the entity's without "probably".
const SURE: f64 = 0.95;

/// Notes on one mention of an entity, each a sentence: why this name is the entity's, what office the article gives it,
/// what the name stands for here, and its other names in the article.
pub fn name_notes(entity: &EntityMentions, mention: usize) -> Vec<String> {
    let mut notes = Vec::new();
    let Some(here) = entity.mentions.get(mention) else { return notes };
    let form = entity.forms.iter().find(|form| form.text == here.text && !form.reason.is_empty());
    if let Some(form) = form.filter(|_| here.text != entity.name) {
        let doubt = if form.score.value() >= SURE { "" } else { ", probably" };
        notes.push(format!("\u{201c}{}\u{201d}{doubt}: {}.", form.text, form.reason));
    }
    if let Some(meant) = entity.stands_for.iter().find(|meant| meant.mention as usize == mention) {
        notes.push(format!("Stands for {} here (\u{201c}{}\u{201d}).", meant.what, meant.words.text));
    }
    if let Some(roles) = listed(entity.roles.iter().map(|role| role.words.text.as_str())) {
        notes.push(format!("Given as: {roles}."));
    }
    let others = entity.mentions.iter().map(|mention| mention.text.as_str());
    if let Some(others) = listed(others.filter(|text| *text != here.text && *text != entity.name)) {
        notes.push(format!("Here also: {others}."));
    }
    notes
}

/// Each text once, in order; nothing where there is none.
fn listed<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut found: Vec<&str> = Vec::new();
    for text in texts {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    (!found.is_empty()).then(|| found.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityKind, Form, Mention, Role, Share, StandsFor};

    fn mention(text: &str) -> Mention {
        Mention { block: 0, start: 0, end: 1, text: text.into() }
    }

    #[test]
    fn a_name_says_who_is_meant_and_why() {
        let mentions = vec![mention("Anna Weber"), mention("Weber"), mention("Ms Weber"), mention("Weber")];
        let mut entity = EntityMentions::new("anna-weber".into(), "Anna Weber".into(), EntityKind::Person, mentions);
        let form = |text: &str, score| Form {
            text: text.into(),
            reason: "surname of Anna Weber".into(),
            evidence: None,
            score: Share::new(score),
        };
        entity.forms = vec![form("Weber", 0.98), form("Ms Weber", 0.8)];
        entity.roles = vec![Role { mention: 0, words: mention("harbour master") }];
        assert_eq!(name_notes(&entity, 0), ["Given as: harbour master.", "Here also: Weber, Ms Weber."]);
        assert_eq!(
            name_notes(&entity, 1),
            ["\u{201c}Weber\u{201d}: surname of Anna Weber.", "Given as: harbour master.", "Here also: Ms Weber."]
        );
        assert!(name_notes(&entity, 2)[0].starts_with("\u{201c}Ms Weber\u{201d}, probably: "));
        assert!(name_notes(&entity, 9).is_empty());
    }

    #[test]
    fn what_a_place_stands_for_is_told_where_it_does_so_alone() {
        let mentions = vec![mention("Oslo"), mention("Oslo")];
        let mut entity = EntityMentions::new("oslo".into(), "Oslo".into(), EntityKind::Place, mentions);
        let what = "the government of Norway".to_owned();
        entity.stands_for = vec![StandsFor { mention: 1, what, words: mention("refused") }];
        assert!(name_notes(&entity, 0).is_empty());
        assert_eq!(name_notes(&entity, 1), ["Stands for the government of Norway here (\u{201c}refused\u{201d})."]);
    }
}
