//! The encoding that a page of HTML declares in itself.
//!
//! Looks at the first bytes for `<meta charset>` and its older form, after the prescan of the HTML standard; whether the
//! bytes bear the declaration out is for `decode.rs`.

/// How many bytes are looked at: more than the standard's 1024, since saved pages begin with remarks.
const PROBE: usize = 8 << 10;

/// The label of the encoding that a page declares.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(PROBE).map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    head.match_indices("<meta").find_map(|(at, _)| {
        let tag = head.get(at..)?.split('>').next()?;
        let value = tag.split_once("charset")?.1.trim_start().strip_prefix('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end =
            value.find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | ':' | '.')));
        let label = value.get(..end.unwrap_or(value.len()))?;
        // a page that could be read so far is no UTF-16, whatever it says
        (!label.is_empty()).then(|| if label.starts_with("utf-16") { "utf-8".to_owned() } else { label.to_owned() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_in_their_shapes() {
        for (page, want) in [
            ("<meta charset=utf-8>", Some("utf-8")),
            ("<META CHARSET = 'Windows-1251' />", Some("windows-1251")),
            (r#"<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">"#, Some("iso-8859-1")),
            (r#"<meta charset="UTF-16">"#, Some("utf-8")),
            (r#"<meta name="author" content="Ana">"#, None),
            ("<p>charset=koi8-r", None),
        ] {
            assert_eq!(declared(page.as_bytes()).as_deref(), want, "{page}");
        }
    }
}
