//! What `benches/wasm/run.mjs` times in WebAssembly, beside its peers: sentences aligned, words told apart.
//!
//! Built for wasm32 alone; `make bench-wasm` builds it as the engine is built, and runs it.

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod timed {
    use parallax::compare::{Desk, align_sentences, compare, diff_words};
    use parallax::model::{Article, Block, BlockKind, Draft, Span};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Articles, and the desk that keeps what was read of them.
    #[wasm_bindgen]
    pub struct Bench {
        articles: Vec<Article>,
        desk: Desk,
    }

    #[wasm_bindgen]
    impl Bench {
        /// Of articles as their sentences.
        #[wasm_bindgen(constructor)]
        pub fn new() -> Self {
            Self { articles: Vec::new(), desk: Desk::default() }
        }

        /// Adds an article of these sentences.
        pub fn add(&mut self, sentences: Vec<String>) {
            let block = |text: String| Block {
                kind: BlockKind::Paragraph,
                raw: Span::new(0, 0),
                sentences: vec![Span::new(0, text.len())],
                text,
            };
            let id = format!("a{}", self.articles.len());
            let blocks = sentences.into_iter().map(block).collect();
            let draft = Draft { id: id.as_str().into(), blocks, ..Draft::default() };
            let origin = draft.id.clone();
            let (entities, quotes) = (Vec::new(), Vec::new());
            self.articles.push(Article { draft, outlet_id: None, entities, quotes, story: "s".into(), origin });
        }

        /// Aligns the articles, which were read before, as in the engine from the second comparison on.
        pub fn align(&mut self) -> usize {
            let articles: Vec<&Article> = self.articles.iter().collect();
            self.desk.align_sentences(&articles).len()
        }

        /// Aligns the articles and reads them for it.
        pub fn read_and_align(&self) -> usize {
            align_sentences(&self.articles.iter().collect::<Vec<_>>()).len()
        }

        /// Makes all findings of a comparison, reading included.
        pub fn findings(&self) -> usize {
            compare(&self.articles.iter().collect::<Vec<_>>()).aligned.len()
        }
    }

    /// Tells the words of two texts apart.
    #[wasm_bindgen]
    pub fn difference(a: &str, b: &str) -> usize {
        diff_words(a, b).len()
    }
}
