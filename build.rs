//! Writes the table of letters that `text::letter` reads: what each decomposes into, as the crate unicode-normalization
//! has it. The crate's own tables answer more questions than a search folds for, and would be an eighth of what a
//! reader downloads; this one holds the answers, a tenth of the size.
//!
//! The table is a sequence of numbers (LEB128, seven bits in a byte, the lowest first). For each letter above ASCII, in
//! order, whose form differs from its lower case: its distance from the letter before, how many characters its form
//! has, and each of these as the distance from the one before (zigzag).
//!
//! Writes as well the mark that stands before every message between page and engine (`engine::message`): a hash of the
//! sources that hold their types, so that a page never takes the messages of another build for its own.

#![allow(clippy::disallowed_methods, reason = "the page has no files; what builds it has")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut table = Vec::new();
    let (mut letter_before, mut part_before) = (0_u32, 0_i64);
    for letter in '\u{80}'..=char::MAX {
        // syllables of Hangul decompose by a formula
        if ('\u{ac00}'..='\u{d7a3}').contains(&letter) {
            continue;
        }
        let form = form(letter);
        if letter.to_lowercase().eq(form.iter().copied()) {
            continue;
        }
        put(&mut table, u64::from(u32::from(letter) - letter_before));
        letter_before = u32::from(letter);
        put(&mut table, form.len() as u64);
        for part in form {
            let distance = i64::from(u32::from(part)) - part_before;
            part_before = i64::from(u32::from(part));
            put(&mut table, (distance << 1 ^ distance >> 63) as u64);
        }
    }
    let folder = env::var_os("OUT_DIR").ok_or("cargo did not say where to write what is generated")?;
    let folder = PathBuf::from(folder);
    fs::write(folder.join("letters.bin"), table)?;
    let mut mark = FNV_BASIS;
    for sources in MESSAGES {
        println!("cargo::rerun-if-changed={sources}");
        mark = hash_of(Path::new(sources), mark)?;
    }
    Ok(fs::write(folder.join("messages.mark"), mark.to_le_bytes())?)
}

/// Where the types of messages are declared.
const MESSAGES: [&str; 3] = ["src/engine", "src/index/query", "src/model"];

const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// FNV-1a over the files of a folder, in the order of their names.
#[allow(clippy::disallowed_methods, reason = "the page has no files; what builds it has")]
fn hash_of(path: &Path, before: u64) -> io::Result<u64> {
    if path.is_dir() {
        let mut inside: Vec<PathBuf> =
            fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
        inside.sort();
        return inside.iter().try_fold(before, |hash, path| hash_of(path, hash));
    }
    Ok(fs::read(path)?.iter().fold(before, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(FNV_PRIME)))
}

/// The compatibility decomposition of a letter without combining marks, in lower case.
fn form(letter: char) -> Vec<char> {
    let mut form = Vec::new();
    decompose_compatible(letter, |part| {
        if !is_combining_mark(part) {
            form.extend(part.to_lowercase());
        }
    });
    form
}

fn put(table: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        table.push(number as u8 | 0x80);
        number >>= 7;
    }
    table.push(number as u8);
}
