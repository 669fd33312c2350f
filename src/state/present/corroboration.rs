//! For each sentence of an article, who else reports it.

use std::collections::BTreeMap;

use super::table::key_of;
use super::wording::counted;
use crate::model::{ArticleId, Comparison, Sentence};
use crate::state::SentenceKey;

/// What backs a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corroboration {
    /// Other outlets that report the same.
    pub outlets: u32,
    /// Other origins among them: texts that are not this one over again.
    pub origins: u32,
    /// The sentences of other articles.
    pub others: Vec<Sentence>,
}

impl Corroboration {
    /// "Also in 2 other outlets, 1 other origin".
    pub fn words(&self) -> String {
        let origins = counted(self.origins as usize, "other origin");
        if self.outlets == 0 {
            return format!("Also in another article of this outlet, {origins}");
        }
        format!("Also in {}, {origins}", counted(self.outlets as usize, "other outlet"))
    }
}

/// The sentences of `article` that others report, too.
pub fn corroborations(comparison: &Comparison, article: &ArticleId) -> BTreeMap<SentenceKey, Corroboration> {
    let mut found = BTreeMap::new();
    for group in &comparison.groups {
        let own = group.members.iter().filter(|member| member.article == *article);
        for member in own {
            let others = group.members.iter().filter(|other| other.article != *article).cloned().collect();
            let backed = Corroboration {
                outlets: group.outlets.saturating_sub(1),
                origins: group.origins.saturating_sub(1),
                others,
            };
            found.insert(key_of(member), backed);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Group;

    #[test]
    fn a_reprint_is_another_outlet_but_no_other_origin() {
        let at = |article: &str, sentence| Sentence { article: article.into(), sentence, ..Sentence::default() };
        let group = |outlets, origins, members: Vec<Sentence>| Group { outlets, origins, members, ..Group::default() };
        let comparison = Comparison {
            groups: vec![
                group(3, 2, vec![at("a", 0), at("b", 0), at("c", 4)]),
                group(2, 1, vec![at("a", 2), at("b", 2)]),
                group(2, 2, vec![at("b", 3), at("c", 1)]),
            ],
            ..Comparison::default()
        };
        let found = corroborations(&comparison, &"a".into());
        let key = |sentence| SentenceKey { block: 0, sentence };
        assert_eq!(found.len(), 2, "what the article does not say is not backed here");
        assert_eq!(found[&key(0)].words(), "Also in 2 other outlets, 1 other origin");
        assert_eq!(found[&key(0)].others, [at("b", 0), at("c", 4)]);
        assert_eq!(found[&key(2)].words(), "Also in 1 other outlet, 0 other origins");
    }
}
