//! A view as a query string, and back.
//!
//! Keys stand in a fixed order and defaults are left out, so one view has one address. Lists are joined by `~`, a value
//! behind `-` is excluded. Nothing is refused: what makes no sense is named in a notice and left out.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::view::{ArticlePage, ComparePage, ExplorePage, Layout, Page, SentenceKey, ViewState};
use crate::engine::{Query, Selection, Sort};
use crate::model::{ArticleId, EntityKind};

/// The version of the form of links that this program writes.
pub const LINK_VERSION: u32 = 1;

/// Something in an address that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressNotice(pub String);

/// What stays readable in a query string: RFC 3986 `unreserved`, and the marks of it that mean nothing to us.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':').remove(b',');

/// The view as an address that begins with `?`, or nothing for the default view.
pub fn link(view: &ViewState) -> String {
    let mut pairs = Pairs::default();
    match &view.page {
        Page::Explore(page) => write_explore(&mut pairs, page),
        Page::Article(page) => write_article(&mut pairs, page),
        Page::Compare(page) => write_compare(&mut pairs, page),
        Page::About => pairs.put("page", "about"),
    }
    pairs.list("tray", view.tray.iter().map(ArticleId::as_str));
    if pairs.0.is_empty() {
        return String::new();
    }
    pairs.put("v", &LINK_VERSION.to_string());
    format!("?{}", pairs.0)
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
    let page = match reader.take("page").as_deref() {
        None | Some("explore") => Page::Explore(ExplorePage { query: read_query(&mut reader) }),
        Some("article") => read_article(&mut reader),
        Some("compare") => read_compare(&mut reader),
        Some("about") => Page::About,
        Some(other) => {
            reader.note(format!("There is no page {other:?}; this is the list of articles."));
            Page::Explore(ExplorePage { query: read_query(&mut reader) })
        }
    };
    (ViewState { page, tray }, reader.finish())
}

fn write_explore(pairs: &mut Pairs, page: &ExplorePage) {
    let query = &page.query;
    pairs.text("q", &query.words);
    pairs.selection("outlet", &query.outlets);
    pairs.selection("story", &query.stories);
    pairs.selection("entity", &query.entities);
    pairs.selection("date", &query.dates);
    match query.sort {
        Sort::Relevance => {}
        Sort::Newest => pairs.put("sort", "newest"),
        Sort::Oldest => pairs.put("sort", "oldest"),
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
        limit: reader.number("limit"),
        ..Query::default()
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
    if let Some(sentence) = page.sentence {
        pairs.put("s", &sentence.to_string());
    }
}

fn read_article(reader: &mut Reader) -> Page {
    let Some(id) = reader.take("id").filter(|id| !id.is_empty()) else {
        reader.note("The link names no article; this is the list of articles.".to_owned());
        return Page::default();
    };
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
        sentence: reader.parsed("s"),
    })
}

fn write_compare(pairs: &mut Pairs, page: &ComparePage) {
    pairs.put("page", "compare");
    pairs.list("articles", page.articles.iter().map(ArticleId::as_str));
    match page.layout {
        Layout::Columns => {}
        Layout::Shared => pairs.put("layout", "shared"),
        Layout::Only => pairs.put("layout", "only"),
    }
    if let Some((article, sentence)) = &page.selected {
        pairs.text("s", &format!("{article}.{sentence}"));
    }
    if page.least > 0 {
        pairs.put("least", &page.least.to_string());
    }
}

fn read_compare(reader: &mut Reader) -> Page {
    let articles = reader.ids("articles");
    let selected = reader.take("s").and_then(|text| {
        let read = text
            .split_once('.')
            .and_then(|(id, key)| Some((ArticleId(id.to_owned()), key.parse::<SentenceKey>().ok()?)));
        if read.is_none() {
            reader.fault("s", &text);
        }
        read
    });
    Page::Compare(ComparePage {
        articles,
        layout: reader.one_of("layout", &[("shared", Layout::Shared), ("only", Layout::Only)]),
        selected,
        least: reader.parsed("least").filter(|least| (1..=100).contains(least)).unwrap_or_default(),
    })
}

/// A query string in the making.
#[derive(Default)]
struct Pairs(String);

impl Pairs {
    fn put(&mut self, key: &str, escaped: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(key);
        self.0.push('=');
        self.0.push_str(escaped);
    }

    fn text(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.put(key, &utf8_percent_encode(value, ESCAPED).to_string());
        }
    }

    /// A list keeps its order: it is the order of columns, or of choosing.
    fn list<'a>(&mut self, key: &str, values: impl Iterator<Item = &'a str>) {
        let escaped: Vec<_> = values.map(escape_item).collect();
        if !escaped.is_empty() {
            self.put(key, &escaped.join("~"));
        }
    }

    fn selection(&mut self, key: &str, selection: &Selection) {
        let escaped: Vec<_> = selection
            .include
            .iter()
            .map(|value| escape_item(value))
            .chain(selection.exclude.iter().map(|value| format!("-{}", escape_item(value))))
            .collect();
        if !escaped.is_empty() {
            self.put(key, &escaped.join("~"));
        }
    }
}

/// A value of a list: a `~` or a leading `-` of its own is escaped twice, so that splitting cannot see it.
fn escape_item(value: &str) -> String {
    let own = value.replace('%', "%25").replace('~', "%7E");
    let own = own.strip_prefix('-').map_or_else(|| own.clone(), |rest| format!("%2D{rest}"));
    utf8_percent_encode(&own, ESCAPED).to_string()
}

fn unescape_item(value: &str) -> String {
    percent_decode_str(value).decode_utf8_lossy().into_owned()
}

/// The pairs of an address that nobody has asked for yet.
struct Reader {
    pairs: BTreeMap<String, String>,
    notices: Vec<AddressNotice>,
}

impl Reader {
    fn new(address: &str) -> Self {
        let mut reader = Self { pairs: BTreeMap::new(), notices: Vec::new() };
        let address = address.strip_prefix('?').unwrap_or(address);
        for pair in address.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
            if reader.pairs.insert(decoded(key), decoded(value)).is_some() {
                reader.note(format!("{:?} stands in the link more than once; the last one counts.", decoded(key)));
            }
        }
        reader
    }

    fn take(&mut self, key: &str) -> Option<String> {
        self.pairs.remove(key)
    }

    fn values(&mut self, key: &str) -> Vec<String> {
        let text = self.take(key).unwrap_or_default();
        text.split('~').filter(|value| !value.is_empty()).map(unescape_item).collect()
    }

    fn ids(&mut self, key: &str) -> Vec<ArticleId> {
        let mut ids: Vec<ArticleId> = Vec::new();
        for id in self.values(key).into_iter().map(ArticleId) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    fn selection(&mut self, key: &str) -> Selection {
        let mut selection = Selection::default();
        let text = self.take(key).unwrap_or_default();
        for value in text.split('~').filter(|value| !value.is_empty()) {
            let (list, value) = match value.strip_prefix('-') {
                Some(value) => (&mut selection.exclude, unescape_item(value)),
                None => (&mut selection.include, unescape_item(value)),
            };
            if !value.is_empty() && !list.contains(&value) {
                list.push(value);
            }
        }
        selection
    }

    fn one_of<T: Copy + Default>(&mut self, key: &str, names: &[(&str, T)]) -> T {
        let Some(text) = self.take(key) else { return T::default() };
        names.iter().find(|(name, _)| *name == text).map_or_else(
            || {
                self.fault(key, &text);
                T::default()
            },
            |&(_, value)| value,
        )
    }

    fn parsed<T: std::str::FromStr>(&mut self, key: &str) -> Option<T> {
        let text = self.take(key)?;
        let value = text.parse().ok();
        if value.is_none() {
            self.fault(key, &text);
        }
        value
    }

    fn number(&mut self, key: &str) -> u32 {
        self.parsed(key).unwrap_or_default()
    }

    fn fault(&mut self, key: &str, value: &str) {
        self.note(format!("The link's {key}={value:?} was not understood and is left out."));
    }

    fn note(&mut self, message: String) {
        self.notices.push(AddressNotice(message));
    }

    fn finish(mut self) -> Vec<AddressNotice> {
        let unread: Vec<_> = std::mem::take(&mut self.pairs).into_iter().collect();
        for (key, value) in unread {
            self.fault(&key, &value);
        }
        self.notices
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let view = ViewState { page: Page::Explore(ExplorePage { query }), tray: ids(&["x1", "x2"]) };
        check("?q=peace%20%22talks%22&outlet=a~b-c~-unknown&date=2025-04&sort=newest&tray=x1~x2&v=1", &view);
    }

    #[test]
    fn article_and_compare_carry_how_they_look() {
        check(
            "?page=article&id=abc&q=ceasefire&hide=person~place&raw=1&s=2.1&v=1",
            &ViewState {
                page: Page::Article(ArticlePage {
                    id: "abc".into(),
                    words: "ceasefire".into(),
                    hidden: vec![EntityKind::Person, EntityKind::Place],
                    raw: true,
                    sentence: Some(SentenceKey { block: 2, sentence: 1 }),
                }),
                tray: vec![],
            },
        );
        check(
            "?page=compare&articles=b~a&layout=only&s=b.2.1&least=60&v=1",
            &ViewState {
                page: Page::Compare(ComparePage {
                    articles: ids(&["b", "a"]),
                    layout: Layout::Only,
                    selected: Some(("b".into(), SentenceKey { block: 2, sentence: 1 })),
                    least: 60,
                }),
                tray: vec![],
            },
        );
    }

    #[test]
    fn what_makes_no_sense_is_named_and_the_rest_still_opens() {
        for (address, named) in [
            ("?page=nowhere&q=a", "nowhere"),
            ("?page=article", "names no article"),
            ("?page=article&id=a&s=x", "s=\"x\""),
            ("?sort=sideways&q=a", "sideways"),
            ("?colour=red", "colour"),
            ("?v=7", "newer version (7)"),
            ("?q=a&q=b", "more than once"),
            ("?page=compare&articles=a&least=many", "many"),
        ] {
            let (_, notices) = parse(address);
            assert!(notices.iter().any(|notice| notice.0.contains(named)), "{address}: {notices:?}");
        }
        assert!(parse("????&&&=&%&%zz&=~~~").1.len() <= 6);
    }
}
