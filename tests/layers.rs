//! The rules of ARCHITECTURE.md about who may know whom, held by reading the sources.
//!
//! Each rule is a function from a file's path and text to the breaches it finds, with a test of its own that shows it a
//! breach. It sees tokens, not types: a name that a macro makes up escapes it.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The layers from the one that knows nothing to those that know all; those of one row never import each other.
const LAYERS: &[&[&str]] = &[
    &["model"],
    &["text"],
    &["source", "ingest", "entities", "index", "compare"],
    &["corpus"],
    &["engine"],
    &["state"],
    &["app", "worker", "cli"],
];

/// Crates that know a browser, and the only places that may name them.
const BROWSER: &[&str] = &[
    "console_error_panic_hook",
    "gloo",
    "js_sys",
    "leptos",
    "serde_wasm_bindgen",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
];
const BROWSER_PLACES: &[&str] = &["src/app/", "src/worker/", "src/main.rs"];

/// Modules of the standard library that touch the machine, and the only place that may name them.
const MACHINE: &[&str] = &["env", "fs", "net", "process", "thread"];
const MACHINE_PLACES: &[&str] = &["src/cli/"];

const MOST_LINES: usize = 500;

/// A breach of a rule: the line, counted from one, and what is wrong there.
type Breach = (usize, String);

// --- Reading Rust -------------------------------------------------------------------------------------------------

/// A word (identifier, path separator or punctuation mark) and the line it stands on.
#[derive(Debug, Clone, PartialEq)]
struct Token {
    line: usize,
    word: String,
}

/// The tokens of `source` without comments, strings and characters.
fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let (mut tokens, mut i, mut line) = (Vec::new(), 0, 1);
    while i < chars.len() {
        let begun = i;
        let c = at(i);
        let mut word = String::new();
        if c == '/' && at(i + 1) == '/' {
            while i < chars.len() && at(i) != '\n' {
                i += 1;
            }
        } else if c == '/' && at(i + 1) == '*' {
            let mut depth = 0;
            while i < chars.len() {
                if at(i) == '/' && at(i + 1) == '*' {
                    depth += 1;
                    i += 2;
                } else if at(i) == '*' && at(i + 1) == '/' {
                    depth -= 1;
                    i += 2;
                    if depth == 0 {
                        break;
                    }
                } else {
                    i += 1;
                }
            }
        } else if let Some(end) = raw_string(&chars, i) {
            i = end;
        } else if c == '"' || (c == 'b' && at(i + 1) == '"') {
            i += if c == 'b' { 2 } else { 1 };
            while i < chars.len() && at(i) != '"' {
                i += if at(i) == '\\' { 2 } else { 1 };
            }
            i += 1;
        } else if c == '\'' {
            // 'a' and '\n' are characters, 'a on its own is a lifetime.
            if at(i + 1) == '\\' {
                i += 3;
                while i < chars.len() && at(i) != '\'' {
                    i += 1;
                }
                i += 1;
            } else {
                i += if at(i + 2) == '\'' { 3 } else { 1 };
            }
        } else if c.is_alphanumeric() || c == '_' {
            while at(i).is_alphanumeric() || at(i) == '_' {
                word.push(at(i));
                i += 1;
            }
        } else if c == ':' && at(i + 1) == ':' {
            word.push_str("::");
            i += 2;
        } else {
            if !c.is_whitespace() {
                word.push(c);
            }
            i += 1;
        }
        if !word.is_empty() {
            tokens.push(Token { line, word });
        }
        i = i.min(chars.len());
        line += chars[begun..i].iter().filter(|c| **c == '\n').count();
    }
    tokens
}

/// Where the raw string that begins at `start` ends, if one begins there.
fn raw_string(chars: &[char], start: usize) -> Option<usize> {
    let mut i = start;
    if chars.get(i) == Some(&'b') {
        i += 1;
    }
    if chars.get(i) != Some(&'r') {
        return None;
    }
    i += 1;
    let hashes = chars[i..].iter().take_while(|c| **c == '#').count();
    i += hashes;
    if chars.get(i) != Some(&'"') {
        return None;
    }
    i += 1;
    while i < chars.len() {
        if chars[i] == '"' && chars[i + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes {
            return Some(i + 1 + hashes);
        }
        i += 1;
    }
    Some(i)
}

/// Every path in `source`, with the braces of `use` written out: `use std::{fs, io::Read}` gives `std::fs` and
/// `std::io::Read`.
fn paths(source: &str) -> Vec<(usize, Vec<String>)> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if is_name(&tokens[i].word) {
            i = path(&tokens, i, &[], &mut found);
        } else {
            i += 1;
        }
    }
    found
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Reads one path from token `i` on after `prefix`, adds it to `found` and gives the token after it.
fn path(tokens: &[Token], mut i: usize, prefix: &[String], found: &mut Vec<(usize, Vec<String>)>) -> usize {
    let word = |i: usize| tokens.get(i).map_or("", |token| token.word.as_str());
    let line = tokens[i].line;
    let mut names = prefix.to_vec();
    names.push(word(i).to_owned());
    i += 1;
    while word(i) == "::" {
        if is_name(word(i + 1)) {
            names.push(word(i + 1).to_owned());
            i += 2;
        } else if word(i + 1) == "{" {
            i += 2;
            while !matches!(word(i), "}" | "") {
                i = match word(i) {
                    // The other name that it gets says nothing about where it is from.
                    "as" => i + 2,
                    name if is_name(name) => path(tokens, i, &names, found),
                    _ => i + 1,
                };
            }
            return i + 1;
        } else {
            break;
        }
    }
    found.push((line, names));
    i
}

// --- The rules ----------------------------------------------------------------------------------------------------

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&layer))
}

/// The layer that a source file belongs to by its folder; none for the roots of the library and of the page.
fn layer(file: &str) -> Option<&str> {
    let (folder, _) = file.strip_prefix("src/")?.split_once('/')?;
    rank(folder).map(|_| folder)
}

/// What a path names from the root of the crate on, when it names something of this crate.
fn from_root<'a>(file: &str, names: &'a [String]) -> Option<&'a [String]> {
    match names.first()?.as_str() {
        "crate" | "parallax" => names.get(1..),
        "super" => {
            let modules = file.strip_prefix("src/")?.trim_end_matches(".rs").split('/');
            let depth = modules.filter(|name| *name != "mod").count();
            let up = names.iter().take_while(|name| *name == "super").count();
            (up >= depth).then(|| names.get(up..)).flatten()
        }
        _ => None,
    }
}

/// A layer imports only from layers to its left, and itself.
fn direction(file: &str, source: &str) -> Vec<Breach> {
    let Some(own) = layer(file) else { return Vec::new() };
    let mut breaches = Vec::new();
    for (line, names) in paths(source) {
        let Some(other) = from_root(file, &names).and_then(|names| names.first()) else { continue };
        let Some(theirs) = rank(other) else { continue };
        if other != own && rank(own).is_some_and(|ours| theirs >= ours) {
            breaches.push((line, format!("`{own}` must not know `{other}` ({})", names.join("::"))));
        }
    }
    breaches
}

/// Only the page and the worker know a browser.
fn browser(file: &str, source: &str) -> Vec<Breach> {
    if BROWSER_PLACES.iter().any(|place| file.starts_with(place)) {
        return Vec::new();
    }
    let named = |name: &str| BROWSER.iter().any(|other| name == *other || name.starts_with("gloo_"));
    paths(source)
        .into_iter()
        .filter(|(_, names)| names.len() > 1 && named(&names[0]))
        .map(|(line, names)| (line, format!("only {} may name `{}`", BROWSER_PLACES.join(", "), names.join("::"))))
        .collect()
}

/// Only the command line knows files, the environment, other programs, and the time of day.
fn machine(file: &str, source: &str) -> Vec<Breach> {
    if MACHINE_PLACES.iter().any(|place| file.starts_with(place)) {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    for (line, names) in paths(source) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let touches = match *names.as_slice() {
            // What a program ends with says nothing about the machine.
            ["std", "process", "ExitCode", ..] => false,
            ["std", module, ..] if MACHINE.contains(&module) => true,
            ["std", "time", "Instant" | "SystemTime", ..] => true,
            ["std", "io", "stdin" | "stdout" | "stderr", ..] => true,
            _ => false,
        };
        if touches {
            breaches.push((line, format!("only {} may name `{}`", MACHINE_PLACES.join(", "), names.join("::"))));
        }
    }
    breaches
}

/// A file says first what it decides and what it does not know.
fn opening(_: &str, source: &str) -> Vec<Breach> {
    if source.starts_with("//! ") {
        Vec::new()
    } else {
        vec![(1, "the file should open with `//!`: what it decides, what it does not know".to_owned())]
    }
}

/// A file that has grown over `MOST_LINES`, its tests left out, is two files.
fn length(file: &str, source: &str) -> Vec<Breach> {
    if file.starts_with("tests/") || file.ends_with("/tests.rs") {
        return Vec::new();
    }
    let lines: Vec<&str> = source.lines().collect();
    let tests = lines.windows(3).position(|w| w[0] == "#[cfg(test)]" && w[1..].iter().any(|l| l.starts_with("mod ")));
    let long = tests.unwrap_or(lines.len());
    if long > MOST_LINES {
        vec![(MOST_LINES, format!("{long} lines without the tests; {MOST_LINES} is the most"))]
    } else {
        Vec::new()
    }
}

// --- The project held against them ------------------------------------------------------------------------------------

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `folder`, as its path from the project's root with `/` between the names, and its text.
fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(path: &Path, name: &str, found: &mut Vec<(String, String)>) {
        let Ok(entries) = fs::read_dir(path) else { return };
        for entry in entries {
            let entry = entry.unwrap();
            let below = format!("{name}/{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), &below, found);
            } else if Path::new(&below).extension().is_some_and(|ending| ending == "rs") {
                found.push((below, fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), folder, &mut found);
    found.sort();
    found
}

fn hold(rule: fn(&str, &str) -> Vec<Breach>, folders: &[&str]) {
    let files: Vec<_> = folders.iter().flat_map(|folder| sources(folder)).collect();
    assert!(!files.is_empty(), "no sources in {folders:?}");
    let mut list = String::new();
    for (file, source) in files {
        for (line, what) in rule(&file, &source) {
            let _ = writeln!(list, "{file}:{line}: {what}");
        }
    }
    assert!(list.is_empty(), "\n{list}");
}

#[test]
fn layers_import_to_the_left_only() {
    hold(direction, &["src"]);
}

#[test]
fn only_the_page_and_the_worker_know_a_browser() {
    hold(browser, &["src"]);
}

#[test]
fn only_the_command_line_knows_the_machine() {
    hold(machine, &["src"]);
}

#[test]
fn files_open_with_what_they_decide() {
    hold(opening, &["src", "tests", "examples", "benches"]);
}

#[test]
fn files_stay_readable() {
    hold(length, &["src", "examples", "benches"]);
}

#[test]
fn the_native_program_is_built_without_a_browser() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    assert!(tree.starts_with("parallax v"), "{tree}");
    assert_eq!(browser_crates(&tree), Vec::<&str>::new());
}

/// The crates of a `cargo tree` that know a browser.
fn browser_crates(tree: &str) -> Vec<&str> {
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    names
        .filter(|name| {
            let name = name.replace('-', "_");
            BROWSER.iter().any(|other| name == *other || name.starts_with("gloo") || name.starts_with("leptos"))
        })
        .collect()
}

// --- The rules held against breaches ----------------------------------------------------------------------------------

/// The lines of the breaches that `rule` finds.
fn lines(rule: fn(&str, &str) -> Vec<Breach>, file: &str, source: &str) -> Vec<usize> {
    rule(file, source).into_iter().map(|(line, _)| line).collect()
}

#[test]
fn paths_are_read_through_braces_comments_and_strings() {
    let source = r##"
        //! [`crate::engine`] in a comment
        use std::{fs, io::{self, Read as _}}; /* crate::cli /* nested */ crate::app */
        fn f<'a>(x: &'a str) -> char { let _ = "crate::state \" std::env"; let _ = r#"web_sys::X "quoted" "#; '"' }
        const C: u8 = b'\''; const D: &[u8] = b"std::net";
        fn g() { crate::text::fold("a"); ::leptos::mount(); }
    "##;
    let all: Vec<String> = paths(source).into_iter().map(|(_, names)| names.join("::")).collect();
    let long: Vec<&str> = all.iter().map(String::as_str).filter(|path| path.contains("::")).collect();
    assert_eq!(long, ["std::fs", "std::io::self", "std::io::Read", "crate::text::fold", "leptos::mount"]);
}

#[test]
fn an_import_to_the_right_or_of_a_sibling_is_found() {
    let wrong = |file, source| lines(direction, file, source);
    assert_eq!(wrong("src/text/fold.rs", "//! A\nuse crate::model::Span;\nuse crate::engine::Store;\n"), [3]);
    assert_eq!(wrong("src/model/id.rs", "use crate::{text::fold, model::Span};"), [1]);
    assert_eq!(wrong("src/compare/mod.rs", "fn f() {\n    crate::ingest::blocks();\n}"), [2]);
    assert_eq!(wrong("src/app/mod.rs", "use crate::cli::run;"), [1]);
    assert_eq!(wrong("src/index/mod.rs", "use super::engine::Store;"), [1]);
    assert_eq!(wrong("src/index/query.rs", "use super::super::state::View;"), [1]);
}

#[test]
fn imports_to_the_left_and_within_a_layer_pass() {
    let wrong = |file, source| lines(direction, file, source);
    let none: [usize; 0] = [];
    assert_eq!(wrong("src/engine/store.rs", "use crate::{corpus::load, model::*, text::words, engine::Answer};"), none);
    assert_eq!(wrong("src/index/query.rs", "use super::engine;\nuse super::super::text::words;"), none);
    assert_eq!(wrong("src/app/mod.rs", "use crate::state::View;"), none);
    assert_eq!(wrong("src/cli/mod.rs", "use crate::engine::Store;"), none);
    assert_eq!(wrong("src/lib.rs", "pub mod app; use crate::cli;"), none);
}

#[test]
fn a_browser_below_the_page_is_found() {
    let none: [usize; 0] = [];
    assert_eq!(lines(browser, "src/state/view.rs", "use leptos::prelude::*;"), [1]);
    assert_eq!(lines(browser, "src/cli/mod.rs", "\nfn f() { gloo_net::http::get(); }"), [2]);
    assert_eq!(lines(browser, "src/engine/mod.rs", "use {serde::Serialize, web_sys::Window};"), [1]);
    assert_eq!(lines(browser, "src/app/list.rs", "use leptos::prelude::*;"), none);
    assert_eq!(lines(browser, "src/text/mod.rs", "// leptos::prelude is for the page\nlet leptos = 1;"), none);
}

#[test]
fn the_machine_outside_the_command_line_is_found() {
    let none: [usize; 0] = [];
    assert_eq!(lines(machine, "src/corpus/mod.rs", "use std::{collections::BTreeMap, fs};"), [1]);
    assert_eq!(lines(machine, "src/app/mod.rs", "let t = std::time::Instant::now();"), [1]);
    assert_eq!(lines(machine, "src/model/id.rs", "fn f() {}\nuse std::env;"), [2]);
    assert_eq!(lines(machine, "src/cli/ingest.rs", "use std::{env, fs, process};"), none);
    assert_eq!(
        lines(machine, "src/text/mod.rs", "let v = env!(\"CARGO_PKG_VERSION\"); use std::time::Duration;"),
        none
    );
}

#[test]
fn a_file_without_an_opening_or_too_long_is_found() {
    let none: [usize; 0] = [];
    assert_eq!(lines(opening, "src/a.rs", "use std::fmt;"), [1]);
    assert_eq!(lines(opening, "src/a.rs", "//! Decides.\n"), none);
    let long = "x\n".repeat(MOST_LINES + 1);
    assert_eq!(lines(length, "src/a.rs", &long), [MOST_LINES]);
    assert_eq!(lines(length, "tests/a.rs", &long), none);
    let tested = format!("{}#[cfg(test)]\nmod tests {{\n{long}}}\n", "x\n".repeat(MOST_LINES));
    assert_eq!(lines(length, "src/a.rs", &tested), none);
}

#[test]
fn a_browser_among_the_native_crates_is_found() {
    assert_eq!(
        browser_crates("parallax v0.1.0 (/p)\nserde v1.0.0\nweb-sys v0.3.1\ngloo-net v0.6.0 (*)\n"),
        ["web-sys", "gloo-net"]
    );
}
