//! The program of the Web Worker. Built for wasm32 only; elsewhere it does nothing.

#[cfg(target_arch = "wasm32")]
fn main() {
    use gloo::worker::Registrable;
    use parallax::worker::{Courier, Structured};

    console_error_panic_hook::set_once();
    Courier::registrar().encoding::<Structured>().register();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
