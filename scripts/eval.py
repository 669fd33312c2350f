#!/usr/bin/env python3
"""Measures the program on labelled data and compares with what docs/quality.md says; standard library alone.

    scripts/eval [--write] [--peers]

The data is the folder `eval` of $PARALLAX_SHARED, else of ../shared; without it nothing is measured, which is no
failure. Ends with 1 where a figure is worse than the written one by more than TOLERANCE; with --write it becomes the
written one instead. Speeds are written and not compared, since machines differ; their ratio to trafilatura's in the same
run is, where --peers asks for it.
"""
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "quality.md"
BEGIN, END = "<!-- figures: written by scripts/eval --write -->", "<!-- end of figures -->"
TOLERANCE = 0.002
# A ratio of speeds may fall to this share of the written one: two runs on a busy machine differ as much.
RATIO_LEFT = 0.75
BLOCKS = 5

# Task, set, gold, input (an archive of pages for extraction).
SETS = [
    ("extraction", "text", "extraction/gold.jsonl", "extraction/text.tgz"),
    ("extraction", "html", "extraction/gold.jsonl", "extraction/html.tgz"),
    ("entities", "newswire-dev", "entities/newswire-dev.jsonl", None),
    ("entities", "wikigold", "entities/wikigold.jsonl", None),
    ("quotes", "polnear-train", "quotes/polnear-train.jsonl", None),
    ("stories", "basil", "stories/basil.jsonl", None),
    ("pairs", "mrpc-train", "pairs/mrpc-train.jsonl", None),
    ("pairs", "ecb-train", "pairs/ecb-train.jsonl", None),
]

# What of the scorer's lines is a figure, and how it is called.
FIGURES = {
    "extraction": [
        ("body precision", r"^body .*P (\S+)"),
        ("body recall", r"^body .*R (\S+)"),
        ("body F1", r"^body .*F1 (\S+)"),
        *((f"{name} {verdict}", rf"^{field} .*{verdict} (\S+)")
          for name, field in (("title", "title"), ("byline", "byline"), ("date", "published"))
          for verdict in ("right", "wrong")),
    ],
    "entities": [("exact F1", r"^exact .*F1 (\S+)"), ("overlap F1", r"^overlap .*F1 (\S+)"),
                 ("person F1", r"PER (\S+)"), ("place F1", r"LOC (\S+)"), ("organisation F1", r"ORG (\S+)")],
    "quotes": [("spans F1", r"^spans .*F1 (\S+)"), ("speakers F1", r"^speakers .*F1 (\S+)")],
    "stories": [("B-cubed F1", r"^B-cubed .*F1 ([\d.]+)"), ("pairwise F1", r"^pairwise .*F1 (\S+)")],
    "pairs": [("AUC", r"^AUC (\S+)"), ("average precision", r"AP (\S+)"),
              ("calibration error", r"^calibration error (\S+)")],
}
RATIO = "times trafilatura on HTML"


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], cwd=ROOT, text=True, capture_output=True, **options)
    if done.returncode:
        sys.exit(f"eval: {' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def build():
    """Builds the program that predicts, and returns its path."""
    lines = run("cargo", "build", "--locked", "--release", "--quiet", "--example", "predict", "--message-format", "json")
    built = [message for message in map(json.loads, filter(None, lines.splitlines())) if message.get("executable")]
    return built[-1]["executable"]


def records(path):
    with open(path, encoding="utf-8") as lines:
        return list(map(json.loads, lines))


def write_records(path, some):
    path.write_text("".join(json.dumps(record) + "\n" for record in some), encoding="utf-8")
    return path


def held_out(record):
    """Whether a page was left out when weights were fitted: its site has an odd CRC-32, as in the scripts that train."""
    site = re.sub(r"^https?://(www\.)?", "", record["site"]).split("/")[0]
    return zlib.crc32(site.encode()) % 2 == 1


def parts(task, gold):
    yield "all", gold
    if task == "extraction":
        yield "tuned", [record for record in gold if not held_out(record)]
        yield "held out", [record for record in gold if held_out(record)]


def unpack(archive, folder):
    """Unpacks an archive of pages, and returns the folder that they lie in."""
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return next(path.parent for path in sorted(folder.rglob("*")) if path.is_file())


def is_read(predictions):
    return any(prediction.get("text") for prediction in predictions)


def quality(program, data, scratch, pages):
    """Every figure of every set, as (task, set, part, figure): value."""
    figures = {}
    for task, name, gold_path, archive in SETS:
        print(f"eval: {task} on {name}", file=sys.stderr)
        gold, out = data / gold_path, scratch / f"{task}-{name}.jsonl"
        run(program, task, pages[name] if archive else gold, out)
        predictions = records(out)
        if archive and not is_read(predictions):
            print(f"eval: {name} is not read yet: every prediction is empty", file=sys.stderr)
            continue
        for part, some in parts(task, records(gold)):
            ids = {record["id"] for record in some}
            chosen = write_records(scratch / "pred.jsonl", (row for row in predictions if row["id"] in ids))
            said = run(sys.executable, data / "score.py", task, write_records(scratch / "gold.jsonl", some), chosen)
            for figure, pattern in FIGURES[task]:
                found = re.search(pattern, said, re.MULTILINE)
                if not found:
                    sys.exit(f"eval: score.py said nothing of {figure} on {name}:\n{said}")
                figures[task, name, part, figure] = float(found[1])
    return figures


def pages_per_second(*command):
    return float(run(*command).split()[0])


def speed(program, pages, read):
    """Pages per second on one core, by the time that the processor spent."""
    return {("speed", name, "one core", "pages/s"): pages_per_second(program, "speed", pages[name]) for name in read}


def against_peers(program, pages, read, scratch):
    """The same pages, block by block, by us and by trafilatura in turn; medians of the blocks."""
    peer = [os.environ["PEER_PYTHON"], ROOT / "scripts" / "peer_speed.py"]
    speeds, ratios = {"trafilatura": []} | {name: [] for name in read}, {name: [] for name in read}
    for block in range(BLOCKS):
        folders = {}
        for name in {"html", *read}:
            folders[name] = scratch / f"{name}-{block}"
            folders[name].mkdir()
            for page in sorted(pages[name].iterdir())[block::BLOCKS]:
                (folders[name] / page.name).symlink_to(page)
        theirs = pages_per_second(*peer, folders["html"])
        speeds["trafilatura"].append(theirs)
        for name in read:
            ours = pages_per_second(program, "speed", folders[name])
            speeds[name].append(ours)
            ratios[name].append(ours / theirs)
        print(f"eval: block {block + 1} of {BLOCKS}: " + ", ".join(
            f"{name} {rates[-1]:.0f} pages/s" for name, rates in speeds.items()), file=sys.stderr)
    figures = {("speed", name, "one core", "pages/s"): statistics.median(rates) for name, rates in speeds.items()}
    return figures | {("speed", name, "one core", RATIO): statistics.median(rates) for name, rates in ratios.items()}


def shown(key, value):
    return f"{value:.1f}" if key[0] == "speed" and value < 100 else f"{value:.0f}" if key[0] == "speed" else f"{value:.3f}"


def table(figures):
    rows = [" | ".join(("", *key, shown(key, value), "")).strip() for key, value in figures.items()]
    return "\n".join(["| task | set | part | figure | value |", "| --- | --- | --- | --- | ---: |", *rows])


def written():
    """The figures that docs/quality.md has."""
    figures = {}
    for line in DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0].splitlines():
        *key, value = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(key) == 4 and re.fullmatch(r"[\d.]+", value):
            figures[tuple(key)] = float(value)
    return figures


def fault(key, old, new):
    """What is worse than it was written, if anything."""
    if key[0] == "speed" and (key[3] != RATIO or new is None):
        return None
    name = " ".join(key)
    if new is None:
        return f"{name} was {old:.3f} and is not measured any more"
    if key[3] == RATIO:
        return f"{name} fell from {old:.1f} to {new:.1f}" if new < old * RATIO_LEFT else None
    rises = key[3].endswith((" wrong", " error"))
    worse = new - old if rises else old - new
    verb = "rose" if rises else "fell"
    return f"{name} {verb} from {old:.3f} to {new:.3f}" if worse > TOLERANCE + 1e-9 else None


def main():
    unknown = set(sys.argv[1:]) - {"--write", "--peers"}
    if unknown:
        sys.exit(f"eval: unknown argument {min(unknown)}\n\n{__doc__}")
    data = pathlib.Path(os.environ.get("PARALLAX_SHARED") or ROOT.parent / "shared") / "eval"
    if not data.is_dir():
        print(f"eval: no labelled data in {data}, so nothing was measured; PARALLAX_SHARED names another folder")
        return 0
    data = data.resolve()
    program = build()
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        pages = {name: unpack(data / archive, scratch / f"pages-{name}") for _, name, _, archive in SETS if archive}
        figures = quality(program, data, scratch, pages)
        read = [name for name in pages if ("extraction", name, "all", "body F1") in figures]
        timed = against_peers(program, pages, read, scratch) if "--peers" in sys.argv else speed(program, pages, read)
    old = written()
    # What only another way of calling measures is kept.
    figures |= {key: value for key, value in old.items() if key[0] == "speed"} | timed
    print(table(figures))
    measured = {key: value for key, value in figures.items() if key[0] != "speed"} | timed
    if "--write" in sys.argv:
        before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
        DOCUMENT.write_text(f"{before}{BEGIN}\n\n{table(figures)}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
        print(f"eval: written to {DOCUMENT.relative_to(ROOT)}")
        return 0
    faults = [text for key, value in old.items() if (text := fault(key, value, measured.get(key)))]
    for text in faults:
        print(f"eval: {text}", file=sys.stderr)
    print(f"eval: worse than docs/quality.md says: {len(faults)} of {len(old)} figures" if faults else
          "eval: no figure is worse than docs/quality.md says")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
