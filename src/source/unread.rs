//! Formats that no article is read from, by their first bytes.
//!
//! A beginning that a text could have as well counts only with a byte that no text has.

pub(super) const SAVE: &str = "save the article as text or HTML";
const UNPACK: &str = "unpack it first";
const EXPORT: &str = "export it as JSON Lines or CSV";

/// A format.
#[derive(Debug)]
pub(super) struct Unread {
    magic: &'static [u8],
    /// What has to hold of the first bytes besides.
    proof: fn(&[u8]) -> bool,
    /// What it is.
    pub(super) what: &'static str,
    /// What to do.
    pub(super) instead: &'static str,
    /// Whether such things lie beside articles and are none.
    pub(super) is_beside: bool,
}

const fn beside(magic: &'static [u8], proof: fn(&[u8]) -> bool, what: &'static str) -> Unread {
    Unread { magic, proof, what, instead: SAVE, is_beside: true }
}

const fn refused(magic: &'static [u8], proof: fn(&[u8]) -> bool, what: &'static str, instead: &'static str) -> Unread {
    Unread { magic, proof, what, instead, is_beside: false }
}

/// The beginning is proof enough: it has bytes that no text has.
fn sure(_: &[u8]) -> bool {
    true
}

/// A byte that no text has.
fn control(head: &[u8]) -> bool {
    head.iter().any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127))
}

fn is_pdf(head: &[u8]) -> bool {
    matches!(head.get(5..7), Some([major, b'.']) if major.is_ascii_digit())
}

fn is_riff(head: &[u8]) -> bool {
    matches!(head.get(8..12), Some(b"WAVE" | b"WEBP" | b"AVI "))
}

fn is_id3(head: &[u8]) -> bool {
    head.get(3).is_some_and(|version| *version < 0x10)
}

fn is_bzip2(head: &[u8]) -> bool {
    matches!(head.get(3), Some(b'1'..=b'9')) && head.get(4..10) == Some(b"1AY&SY")
}

fn is_bitmap(head: &[u8]) -> bool {
    head.get(6..10) == Some(&[0; 4])
}

/// MPEG audio: no letter of UTF-8, and in Windows-1252 none that a text begins with.
fn is_sound(head: &[u8]) -> bool {
    matches!(head.get(1), Some(0xfb | 0xfa | 0xf3 | 0xf2 | 0xf1 | 0xf9)) && control(head)
}

const FORMATS: &[Unread] = &[
    refused(b"%PDF-", is_pdf, "a PDF", SAVE),
    refused(b"{\\rtf", sure, "an RTF document", SAVE),
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", sure, "an old Office document", SAVE),
    beside(b"\x89PNG\r\n", sure, "a picture"),
    beside(b"\xff\xd8\xff", sure, "a picture"),
    beside(b"GIF87a", control, "a picture"),
    beside(b"GIF89a", control, "a picture"),
    beside(b"II*\0", sure, "a picture"),
    beside(b"MM\0*", sure, "a picture"),
    beside(b"\0\0\x01\0", sure, "a picture"),
    beside(b"8BPS", control, "a picture"),
    beside(b"BM", is_bitmap, "a picture"),
    beside(b"RIFF", is_riff, "a picture or a recording"),
    beside(b"OggS", control, "a recording"),
    beside(b"ID3", is_id3, "a recording"),
    beside(b"fLaC", control, "a recording"),
    beside(b"MThd\0", sure, "a recording"),
    beside(b"\xff", is_sound, "a recording"),
    beside(b"FLV\x01", sure, "a film"),
    beside(b"\0\0\x01\xba", sure, "a film"),
    beside(b"\x1a\x45\xdf\xa3", sure, "a film"),
    beside(b"wOFF", control, "a font"),
    beside(b"wOF2", control, "a font"),
    beside(b"OTTO\0", sure, "a font"),
    beside(b"\0\x01\0\0\0", sure, "a font"),
    beside(b"\x7fELF", sure, "a program"),
    beside(b"MZ\x90\0", sure, "a program"),
    beside(b"\xca\xfe\xba\xbe", sure, "a program"),
    beside(b"\xcf\xfa\xed\xfe", sure, "a program"),
    beside(b"\0asm", sure, "a program"),
    beside(b"!<arch>\n", sure, "a program"),
    beside(b"#!/", sure, "a program"),
    refused(b"SQLite format 3\0", sure, "a database", "export its articles as JSON Lines or CSV"),
    refused(b"PAR1", control, "a Parquet file", EXPORT),
    refused(b"Obj\x01", sure, "an Avro file", EXPORT),
    refused(b"BZh", is_bzip2, "an archive packed with bzip2", UNPACK),
    refused(b"\xfd7zXZ\0", sure, "an archive packed with xz", UNPACK),
    refused(b"\x28\xb5\x2f\xfd", sure, "an archive packed with zstd", UNPACK),
    refused(b"7z\xbc\xaf\x27\x1c", sure, "a 7z archive", UNPACK),
    refused(b"Rar!\x1a\x07", sure, "a RAR archive", UNPACK),
    refused(b"\x1f\x9d", sure, "an archive packed with compress", UNPACK),
    refused(b"\x1f\xa0", sure, "an archive packed with compress", UNPACK),
];

/// Pictures and films in boxes (ISO/IEC 14496-12): AVIF, HEIC, MP4, MOV.
const BOXES: Unread = beside(b"", sure, "a picture or a recording");

/// The format that begins with `head`.
pub(super) fn of(head: &[u8]) -> Option<&'static Unread> {
    if head.get(4..8) == Some(b"ftyp") && head.first() == Some(&0) {
        return Some(&BOXES);
    }
    FORMATS.iter().find(|format| head.starts_with(format.magic) && (format.proof)(head))
}
