// What trunk leaves to do, run by it when a build is complete and not yet in its place (see Trunk.toml):
//
// - the page's Content-Security-Policy gets the hashes of its inline scripts, so that no other can run;
// - the worker's files, which trunk cannot name after their content, get its hash into their names, so that a page never
//   starts an engine of another build;
// - the service worker is told which files there are, each with its hash.
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { replace, source, writeOffline } from "./offline.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
const file = (name) => join(staging, name);
const text = (name) => readFileSync(file(name), "utf8");
const ENGINE = "parallax-engine";

const hash = (of) => createHash("sha256").update(of).digest("hex").slice(0, 16);

/** The sources of `script-src` that admit exactly the inline scripts of `html`. */
function inlineScripts(html) {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, code]) => `'${source(code)}'`)
    .join(" ");
}

// The engine under names of its content. What names it by hand, such as the benchmarks, finds the loader as trunk calls it.
let loader = text(`${ENGINE}_loader.js`);
for (const ending of [".js", "_bg.wasm"]) {
  const hashed = `${ENGINE}-${hash(readFileSync(file(ENGINE + ending)))}${ending}`;
  renameSync(file(ENGINE + ending), file(hashed));
  loader = replace(loader, `./${ENGINE}${ending}`, `./${hashed}`, "the worker's loader");
}
const named = `${ENGINE}-${hash(loader)}_loader.js`;
for (const name of [`${ENGINE}_loader.js`, named]) writeFileSync(file(name), loader);

let page = replace(text("index.html"), `./${ENGINE}_loader.js`, `./${named}`, "index.html");
if (process.env.TRUNK_PROFILE === "release") {
  page = replace(page, "inline-scripts", inlineScripts(page), "index.html's Content-Security-Policy");
} else {
  // `trunk serve` puts a script of its own into the page.
  page = replace(page, "inline-scripts", "'unsafe-inline'", "index.html's Content-Security-Policy");
}
writeFileSync(file("index.html"), page);

writeOffline(staging);
