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

const STYLE: &str = "a page's style or script";
const DOCUMENT: &str = "a document";

/// Endings of files that lie beside articles and are none.
const BESIDE: &[(&str, &[&str])] = &[
    ("a picture", &["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "heic", "psd"]),
    ("a recording", &["mp3", "mp4", "m4a", "m4v", "wav", "ogg", "webm", "mov", "avi", "mkv", "flac", "aac"]),
    (STYLE, &["css", "js", "mjs", "map", "woff", "woff2", "ttf", "otf", "eot", "wasm"]),
    (DOCUMENT, &["pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "epub", "mobi"]),
    ("a program", &["exe", "dll", "so", "dylib", "class", "jar", "pyc", "o", "a", "bin", "sh", "bat", "py"]),
];

/// Texts that saved pages come with.
const SITE: &[&str] = &["css", "js", "mjs", "map"];

/// What to do with the entry of this name.
pub(super) fn verdict(name: &str) -> Verdict {
    let of_ending = || lists().find(|(_, endings)| endings.contains(&ending(name).as_str()));
    of_place(name).unwrap_or_else(|| of_ending().map_or(Verdict::Read, |(what, _)| Verdict::PassedOver(what)))
}

/// What to do with the file of a folder that is called so: a text is none the less a text for what it is called, unless
/// pages come with such texts.
pub(super) fn verdict_in_folder(name: &str) -> Verdict {
    let is_site = SITE.contains(&ending(name).as_str());
    of_place(name).unwrap_or(if is_site { Verdict::PassedOver(STYLE) } else { Verdict::Read })
}

/// What a file of unknown binary form is by its ending, where such things lie beside articles.
pub(super) fn beside(ending: &str) -> Option<&'static str> {
    lists().find(|(what, endings)| *what != DOCUMENT && endings.contains(&ending)).map(|(what, _)| what)
}

fn lists() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    BESIDE.iter().copied()
}

/// What the place of a file says: that it is hidden, or lies outside.
fn of_place(name: &str) -> Option<Verdict> {
    let parts = || name.split(['/', '\\']);
    let mut letters = name.chars();
    let has_drive = matches!((letters.next(), letters.next()), (Some(drive), Some(':')) if drive.is_ascii_alphabetic());
    if name.starts_with(['/', '\\']) || has_drive || name.contains('\0') || parts().any(|part| part == "..") {
        return Some(Verdict::Escapes);
    }
    if parts().any(|part| (part.starts_with('.') && part != ".") || part == "__MACOSX") {
        return Some(Verdict::PassedOver("hidden"));
    }
    match parts().next_back() {
        Some("corpus.toml") => Some(Verdict::PassedOver("settings, which are read beside an archive and not in it")),
        Some("Thumbs.db" | "desktop.ini") => Some(Verdict::PassedOver("hidden")),
        _ => None,
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
        for (name, read) in [
            ("page.doc", true),
            ("Made in the U.S.A", true),
            ("x/a.png", true),
            ("page_files/a.CSS", false),
            ("page_files/a.js", false),
            (".git/config", false),
            ("Thumbs.db", false),
        ] {
            assert_eq!(verdict_in_folder(name) == Verdict::Read, read, "{name}");
        }
        assert_eq!((beside("png"), beside("doc"), beside("txt")), (Some("a picture"), None, None));
    }
}
