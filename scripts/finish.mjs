// What trunk leaves to do, run by it when a build is complete and not yet in its place (see Trunk.toml):
//
// - the page's Content-Security-Policy gets the hashes of its inline scripts, so that no other can run;
// - the worker's files, which trunk cannot name after their content, are asked for with the hash of their content as
//   query, so that a page never starts a cached engine of another build.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const staging = process.env.TRUNK_STAGING_DIR;
const file = (name) => join(staging, name);
const ENGINE = "parallax-engine";

/** Replaces `from`, which must be there, because a silent miss would ship a page without its protection. */
function replace(text, from, to, where) {
  if (!text.includes(from)) {
    console.error(`finish: ${where} no longer contains ${from}`);
    process.exit(1);
  }
  return text.replace(from, () => to);
}

/** The sources of `script-src` that admit exactly the inline scripts of `html`. */
function inlineScripts(html) {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, code]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`)
    .join(" ");
}

const hash = createHash("sha256");
for (const name of [`${ENGINE}.js`, `${ENGINE}_bg.wasm`]) hash.update(readFileSync(file(name)));
const version = `?v=${hash.digest("hex").slice(0, 16)}`;

let loader = readFileSync(file(`${ENGINE}_loader.js`), "utf8");
for (const name of [`${ENGINE}.js`, `${ENGINE}_bg.wasm`]) {
  loader = replace(loader, `./${name}`, `./${name}${version}`, "the worker's loader");
}
writeFileSync(file(`${ENGINE}_loader.js`), loader);

let page = readFileSync(file("index.html"), "utf8");
page = replace(page, `./${ENGINE}_loader.js`, `./${ENGINE}_loader.js${version}`, "index.html");
if (process.env.TRUNK_PROFILE === "release") {
  page = replace(page, "inline-scripts", inlineScripts(page), "index.html's Content-Security-Policy");
} else {
  // `trunk serve` puts a script of its own into the page.
  page = replace(page, "inline-scripts", "'unsafe-inline'", "index.html's Content-Security-Policy");
}
writeFileSync(file("index.html"), page);
