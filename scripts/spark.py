"""Ingests the same raw records on one machine and through Spark, and compares the corpora byte for byte.

    python scripts/spark.py PARALLAX FOLDER [COPIES]

PARALLAX is the command line, FOLDER has raw text articles; each is copied COPIES times with other words in it, so that a
few thousand different records come out. Spark runs in local-cluster mode: a master and two workers, each a process of
its own.
"""

import filecmp
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

WORKERS, CORES, MEMORY = 2, 1, 1024
PARTITIONS = 8


def records(folder, copies):
    """Raw records: the articles of a folder, again and again with capitalised words exchanged among them."""
    texts = [(path.name, path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))]
    capital = re.compile(r"\b[A-Z][a-z]{4,}\b")
    words = sorted({word for _, text in texts for word in capital.findall(text)})
    for copy in range(copies):
        chance = random.Random(copy)
        other = dict(zip(words, chance.sample(words, len(words))))
        for name, text in texts:
            if copy:
                text = capital.sub(lambda found: other[found[0]] if chance.random() < 0.3 else found[0], text)
            yield {"source": f"{copy:04}/{name}", "text": text}


def run(command, **streams):
    """Runs a command, gives its seconds; a status of 1 is that of an ingestion that rejected something."""
    begun = time.monotonic()
    done = subprocess.run(command, check=False, stderr=subprocess.PIPE, **streams)
    if done.returncode not in (0, 1):
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stderr.decode()}")
    return time.monotonic() - begun


def through_spark(program, raw, sorted_file):
    """Maps the lines of `raw` on two workers and writes what comes out, in order."""
    import pyspark

    os.environ.setdefault("SPARK_HOME", str(pathlib.Path(pyspark.__file__).parent))
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = pyspark.SparkConf().setAppName("parallax")
    settings = settings.setMaster(f"local-cluster[{WORKERS},{CORES},{MEMORY}]").set("spark.ui.enabled", "false")
    settings = settings.set("spark.executor.memory", f"{MEMORY // 2}m")
    context = pyspark.SparkContext(conf=settings)
    context.setLogLevel("ERROR")
    try:
        begun = time.monotonic()
        lines = context.textFile(str(raw), PARTITIONS)
        mapped = lines.pipe(f"{program} ingest --map").cache().sortBy(lambda line: line)
        with open(sorted_file, "w", encoding="utf-8") as out:
            for line in mapped.toLocalIterator():
                out.write(line + "\n")
        executors = context._jsc.sc().getExecutorMemoryStatus().size() - 1
        return time.monotonic() - begun, executors
    finally:
        context.stop()


def difference(one, two):
    """The first file that is not the same in both folders, of those that belong to a corpus."""
    files = [sorted(p.relative_to(f) for f in [folder] for p in f.rglob("*.json")) for folder in (one, two)]
    if files[0] != files[1]:
        return "the lists of files differ"
    for name in files[0]:
        if not filecmp.cmp(one / name, two / name, shallow=False):
            return f"{name} differs"
    return None if files[0] else "there are no files"


def main(program, folder, copies=200):
    program = str(pathlib.Path(program).resolve())
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        raw, lines, alone, spread = (place / name for name in ("raw.jsonl", "sorted.jsonl", "alone", "spread"))
        with raw.open("w", encoding="utf-8") as out:
            count = sum(1 for record in records(pathlib.Path(folder), int(copies)) if out.write(json.dumps(record) + "\n"))
        seconds = run([program, "ingest", str(raw), "--out", str(alone)])
        print(f"one machine: {count} records in {seconds:.1f} s")
        seconds, executors = through_spark(program, raw, lines)
        print(f"Spark, {executors} executors: mapped and sorted in {seconds:.1f} s")
        with lines.open("rb") as source:
            seconds = run([program, "ingest", "--reduce", "--out", str(spread)], stdin=source)
        print(f"reduced in {seconds:.1f} s")
        if executors != WORKERS:
            sys.exit(f"expected {WORKERS} executors")
        if wrong := difference(alone, spread):
            sys.exit(f"the two corpora differ: {wrong}")
        articles = len(json.loads((alone / "manifest.json").read_text("utf-8"))["articles"])
        print(f"the same, byte for byte: {articles} articles")


main(*sys.argv[1:])
