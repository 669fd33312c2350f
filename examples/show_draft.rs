fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        if std::env::var_os("JSON").is_none() {
            println!("=== {path}");
        }
        match parallax::ingest::read(&path, &bytes) {
            Err(e) => println!("ERROR {e}"),
            Ok(d) if std::env::var_os("JSON").is_some() => println!("{}", serde_json::to_string(&d).unwrap()),
            Ok(d) => {
                println!(
                    "title={:?}\noutlet={:?} byline={:?} published={:?} updated={:?} place={:?} lang={:?}",
                    d.title,
                    d.outlet,
                    d.byline,
                    d.published.map(|m| m.to_string()),
                    d.updated.map(|m| m.to_string()),
                    d.place,
                    d.language
                );
                let mut rows: Vec<(u32, String)> = d
                    .blocks
                    .iter()
                    .map(|b| (b.raw.start, format!("+{:?} {}", b.kind, b.text.chars().take(110).collect::<String>())))
                    .collect();
                rows.extend(d.removed.iter().map(|r| {
                    (
                        r.raw.start,
                        format!(
                            "    -{:?}/{} {}",
                            r.reason,
                            r.rule,
                            parallax::text::fold_space(r.raw.of(&d.raw)).chars().take(110).collect::<String>()
                        ),
                    )
                }));
                rows.sort();
                for r in rows {
                    println!("{}", r.1);
                }
                for n in d.notices {
                    println!("  * {:?}: {}", n.code, n.message);
                }
            }
        }
    }
}
