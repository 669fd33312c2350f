//! The program of the page. Built for wasm32 only; elsewhere it does nothing.

#[cfg(target_arch = "wasm32")]
fn main() {
    use parallax::{app, worker};

    app::start(|engine, corpus| app::Line::new(worker::connect(engine, corpus)));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
