//! What somebody who types may mean, below the field: a combobox with a list, after the WAI-ARIA Authoring Practices.

use leptos::prelude::*;

use crate::app::line::{Asked, Line};
use crate::engine::{Answer, Request, Suggestion, SuggestionKind};
use crate::state::present::{counted, kind_label};

/// The list and what is active in it.
#[derive(Clone, Copy)]
pub(super) struct Suggestions {
    /// What was typed since something was chosen or put away.
    typed: RwSignal<Option<String>>,
    found: Asked<Vec<Suggestion>>,
    active: RwSignal<Option<usize>>,
}

impl Suggestions {
    pub(super) fn new() -> Self {
        let typed = RwSignal::new(None::<String>);
        let request = move || typed.get().filter(|typed| !typed.trim().is_empty()).map(Request::Suggest);
        let pick = |answer| if let Answer::Suggested(found) = answer { Some(found) } else { None };
        Self { typed, found: Asked::new(expect_context::<Line>(), request, pick, true), active: RwSignal::new(None) }
    }

    /// The reader typed.
    pub(super) fn typed(self, words: String) {
        self.active.set(None);
        self.typed.set(Some(words));
    }

    /// Puts the list away.
    pub(super) fn close(self) {
        self.active.set(None);
        self.typed.set(None);
    }

    /// What is listed now.
    fn listed(self) -> Vec<Suggestion> {
        if self.typed.with(|typed| typed.as_ref().is_none_or(|typed| typed.trim().is_empty())) {
            return Vec::new();
        }
        self.found.answer.get().unwrap_or_default()
    }

    pub(super) fn is_open(self) -> bool {
        !self.listed().is_empty()
    }

    /// The identifier of the active option.
    pub(super) fn active_id(self) -> Option<String> {
        self.active.get().filter(|_| self.is_open()).map(option_id)
    }

    /// A key pressed in the field: the words of what it chose, or whether it was for the list.
    pub(super) fn key(self, key: &str) -> (Option<String>, bool) {
        let listed = untrack(|| self.listed());
        let (now, number) = (self.active.get_untracked(), listed.len());
        if number == 0 {
            return (None, false);
        }
        match key {
            "ArrowDown" => self.active.set(Some(now.map_or(0, |at| (at + 1) % number))),
            "ArrowUp" => self.active.set(Some(now.map_or(number - 1, |at| (at + number - 1) % number))),
            "Escape" => self.close(),
            "Enter" => {
                let chosen = now.and_then(|at| listed.into_iter().nth(at));
                return (chosen.map(|chosen| chosen.words), now.is_some());
            }
            _ => return (None, false),
        }
        (None, true)
    }
}

fn option_id(at: usize) -> String {
    format!("suggestion-{at}")
}

/// The list; nothing where there is nothing to suggest.
#[component]
pub(super) fn SuggestionList(suggestions: Suggestions, choose: Callback<String>) -> impl IntoView {
    let options = move || {
        let option = |(at, found): (usize, Suggestion)| {
            let words = found.words;
            let what = match found.kind {
                SuggestionKind::Entity(kind) => kind_label(kind),
                SuggestionKind::Outlet => "Outlet",
                SuggestionKind::Story => "Story",
                SuggestionKind::Field => "Search field",
            };
            let other = found.other_name.map(|name| format!(" ({name})"));
            let number = found.articles.map(|number| format!(" \u{b7} {}", counted(number as usize, "article")));
            // pressed, not clicked: a click would take the focus from the field first
            let press = move |event: web_sys::MouseEvent| {
                event.prevent_default();
                choose.run(words.clone());
            };
            view! {
                <li id=option_id(at) role="option" aria-selected=move || (suggestions.active.get() == Some(at)).to_string() on:mousedown=press>
                    <span>{found.label} {other}</span>
                    <span class="hint">{what} {number}</span>
                </li>
            }
        };
        suggestions.listed().into_iter().enumerate().map(option).collect::<Vec<_>>()
    };
    view! { <ul id="suggestions" class="suggestions" role="listbox" aria-label="Suggestions" hidden=move || !suggestions.is_open()>{options}</ul> }
}
