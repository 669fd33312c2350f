//! A view as a file: for views whose address is too long to be sent, and for keeping.
//!
//! The file holds the address, so that there is one way to read views and every file ever saved opens as long as every
//! link does. `docs/links.md` has its schema. What is read may come from anybody: whatever it is, it becomes a view or a
//! sentence that says why not.

use serde::{Deserialize, Serialize};

use super::address::link_with;
use super::aliases::Aliases;
use super::view::ViewState;

/// The version of the form of saved views that this program writes.
pub const SAVED_VERSION: u32 = 1;
/// Bytes of a saved view at most: fifty times what a link may have.
pub const MOST_SAVED: u32 = 100_000;
/// What a file says that it is.
const KIND: &str = "view";

/// A saved view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedView {
    /// Always `view`.
    parallax: String,
    /// The version of this form: [`SAVED_VERSION`].
    schema: u32,
    /// The view with the reader's names, as an address that begins with `?`; empty for the default view.
    pub view: String,
    /// The corpus hash of the corpus that it was seen in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corpus: Option<String>,
}

impl SavedView {
    /// What is to be saved.
    pub fn new(view: &ViewState, aliases: &Aliases, corpus: Option<String>) -> Self {
        Self { parallax: KIND.to_owned(), schema: SAVED_VERSION, view: link_with(view, aliases, None), corpus }
    }

    /// The file.
    pub fn to_json(&self) -> String {
        // strings and a number: there is nothing that could not be written
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads a file, or says why it is none.
    pub fn of_json(text: &str) -> Result<Self, String> {
        /// What every version has.
        #[derive(Deserialize)]
        struct Head {
            parallax: String,
            schema: u32,
        }
        if text.len() > MOST_SAVED as usize {
            return Err(too_large());
        }
        if !text.trim_start().starts_with('{') && !text.trim_start().is_empty() {
            return Err("This is no saved view, for it is no JSON, or no object of it.".to_owned());
        }
        let wrong = |error: serde_json::Error| {
            // what it quotes of the file may be long
            let why: String = error.to_string().chars().take(200).collect();
            match error.classify() {
                serde_json::error::Category::Data => format!("This is no saved view: {why}."),
                _ => format!("This is no saved view, for it is no JSON, or cut short: {why}."),
            }
        };
        let head: Head = serde_json::from_str(text).map_err(wrong)?;
        if head.parallax != KIND || head.schema == 0 {
            let says: String = head.parallax.chars().take(50).collect();
            return Err(format!("This is no saved view: it says that it is {says:?} of form {}.", head.schema));
        }
        if head.schema > SAVED_VERSION {
            return Err(format!(
                "This view was saved in form {}, and this page reads up to {SAVED_VERSION}: use a newer version of the page.",
                head.schema
            ));
        }
        serde_json::from_str(text).map_err(wrong)
    }
}

/// What is said of a file that is longer than any saved view.
pub fn too_large() -> String {
    format!("This is no saved view: it has more than {} kB.", MOST_SAVED / 1000)
}

#[cfg(test)]
mod tests {
    use super::super::{aliases_in, parse};
    use super::*;

    #[test]
    fn a_view_is_saved_with_its_names_and_its_corpus() {
        let address = "?q=bridge&outlet=meridian-wire&names=zelensky:zelenskyy&v=1";
        let (view, aliases) = (parse(address).0, aliases_in(address).0);
        let saved = SavedView::new(&view, &aliases, Some("ab12".into()));
        assert_eq!(
            saved.to_json(),
            "{\n  \"parallax\": \"view\",\n  \"schema\": 1,\n  \"view\": \"?q=bridge&outlet=meridian-wire&names=zelensky:zelenskyy&v=1\",\n  \"corpus\": \"ab12\"\n}"
        );
        assert_eq!(SavedView::of_json(&saved.to_json()), Ok(saved));
    }

    #[test]
    fn what_is_no_saved_view_is_told() {
        let long = format!("{{\"parallax\":\"view\",\"schema\":1,\"view\":\"{}\"}}", "a".repeat(MOST_SAVED as usize));
        let deep = "[".repeat(50_000);
        for (text, why) in [
            ("", "no JSON"),
            ("<!doctype html>", "no JSON"),
            ("{\"parallax\":\"view\",\"schema\":1,\"vi", "cut short"),
            (deep.as_str(), "no saved view"),
            ("[\"view\", 1, \"?q=a\"]", "no object"),
            ("{\"schema\":4,\"parser\":\"0.1.0\",\"corpus\":\"ab\"}", "parallax"),
            ("{\"parallax\":\"corpus\",\"schema\":1}", "\"corpus\""),
            ("{\"parallax\":\"view\",\"schema\":0,\"view\":\"\"}", "form 0"),
            ("{\"parallax\":\"view\",\"schema\":7,\"views\":[]}", "form 7"),
            ("{\"parallax\":\"view\",\"schema\":-1,\"view\":\"\"}", "invalid value"),
            ("{\"parallax\":\"view\",\"schema\":1}", "view"),
            ("{\"parallax\":\"view\",\"schema\":1,\"view\":[\"?q=a\"]}", "expected a string"),
            ("{\"parallax\":\"view\",\"schema\":1,\"view\":\"\",\"script\":\"x\"}", "script"),
            (&long, "more than 100 kB"),
        ] {
            let told = SavedView::of_json(text).unwrap_err();
            let begin: String = text.chars().take(60).collect();
            assert!(told.contains(why), "{begin}: {told}");
        }
    }
}
