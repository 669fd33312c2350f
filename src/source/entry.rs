//! What is done with an entry of an archive or a file of a folder, by its name alone.

use super::kind::ending;

/// What an entry's name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It may be an article.
    Read,
    /// It is none, for this reason.
    PassedOver(&'static str),
    /// It would lie outside of the archive.
    Escapes,
}

/// Endings of files that lie beside articles and are none.
const BESIDE: &[(&str, &[&str])] = &[
    ("a picture", &["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "heic", "psd"]),
    ("a recording", &["mp3", "mp4", "m4a", "m4v", "wav", "ogg", "webm", "mov", "avi", "mkv", "flac", "aac"]),
    ("a page's style or script", &["css", "js", "mjs", "map", "woff", "woff2", "ttf", "otf", "eot", "wasm"]),
    ("a document", &["pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "epub", "mobi"]),
    ("a program", &["exe", "dll", "so", "dylib", "class", "jar", "pyc", "o", "a", "bin", "sh", "bat", "py"]),
];

/// What to do with the entry of this name.
pub(super) fn verdict(name: &str) -> Verdict {
    let parts = || name.split(['/', '\\']);
    let mut letters = name.chars();
    let has_drive = matches!((letters.next(), letters.next()), (Some(drive), Some(':')) if drive.is_ascii_alphabetic());
    if name.starts_with(['/', '\\']) || has_drive || name.contains('\0') || parts().any(|part| part == "..") {
        return Verdict::Escapes;
    }
    if parts().any(|part| (part.starts_with('.') && part != ".") || part == "__MACOSX") {
        return Verdict::PassedOver("hidden");
    }
    let ending = ending(name);
    match parts().next_back() {
        Some("corpus.toml") => Verdict::PassedOver("settings, which are read beside an archive and not in it"),
        Some("Thumbs.db" | "desktop.ini") => Verdict::PassedOver("hidden"),
        _ => BESIDE
            .iter()
            .find(|(_, endings)| endings.contains(&ending.as_str()))
            .map_or(Verdict::Read, |(what, _)| Verdict::PassedOver(what)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_out_are_told_from_odd_ones() {
        for name in ["../a.txt", "a/../../etc/passwd", "/etc/passwd", "C:\\a.txt", "\\\\host\\a", "a\\..\\b", "a\0.txt"]
        {
            assert_eq!(verdict(name), Verdict::Escapes, "{name}");
        }
        for name in ["a.txt", "./a.txt", "a..b/c...txt", "a b/ü.html", "noending", ""] {
            assert_eq!(verdict(name), Verdict::Read, "{name}");
        }
        for name in [".git/config", "a/.hidden.txt", "__MACOSX/a.txt", "a.PNG", "x/corpus.toml", "page_files/a.css"] {
            assert!(matches!(verdict(name), Verdict::PassedOver(_)), "{name}");
        }
    }
}
