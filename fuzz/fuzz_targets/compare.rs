//! Comparing: any texts, at any times, are compared without a panic, and every finding stands where it says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::compare::{ChangeKind, compare, diff_words};
use parallax::ingest::read;
use parallax::model::{Article, Sentence};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let parts: Vec<&str> = text.split("\u{1}").take(4).collect();
    let mut articles: Vec<Article> = Vec::new();
    for part in &parts {
        let Ok(draft) = read("a.txt", part.as_bytes()) else { continue };
        let origin = draft.id.clone();
        articles.push(Article { draft, outlet_id: None, entities: vec![], quotes: vec![], story: "s".into(), origin });
    }
    let found = compare(&articles.iter().collect::<Vec<_>>());
    let stands = |sentence: &Sentence| {
        articles.iter().filter(|article| article.draft.id == sentence.article).any(|article| {
            let block = &article.draft.blocks[sentence.block as usize];
            block.text.get(sentence.start as usize..sentence.end as usize) == Some(sentence.text.as_str())
        })
    };
    assert!(found.groups.iter().flat_map(|group| &group.members).all(stands));
    assert!(found.figures.iter().flat_map(|figure| &figure.values).all(|value| stands(&value.sentence)));
    assert!(found.reuse.iter().flat_map(|reuse| &reuse.passages).all(|passage| stands(&passage.a) && stands(&passage.b)));
    if let [a, b, ..] = parts.as_slice() {
        let changes = diff_words(a, b);
        let first = changes.iter().filter(|change| change.kind != ChangeKind::OnlyB);
        assert_eq!(first.map(|change| change.a.of(a)).collect::<String>(), *a);
    }
});
