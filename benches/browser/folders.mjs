// Where things lie: what is measured, what it is measured with, where results go.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** This harness. */
export const HERE = fileURLToPath(new URL(".", import.meta.url));
/** All that a run writes. */
export const OUT = join(ROOT, "target", "bench-browser");

/** The built page and engine: PARALLAX_APP, else the one of scripts/build. */
export const APP = process.env.PARALLAX_APP ?? join(ROOT, "target", "app");
/** The command line in a release build: PARALLAX_PROGRAM, else cargo's. */
export const PROGRAM = process.env.PARALLAX_PROGRAM ?? join(ROOT, "target", "release", "parallax");

/** The articles: BENCH_CORPUS, else the labelled collection's beside the repository. Nothing where there are none. */
export function rawCorpus() {
  const named = process.env.BENCH_CORPUS;
  if (named) return existsSync(named) ? named : undefined;
  const shared = [process.env.PARALLAX_SHARED, join(ROOT, "..", "shared")].filter(Boolean);
  return shared.map((folder) => join(folder, "eval", "corpora", "news-10k.json.gz")).find((path) => existsSync(path));
}
