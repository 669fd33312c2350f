//! Files inside of files.

use super::*;

// --- Archives ----------------------------------------------------------------------------------------------------

fn tar_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        if name.len() < 100 {
            // The builder refuses names that lead out; whoever means harm writes them by hand.
            header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
            header.set_cksum();
            builder.append(&header, *bytes).unwrap();
        } else {
            builder.append_data(&mut header, name, *bytes).unwrap();
        }
    }
    builder.into_inner().unwrap()
}

fn zip_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn archives_are_read_entry_by_entry() {
    let long = format!("{}/x.txt", "long".repeat(40));
    let inner = gz(b"{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
    let entries: &[(&str, &[u8])] = &[
        ("./a.txt", b"Fog."),
        ("page_files/a.css", b"p {}"),
        ("__MACOSX/._a.txt", b"x"),
        ("b/c.jsonl.gz", &inner),
        ("logo", b"\x89PNG\r\n\x1a\n"),
        ("../../etc/passwd", b"root"),
        ("/etc/passwd", b"root"),
        ("empty.txt", b""),
        (&long, b"Long."),
    ];
    for (name, bytes) in [("x.tar", tar_of(entries)), ("x.tgz", gz(&tar_of(entries))), ("x.zip", zip_of(entries))] {
        let long = format!("{name}/{long}");
        let (a, escapes) =
            (format!("{name}/a.txt: Fog."), format!("! {name}/../../etc/passwd: the entry's name leads out"));
        check(
            name,
            &bytes,
            &[
                &a,
                &format!("- {name}/page_files/a.css: a page's style"),
                &format!("- {name}/__MACOSX/._a.txt: hidden"),
                &format!("{name}/b/c.jsonl.gz:1: one"),
                &format!("{name}/b/c.jsonl.gz:2: two"),
                &format!("- {name}/logo: a picture"),
                &escapes,
                &format!("! {name}//etc/passwd: the entry's name leads out"),
                &format!("! {name}/empty.txt: the file is empty"),
                &format!("{long}: Long."),
            ],
        );
    }
    let mut all = Vec::new();
    records_of_file("x.zip", &mut std::io::Cursor::new(zip_of(entries)), &Options::default(), &mut |found| {
        all.push(found);
        ControlFlow::Continue(())
    });
    assert_eq!(all, found("x.zip", &zip_of(entries), &Options::default()));
    check("x.zip", &zip_of(&[("i.zip", &zip_of(&[("a.txt", b"Fog.")]))]), &["x.zip/i.zip/a.txt: Fog."]);
}

#[test]
fn links_documents_and_broken_archives_are_named() {
    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    builder.append_link(&mut header, "a.txt", "/etc/passwd").unwrap();
    check("x.tar", &builder.into_inner().unwrap(), &["! x.tar/a.txt: a link in an archive is not followed"]);
    check(
        "x.docx",
        &zip_of(&[("[Content_Types].xml", b"<x/>"), ("a.xml", b"<x/>")]),
        &["! x.docx: an Office document is not read"],
    );
    let tar = tar_of(&[("a.txt", b"Fog."), ("b.txt", ARTICLE.repeat(50).as_bytes())]);
    check("x.tar", &tar[..3000], &["x.tar/a.txt: Fog.", "! x.tar/b.txt: the data ends too early", "! x.tar: "]);
    let zip = zip_of(&[("a.txt", ARTICLE.as_bytes())]);
    check("x.zip", &zip[..zip.len() / 2], &["! x.zip: not valid zip"]);
    let mut locked = zip.clone();
    let central = locked.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    locked[6] |= 1;
    locked[central + 8] |= 1;
    check("x.zip", &locked, &["! x.zip/a.txt: the entry is encrypted"]);
    let mut odd = zip;
    odd[8] = 14;
    odd[central + 10] = 14;
    check("x.zip", &odd, &["! x.zip/a.txt: compressed with LZMA"]);
}

#[test]
fn archives_are_bounded() {
    let few = Options { limits: Limits { entries: 2, ..Limits::default() }, ..Options::default() };
    let tar = tar_of(&[("a", b"one"), ("b", b"two"), ("c", b"three")]);
    check_with("x", &tar, &few, &["x/a: one", "x/b: two", "! x: has more than 2 entries"]);
    let tight = Options { limits: Limits { unpacked_bytes: 10_000, ..Limits::default() }, ..Options::default() };
    let zip = zip_of(&[("a.txt", b"one"), ("b.txt", &vec![b'a'; 100_000]), ("c.txt", b"three")]);
    check_with("x", &zip, &tight, &["x/a.txt: one", "! x/b.txt: unpacks to more than 10000 bytes"]);
    let bomb = gz(&vec![b'a'; 80 << 20]);
    check("x.gz", &bomb, &["! x.gz: unpacks to more than 67108864 bytes, too much for its size"]);
    let spool = Options { limits: Limits { spooled_bytes: 50, ..Limits::default() }, ..Options::default() };
    check_with("x", &zip, &spool, &["! x: a zip archive of more than 50 bytes cannot be read from a stream"]);
}
