//! Outlets without their names, for a class that is to judge texts before it knows who wrote them.
//!
//! Answers pass through here on their way to the page, so that names, tips, tables and saved files all lack them. What an
//! article says of its outlet in its own text stays.

use std::collections::BTreeMap;

use crate::engine::{Answer, ArticleHead, Facets, Hit, SuggestionKind};
use crate::model::{Article, ArticleId, Comparison, Outlet, OutletId};

/// What hidden outlets are called instead.
pub type Hidden = BTreeMap<OutletId, String>;

/// "Outlet A" for the first outlet of the corpus, and so on; an outlet keeps its letter whatever else is revealed.
pub fn stand_ins(outlets: &[Outlet], revealed: &[OutletId]) -> Hidden {
    let named = outlets.iter().enumerate().map(|(at, outlet)| (outlet.id.clone(), format!("Outlet {}", letters(at))));
    named.filter(|(id, _)| !revealed.contains(id)).collect()
}

/// A to Z, then AA to AZ, BA and on.
fn letters(mut at: usize) -> String {
    let mut found = Vec::new();
    loop {
        found.push(char::from(b'A' + (at % 26) as u8));
        if at < 26 {
            return found.into_iter().rev().collect();
        }
        at = at / 26 - 1;
    }
}

/// Takes the names of hidden outlets out of an answer.
pub fn hide(answer: &mut Answer, hidden: &Hidden) {
    if hidden.is_empty() {
        return;
    }
    let heads = |heads: &mut Vec<ArticleHead>| heads.iter_mut().for_each(|head| hide_head(head, hidden));
    match answer {
        Answer::Overview(found) => {
            for outlet in &mut found.outlets {
                if let Some(name) = hidden.get(&outlet.id) {
                    *outlet = Outlet {
                        id: outlet.id.clone(),
                        name: name.clone(),
                        articles: outlet.articles,
                        ..Outlet::default()
                    };
                }
            }
        }
        Answer::Explored(found) => {
            found.hits.iter_mut().for_each(|hit| hide_hit(hit, hidden));
            hide_facets(&mut found.facets, hidden);
            for row in &mut found.coverage {
                rename(row.outlet.as_ref(), &mut row.outlet_name, hidden);
            }
        }
        Answer::Hits(page) => page.hits.iter_mut().for_each(|hit| hide_hit(hit, hidden)),
        Answer::Values(found) => hide_facets(found, hidden),
        Answer::Article(view) => {
            hide_head(&mut view.head, hidden);
            view.origin.iter_mut().for_each(|head| hide_head(head, hidden));
            heads(&mut view.others);
            hide_article(&mut view.article, hidden);
        }
        Answer::Compared(view) => {
            heads(&mut view.heads);
            heads(&mut view.others);
            view.articles.iter_mut().for_each(|article| hide_article(article, hidden));
            hide_bylines(&mut view.comparison, &view.heads, hidden);
        }
        Answer::Entity(view) => {
            heads(&mut view.heads);
            for usage in &mut view.outlets {
                rename(usage.outlet.as_ref(), &mut usage.outlet_name, hidden);
            }
        }
        Answer::Story(view) => {
            heads(&mut view.heads);
            hide_bylines(&mut view.comparison, &view.heads, hidden);
        }
        Answer::Heads(found) => heads(&mut found.heads),
        Answer::Suggested(found) => {
            // a suggestion of an outlet would tell its name
            found.retain(|suggestion| suggestion.kind != SuggestionKind::Outlet);
        }
        Answer::Marks(_) | Answer::Diff(..) | Answer::Aliased(_) | Answer::Failed(_) => {}
    }
}

fn rename(id: Option<&OutletId>, name: &mut Option<String>, hidden: &Hidden) {
    if let Some(stand_in) = id.and_then(|id| hidden.get(id)) {
        *name = Some(stand_in.clone());
    }
}

fn hide_head(head: &mut ArticleHead, hidden: &Hidden) {
    rename(head.outlet.as_ref(), &mut head.outlet_name, hidden);
}

fn hide_hit(hit: &mut Hit, hidden: &Hidden) {
    hide_head(&mut hit.head, hidden);
    hit.origin.iter_mut().for_each(|head| hide_head(head, hidden));
}

fn hide_facets(facets: &mut Facets, hidden: &Hidden) {
    for value in facets.outlets.iter_mut().chain(&mut facets.origins) {
        if let Some(name) = hidden.get(&OutletId(value.value.clone())) {
            value.label.clone_from(name);
        }
    }
}

/// Bylines that name an agency: they lead to the outlet as authors do.
fn hide_bylines(comparison: &mut Comparison, heads: &[ArticleHead], hidden: &Hidden) {
    let is_hidden = |id: &ArticleId| {
        let outlet = heads.iter().find(|head| head.id == *id).and_then(|head| head.outlet.as_ref());
        outlet.is_some_and(|outlet| hidden.contains_key(outlet))
    };
    comparison.sources.retain(|note| note.at.is_some() || !is_hidden(&note.article));
}

/// Of an article, what leads to its outlet: its address, its file, its author, and how all that was found.
fn hide_article(article: &mut Article, hidden: &Hidden) {
    let Some(name) = article.outlet_id.as_ref().and_then(|id| hidden.get(id)) else { return };
    let draft = &mut article.draft;
    draft.outlet = Some(name.clone());
    draft.source.clone_from(name);
    (draft.link, draft.byline) = (None, None);
    draft.raw.clear();
    draft.removed.clear();
    draft.notices.clear();
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{article, compared};
    use super::*;
    use crate::engine::{Explored, FacetValue};

    fn outlets(names: &[&str]) -> Vec<Outlet> {
        names.iter().map(|&name| Outlet { id: name.into(), name: name.into(), ..Outlet::default() }).collect()
    }

    #[test]
    fn letters_go_on_behind_z_and_stay_when_others_are_revealed() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
        let all = outlets(&["x", "y", "z"]);
        let some = stand_ins(&all, &["x".into()]);
        assert_eq!(
            some.into_iter().collect::<Vec<_>>(),
            [("y".into(), "Outlet B".into()), ("z".into(), "Outlet C".into())]
        );
    }

    #[test]
    fn an_answer_keeps_no_name_that_is_hidden() {
        let hidden = stand_ins(&outlets(&["times", "post"]), &["post".into()]);
        let mut one = article("a", &[("Talks began.", &[])]);
        one.outlet_id = Some("times".into());
        one.draft.link = Some("https://times.example/a".into());
        one.draft.byline = Some("Ann Lee, The Times".into());
        let mut view = compared(&[one, article("b", &[("Talks began.", &[])])], &[]);
        view.heads[0].outlet = Some("times".into());
        view.heads[0].outlet_name = Some("times".into());
        view.heads[1].outlet = Some("post".into());
        view.heads[1].outlet_name = Some("post".into());
        let mut answer = Answer::Compared(Box::new(view));
        hide(&mut answer, &hidden);
        let Answer::Compared(view) = &answer else { panic!("it is a comparison") };
        assert_eq!(view.heads[0].outlet_name.as_deref(), Some("Outlet A"));
        assert_eq!(view.heads[1].outlet_name.as_deref(), Some("post"), "what is revealed is shown");
        assert_eq!((view.articles[0].draft.link.as_ref(), view.articles[0].draft.byline.as_ref()), (None, None));
        let value = FacetValue { value: "times".into(), label: "The Times".into(), count: 3 };
        let mut explored = Explored::default();
        explored.facets.outlets = vec![value.clone()];
        explored.facets.people = vec![value];
        let mut answer = Answer::Explored(explored);
        hide(&mut answer, &hidden);
        let Answer::Explored(found) = &answer else { panic!("it is a list") };
        assert_eq!(
            (found.facets.outlets[0].label.as_str(), found.facets.people[0].label.as_str()),
            ("Outlet A", "The Times")
        );
    }
}
