//! The command line's program.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    parallax::cli::run()
}

/// The command line has no meaning in a browser; the target exists so that every program builds for every target.
#[cfg(target_arch = "wasm32")]
fn main() {}
