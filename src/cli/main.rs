//! The command line's program.

/// A tenth of the time goes into small pieces of memory on several threads, which the system's allocator is slow at.
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    parallax::cli::run()
}

/// The command line has no meaning in a browser; the target exists so that every program builds for every target.
#[cfg(target_arch = "wasm32")]
fn main() {}
