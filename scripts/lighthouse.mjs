// Measures the built sample site with Lighthouse and holds it to its targets.
//
//     node scripts/lighthouse.mjs FOLDER MODULES [--rounds 3]
//
// FOLDER is the site, MODULES the folder of packages that has Lighthouse. The site is served compressed, under a
// sub-folder, as GitHub Pages does. Every page is measured on a desktop and on a simulated phone, in turn; of the rounds
// the median counts. Ends with 1 where a score is below its target.
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";

import { FLAGS, findChromium } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const PORT = 9322;
const TARGETS = {
  accessibility: { desktop: 100, phone: 100 },
  "best-practices": { desktop: 100, phone: 100 },
  seo: { desktop: 100, phone: 100 },
  performance: { desktop: 100, phone: 95 },
};
/** Milliseconds to the first contentful paint and to the largest. */
const PAINTS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"];

const [folder, modules, ...rest] = process.argv.slice(2);
if (!folder || !modules) {
  console.error("usage: node scripts/lighthouse.mjs FOLDER MODULES [--rounds 3]");
  process.exit(2);
}
const rounds = rest[0] === "--rounds" ? Number(rest[1]) : 3;

const load = (file) => import(pathToFileURL(join(modules, "lighthouse", file)));
const { default: lighthouse } = await load("core/index.js");
const { default: desktop } = await load("core/config/desktop-config.js");

const median = (numbers) => numbers.toSorted((one, two) => one - two)[Math.floor(numbers.length / 2)];

const profile = mkdtempSync(join(tmpdir(), "parallax-lighthouse-"));
const browser = spawn(
  findChromium(),
  [...FLAGS, `--remote-debugging-port=${PORT}`, `--user-data-dir=${profile}`, "about:blank"],
  { stdio: "ignore" },
);
const site = await serve(folder, { base: "/parallax/", gzip: true });
let missed = 0;
try {
  for (let tries = 0; ; tries += 1) {
    if (await fetch(`http://127.0.0.1:${PORT}/json/version`).then((answer) => answer.ok, () => false)) break;
    if (tries > 100) throw new Error("the browser does not answer");
    await new Promise((done) => setTimeout(done, 100));
  }
  for (const [device, config] of [["desktop", desktop], ["phone", undefined]]) {
    const results = [];
    for (let round = 0; round < rounds; round += 1) {
      const { lhr } = await lighthouse(site.url, { port: PORT, output: "json", logLevel: "error" }, config);
      results.push(lhr);
    }
    const paints = PAINTS.map((name) => {
      const time = median(results.map((result) => result.audits[name].numericValue));
      return `${name} ${Math.round(time)} ms`;
    });
    console.log(`${device}: ${paints.join(", ")}`);
    for (const [category, target] of Object.entries(TARGETS)) {
      const scores = results.map((result) => Math.round(100 * (result.categories[category]?.score ?? 0)));
      const score = median(scores);
      const fails = score < target[device];
      missed += Number(fails);
      console.log(`  ${category} ${score} (${scores.join(", ")})${fails ? `, below ${target[device]}` : ""}`);
      if (!fails) continue;
      const wanting = results[0].categories[category].auditRefs
        .map(({ id, weight }) => ({ audit: results[0].audits[id], weight }))
        .filter(({ audit, weight }) => weight > 0 && audit.score !== null && audit.score < 1);
      for (const { audit } of wanting) console.log(`    ${audit.title}: ${audit.displayValue ?? audit.score}`);
    }
  }
} finally {
  // it writes into its folder until it is gone
  const gone = new Promise((done) => browser.once("exit", done));
  browser.kill();
  await Promise.all([gone, site.close()]);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(missed > 0 ? 1 : 0);
