// Prints one short hash over the files and folders named as arguments, to tell whether a step has to be done again.
//
//     node scripts/digest.mjs [--stat] PATH...
//
// It covers names and contents; with --stat sizes and times instead of contents, for folders of any size. What does not
// exist counts as absent. Arguments that begin with `=` are covered as they stand.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";

const stat = process.argv.includes("--stat");
const hash = createHash("sha256");

function statOf(path) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A link that leads to itself leads nowhere.
    return undefined;
  }
}

/** `above` has the folders that `path` is in: a link may lead back to one. */
function add(path, above = []) {
  const found = statOf(path);
  if (!found || (found.isDirectory() && above.includes(realpathSync(path)))) {
    hash.update(`absent ${path}\n`);
  } else if (found.isDirectory()) {
    hash.update(`folder ${path}\n`);
    for (const name of readdirSync(path).sort()) add(join(path, name), [...above, realpathSync(path)]);
  } else if (found.isFile()) {
    hash.update(`file ${path} ${found.size} ${stat ? found.mtimeMs : ""}\n`);
    if (!stat) hash.update(readFileSync(path));
  }
}

for (const argument of process.argv.slice(2).filter((argument) => argument !== "--stat")) {
  if (argument.startsWith("=")) hash.update(`${argument}\n`);
  else add(argument);
}
console.log(hash.digest("hex").slice(0, 16));
