// Which build is measured: a hash of the command line and one of the page's and the engine's files.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { APP, PROGRAM } from "./folders.mjs";

const hash = (paths) => {
  const sum = createHash("sha256");
  for (const path of paths) sum.update(readFileSync(path));
  return sum.digest("hex").slice(0, 16);
};

/** Of the command line. */
export const stamp = () => hash([PROGRAM]);

/** Of the page. */
export const appStamp = () =>
  hash(
    readdirSync(APP, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(APP, name))
      .sort(),
  );
