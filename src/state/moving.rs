//! Whether a change of view is a step that Back should undo.

use super::view::{Page, ViewState};

/// How a new view enters the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moving {
    /// The same address: nothing to write.
    Stay,
    /// The same place looking otherwise: the entry is replaced.
    Replace,
    /// Another place, or other articles: a new entry.
    Push,
}

/// How to go from one view to the other. Typing, sorting, switching layers and picking articles replace; another page,
/// another article and another choice of filters push.
pub fn moving(from: &ViewState, to: &ViewState) -> Moving {
    if from == to {
        return Moving::Stay;
    }
    let same_place = match (&from.page, &to.page) {
        (Page::Explore(from), Page::Explore(to)) => {
            let (from, to) = (&from.query, &to.query);
            (&from.outlets, &from.entities, &from.stories, &from.dates, &from.languages, &from.origins)
                == (&to.outlets, &to.entities, &to.stories, &to.dates, &to.languages, &to.origins)
        }
        (Page::Article(from), Page::Article(to)) => from.id == to.id,
        (Page::Compare(from), Page::Compare(to)) => from.articles == to.articles,
        (Page::Story(from), Page::Story(to)) => from.id == to.id,
        (Page::Entity(from), Page::Entity(to)) => from.id == to.id,
        (Page::About, Page::About) => true,
        _ => false,
    };
    if same_place { Moving::Replace } else { Moving::Push }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn back_undoes_moves_and_filters_but_not_letters_and_switches() {
        for (from, to, want) in [
            ("", "", Moving::Stay),
            ("?q=a", "?q=ab", Moving::Replace),
            ("", "?outlet=x", Moving::Push),
            ("?outlet=x", "?outlet=x&sort=newest", Moving::Replace),
            ("", "?lang=en", Moving::Push),
            ("?q=a", "?q=a&exact=1&grain=day", Moving::Replace),
            ("", "?page=article&id=a", Moving::Push),
            ("?page=article&id=a", "?page=article&id=a&hide=person", Moving::Replace),
            ("?page=article&id=a", "?page=article&id=b", Moving::Push),
            ("?page=compare&articles=a~b", "?page=compare&articles=b~a", Moving::Push),
            ("?page=compare&articles=a~b", "?page=compare&articles=a~b&layout=only", Moving::Replace),
            ("", "?tray=a", Moving::Replace),
            ("?page=story&id=a", "?page=story&id=b", Moving::Push),
            ("?page=entity&id=a", "?page=entity&id=a&tray=x", Moving::Replace),
        ] {
            assert_eq!(moving(&parse(from).0, &parse(to).0), want, "{from} to {to}");
        }
    }
}
