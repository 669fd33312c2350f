use std::io::Write;
fn main() -> anyhow::Result<()> {
    let a: Vec<String> = std::env::args().collect();
    let mut out = std::io::BufWriter::new(std::fs::File::create(&a[2])?);
    let mut files: Vec<_> = std::fs::read_dir(&a[1])?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.sort();
    for f in files {
        let raw = String::from_utf8_lossy(&std::fs::read(&f)?).into_owned();
        let d = parallax::ingest::line_features(&raw);
        let t = parallax::ingest::title_features(&raw);
        writeln!(
            out,
            "{}",
            serde_json::json!({"id": f.file_stem().unwrap().to_string_lossy(), "lines": d, "titles": t, "z": parallax::ingest::line_scores(&raw)})
        )?;
    }
    Ok(())
}
