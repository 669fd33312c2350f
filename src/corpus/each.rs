//! The same work for many articles: on all cores where there are any, with the results in order and few at a time.

use std::io;

/// How many articles are worked on before the first result is handed on.
pub(super) const BATCH: usize = 256;

/// Does `work` for `0..count` and hands the results on in order, `batch` of them at a time; a failure of either ends it.
pub(super) fn each<T: Send, E: From<io::Error> + Send>(
    count: usize,
    batch: usize,
    work: impl Fn(usize) -> Result<T, E> + Sync,
    mut next: impl FnMut(usize, T) -> Result<(), E>,
) -> Result<(), E> {
    for start in (0..count).step_by(batch.max(1)) {
        for (at, result) in (start..).zip(map(start..count.min(start + batch), &work)) {
            next(at, result?)?;
        }
    }
    Ok(())
}

#[cfg(not(target_arch = "wasm32"))]
fn map<T: Send>(range: std::ops::Range<usize>, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    use rayon::prelude::*;
    range.into_par_iter().map(work).collect()
}

#[cfg(target_arch = "wasm32")]
fn map<T>(range: std::ops::Range<usize>, work: impl Fn(usize) -> T) -> Vec<T> {
    range.map(work).collect()
}
