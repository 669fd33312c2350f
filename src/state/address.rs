//! A view as a query string, and back.
//!
//! Keys stand in a fixed order and defaults are left out, so one view has one address. Lists are joined by `~`, a value
//! behind `-` is excluded. Nothing is refused: what makes no sense is named in a notice and left out.

use super::aliases::Aliases;
use super::pairs::{AddressNotice, Pairs, Reader, distinct};
use super::view::{ArticlePage, ComparePage, EntityPage, ExplorePage, Layout, Page, SentenceKey, StoryPage, ViewState};
use crate::engine::{Grain, Query, Sort};
use crate::model::{ArticleId, EntityId, EntityKind, OutletId, StoryId};

/// The version of the form of links that this program writes.
pub const LINK_VERSION: u32 = 1;

/// The key of the state of the corpus.
const CORPUS: &str = "corpus";
/// Digits of a corpus hash that a link takes: enough to tell any two states of a corpus apart.
const MOST_DIGITS: usize = 16;
/// Fewer, as somebody may have shortened them by hand, tell nothing.
const LEAST_DIGITS: usize = 8;

/// The view as an address that begins with `?`, or nothing for the default view.
pub fn link(view: &ViewState) -> String {
    link_with(view, &Aliases::default(), None)
}

/// The same with the reader's own names, for others to see what the reader sees, and with the state of the corpus that it
/// is seen in, by the corpus hash.
pub fn link_with(view: &ViewState, aliases: &Aliases, corpus: Option<&str>) -> String {
    let mut pairs = Pairs::default();
    match &view.page {
        Page::Explore(page) => write_explore(&mut pairs, page),
        Page::Article(page) => write_article(&mut pairs, page),
        Page::Compare(page) => write_compare(&mut pairs, page),
        Page::Story(page) => write_named(&mut pairs, "story", page.id.as_str()),
        Page::Entity(page) => write_named(&mut pairs, "entity", page.id.as_str()),
        Page::About => pairs.put("page", "about"),
    }
    pairs.list("tray", view.tray.iter().map(ArticleId::as_str));
    if let Some(revealed) = &view.revealed {
        pairs.put("outlets", "hidden");
        pairs.list("reveal", revealed.iter().map(OutletId::as_str));
    }
    aliases.write(&mut pairs);
    if let Some(state) = corpus.and_then(corpus_state) {
        pairs.put(CORPUS, state);
    }
    if pairs.is_empty() {
        return String::new();
    }
    pairs.put("v", &LINK_VERSION.to_string());
    format!("?{pairs}")
}

/// The view that an address names, with or without its `?`, and what in it could not be used.
pub fn parse(address: &str) -> (ViewState, Vec<AddressNotice>) {
    let mut reader = Reader::new(address);
    if let Some(version) = reader.take("v") {
        if version.parse::<u32>().is_ok_and(|version| version > LINK_VERSION) {
            reader.note(format!(
                "This link was made by a newer version ({version}) of Parallax; some of it may be lost."
            ));
        } else if version != LINK_VERSION.to_string() {
            reader.fault("v", &version);
        }
    }
    let tray = reader.ids("tray");
    let hidden = reader.one_of("outlets", &[("hidden", true)]);
    let revealed = hidden.then(|| distinct(reader.values("reveal")).into_iter().map(OutletId).collect());
    // names and the state of the corpus are no part of a view: they hold on every page
    Aliases::read(&mut reader);
    if let Some(text) = reader.take(CORPUS)
        && corpus_state(&text).is_none()
    {
        reader.fault(CORPUS, &text);
    }
    let page = match reader.take("page").as_deref() {
        None | Some("explore") => Page::Explore(ExplorePage { query: read_query(&mut reader) }),
        Some("article") => read_article(&mut reader),
        Some("compare") => read_compare(&mut reader),
        Some("story") => reader.id("story").map_or_else(Page::default, |id| Page::Story(StoryPage { id: StoryId(id) })),
        Some("entity") => {
            reader.id("entity").map_or_else(Page::default, |id| Page::Entity(EntityPage { id: EntityId(id) }))
        }
        Some("about") => Page::About,
        Some(other) => {
            reader.note(format!("There is no page {other:?}; this is the list of articles."));
            Page::Explore(ExplorePage { query: read_query(&mut reader) })
        }
    };
    (ViewState { page, tray, revealed }, reader.finish())
}

/// The state of the corpus that an address was made in: the first digits of the corpus hash.
pub fn corpus_in(address: &str) -> Option<String> {
    Reader::new(address).take(CORPUS).filter(|text| corpus_state(text).is_some())
}

/// What is to be said where something (`This link was made`) comes from another state of the corpus than is here.
pub fn other_corpus(made: &str, of: Option<&str>, here: &str) -> Option<AddressNotice> {
    let (of, here) = (corpus_state(of?)?, corpus_state(here)?);
    let short = |hash: &str| hash.get(..LEAST_DIGITS).unwrap_or_default().to_owned();
    (!here.starts_with(of)).then(|| {
        AddressNotice(format!(
            "{made} with another state of this corpus ({}, and here is {}): articles may have come, gone or been read otherwise since.",
            short(of),
            short(here)
        ))
    })
}

/// As much of a corpus hash as a link takes; nothing where it is none.
fn corpus_state(hash: &str) -> Option<&str> {
    let digits = hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    if digits && hash.len() >= LEAST_DIGITS { hash.get(..MOST_DIGITS.min(hash.len())) } else { None }
}

fn write_named(pairs: &mut Pairs, page: &str, id: &str) {
    pairs.put("page", page);
    pairs.text("id", id);
}

fn write_explore(pairs: &mut Pairs, page: &ExplorePage) {
    let query = &page.query;
    pairs.text("q", &query.words);
    pairs.selection("outlet", &query.outlets);
    pairs.selection("story", &query.stories);
    pairs.selection("entity", &query.entities);
    pairs.selection("date", &query.dates);
    pairs.selection("lang", &query.languages);
    pairs.selection("origin", &query.origins);
    if query.exact {
        pairs.put("exact", "1");
    }
    match query.sort {
        Sort::Relevance => {}
        Sort::Newest => pairs.put("sort", "newest"),
        Sort::Oldest => pairs.put("sort", "oldest"),
    }
    match query.grain {
        Grain::Month => {}
        Grain::Year => pairs.put("grain", "year"),
        Grain::Day => pairs.put("grain", "day"),
    }
    if query.limit > 0 {
        pairs.put("limit", &query.limit.to_string());
    }
}

fn read_query(reader: &mut Reader) -> Query {
    Query {
        words: reader.take("q").unwrap_or_default(),
        outlets: reader.selection("outlet"),
        stories: reader.selection("story"),
        entities: reader.selection("entity"),
        dates: reader.selection("date"),
        sort: reader.one_of("sort", &[("newest", Sort::Newest), ("oldest", Sort::Oldest)]),
        languages: reader.selection("lang"),
        origins: reader.selection("origin"),
        exact: reader.one_of("exact", &[("1", true)]),
        grain: reader.one_of("grain", &[("year", Grain::Year), ("day", Grain::Day)]),
        limit: reader.number("limit"),
    }
}

fn write_article(pairs: &mut Pairs, page: &ArticlePage) {
    pairs.put("page", "article");
    pairs.text("id", page.id.as_str());
    pairs.text("q", &page.words);
    pairs.list("hide", page.hidden.iter().map(|kind| kind.as_str()));
    if page.raw {
        pairs.put("raw", "1");
    }
    if let Some(name) = &page.name {
        pairs.text("name", name.as_str());
    }
    if let Some(sentence) = page.sentence {
        pairs.put("s", &sentence.to_string());
    }
}

fn read_article(reader: &mut Reader) -> Page {
    let Some(id) = reader.id("article") else { return Page::default() };
    let mut hidden = Vec::new();
    for name in reader.values("hide") {
        match EntityKind::ALL.into_iter().find(|kind| kind.as_str() == name) {
            Some(kind) => hidden.push(kind),
            None => reader.fault("hide", &name),
        }
    }
    hidden.sort_unstable();
    hidden.dedup();
    Page::Article(ArticlePage {
        id: ArticleId(id),
        words: reader.take("q").unwrap_or_default(),
        hidden,
        raw: reader.one_of("raw", &[("1", true)]),
        name: reader.take("name").filter(|name| !name.is_empty()).map(EntityId),
        sentence: reader.parsed("s"),
    })
}

fn write_compare(pairs: &mut Pairs, page: &ComparePage) {
    pairs.put("page", "compare");
    pairs.list("articles", page.articles.iter().map(ArticleId::as_str));
    if page.layout != Layout::default() {
        pairs.put("layout", page.layout.as_str());
    }
    let at = |(article, sentence): &(ArticleId, SentenceKey)| format!("{article}.{sentence}");
    if let Some(selected) = &page.selected {
        pairs.text("s", &at(selected));
    }
    if let Some(pair) = &page.pair {
        pairs.text("with", &at(pair));
    }
    if page.least > 0 {
        pairs.put("least", &page.least.to_string());
    }
    if page.apart {
        pairs.put("scroll", "apart");
    }
}

/// A sentence of an article: `aze4y5v85h.4.0`.
fn read_sentence(reader: &mut Reader, key: &str) -> Option<(ArticleId, SentenceKey)> {
    let text = reader.take(key)?;
    let read =
        text.split_once('.').and_then(|(id, at)| Some((ArticleId(id.to_owned()), at.parse::<SentenceKey>().ok()?)));
    if read.is_none() {
        reader.fault(key, &text);
    }
    read
}

fn read_compare(reader: &mut Reader) -> Page {
    let articles = reader.ids("articles");
    let (selected, pair) = (read_sentence(reader, "s"), read_sentence(reader, "with"));
    Page::Compare(ComparePage {
        articles,
        layout: reader.one_of("layout", &Layout::ALL.map(|layout| (layout.as_str(), layout))),
        selected,
        pair,
        apart: reader.one_of("scroll", &[("apart", true)]),
        least: reader.parsed("least").filter(|least| (1..=100).contains(least)).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Selection;

    /// Each row both ways: the address reads as the view, the view is written as the address.
    fn check(address: &str, view: &ViewState) {
        assert_eq!(parse(address), (view.clone(), vec![]), "{address}");
        assert_eq!(link(view), address);
    }

    fn ids(list: &[&str]) -> Vec<ArticleId> {
        list.iter().map(|&id| id.into()).collect()
    }

    #[test]
    fn the_default_view_has_no_query() {
        check("", &ViewState::default());
    }

    #[test]
    fn explore_carries_search_and_filters() {
        let strings = |list: &[&str]| list.iter().map(|&s| s.to_owned()).collect::<Vec<_>>();
        let query = Query {
            words: "peace \"talks\"".into(),
            outlets: Selection { include: strings(&["a", "b-c"]), exclude: strings(&["unknown"]) },
            dates: Selection { include: strings(&["2025-04"]), exclude: vec![] },
            sort: Sort::Newest,
            ..Query::default()
        };
        let view =
            ViewState { page: Page::Explore(ExplorePage { query }), tray: ids(&["x1", "x2"]), ..ViewState::default() };
        check("?q=peace%20%22talks%22&outlet=a~b-c~-unknown&date=2025-04&sort=newest&tray=x1~x2&v=1", &view);
    }

    #[test]
    fn article_and_compare_carry_how_they_look() {
        check(
            "?page=article&id=abc&q=ceasefire&hide=person~place&raw=1&name=jan-brock&s=2.1&outlets=hidden&reveal=wire&v=1",
            &ViewState {
                page: Page::Article(ArticlePage {
                    id: "abc".into(),
                    words: "ceasefire".into(),
                    hidden: vec![EntityKind::Person, EntityKind::Place],
                    raw: true,
                    name: Some("jan-brock".into()),
                    sentence: Some(SentenceKey { block: 2, sentence: 1 }),
                }),
                tray: vec![],
                revealed: Some(vec!["wire".into()]),
            },
        );
        check(
            "?page=compare&articles=b~a&layout=only&s=b.2.1&with=a.0.3&least=60&scroll=apart&v=1",
            &ViewState {
                page: Page::Compare(ComparePage {
                    articles: ids(&["b", "a"]),
                    layout: Layout::Only,
                    selected: Some(("b".into(), SentenceKey { block: 2, sentence: 1 })),
                    pair: Some(("a".into(), SentenceKey { block: 0, sentence: 3 })),
                    least: 60,
                    apart: true,
                }),
                tray: vec![],
                revealed: None,
            },
        );
    }

    #[test]
    fn stories_and_entities_have_pages_of_their_own() {
        let view = |page| ViewState { page, ..ViewState::default() };
        check("?page=story&id=s-a1&v=1", &view(Page::Story(StoryPage { id: "s-a1".into() })));
        check("?page=entity&id=jan-brock&v=1", &view(Page::Entity(EntityPage { id: "jan-brock".into() })));
    }

    #[test]
    fn a_link_names_the_state_of_the_corpus_when_asked_to() {
        let hash = "0123456789abcdef".repeat(4);
        let named = link_with(&ViewState::default(), &Aliases::default(), Some(&hash));
        assert_eq!(named, "?corpus=0123456789abcdef&v=1");
        assert_eq!(parse(&named), (ViewState::default(), vec![]));
        assert_eq!(corpus_in(&named).as_deref(), Some("0123456789abcdef"));
        assert_eq!(corpus_in("?corpus=01234567&v=1").as_deref(), Some("01234567"), "someone shortened it");
        for none in ["", "?q=corpus", "?corpus=ABCDEF0123", "?corpus=0123", "?corpus="] {
            assert_eq!(corpus_in(none), None, "{none}");
        }
        assert_eq!(link_with(&ViewState::default(), &Aliases::default(), Some("no hash")), "");

        let told = |of| other_corpus("This link was made", of, &hash).map(|notice| notice.0);
        assert_eq!(told(None), None);
        assert_eq!(told(Some("01234567")), None);
        assert_eq!(told(Some(&hash)), None);
        let other = told(Some("0123456789abcdee")).unwrap_or_default();
        assert!(other.starts_with("This link was made with another state of this corpus (01234567,"), "{other}");
        assert_eq!(told(Some("tampered")), None);
    }

    #[test]
    fn what_makes_no_sense_is_named_and_the_rest_still_opens() {
        for (address, named) in [
            ("?page=nowhere&q=a", "nowhere"),
            ("?page=article", "names no article"),
            ("?page=story", "names no story"),
            ("?page=entity&id=", "names no entity"),
            ("?page=article&id=a&s=x", "s=\"x\""),
            ("?sort=sideways&q=a", "sideways"),
            ("?colour=red", "colour"),
            ("?v=7", "newer version (7)"),
            ("?q=a&q=b", "more than once"),
            ("?page=compare&articles=a&least=many", "many"),
            ("?corpus=yesterday", "yesterday"),
            ("?corpus=abc12", "abc12"),
        ] {
            let (_, notices) = parse(address);
            assert!(notices.iter().any(|notice| notice.0.contains(named)), "{address}: {notices:?}");
        }
        assert!(parse("????&&&=&%&%zz&=~~~").1.len() <= 6);
        let many: String = (0..5_000).map(|number| format!("&k{number}=1")).collect();
        let notices = parse(&many).1;
        assert_eq!(notices.len(), 21);
        assert!(notices[20].0.contains("4980 more"), "{notices:?}");
    }
}
