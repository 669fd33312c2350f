//! The program of the page. Built for wasm32 only; elsewhere it does nothing.

#[cfg(target_arch = "wasm32")]
fn main() {
    parallax::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
