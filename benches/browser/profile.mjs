// Chrome's profile of the processor, of the page's process and so of the worker: what the engine's time is spent on, and
// the page's own while somebody types.
// Names of functions need a build that keeps them (PARALLAX_APP of an app without `--strip-debug`).
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withBrowser } from "./browser.mjs";
import { OUT } from "./folders.mjs";
import { openPeer } from "./round.mjs";

/** What is profiled, each for itself. */
const WORK = {
  first: (query) => bench.first(query),
  searches: (lists) => bench.searches(lists.words, 3),
  keys: (lists) => bench.searches(lists.keys, 3),
  filters: (lists) => bench.filters(lists.filters, 3),
};

/** Writes target/bench-browser/profiles/NAME.json (a trace, for Chrome's own tools) and NAME.txt (the top functions). */
export async function profile(site, queries) {
  const folder = join(OUT, "profiles");
  mkdirSync(folder, { recursive: true });
  const words = queries.searches.filter(({ kind }) => kind === "words");
  const lists = { words, keys: queries.keys, filters: queries.filters };
  for (const name of Object.keys(WORK)) {
    await withBrowser(async ({ browser, page }) => {
      await openPeer(page, site, "engine");
      const begin = () => browser.startTracing(page, { categories: ["disabled-by-default-v8.cpu_profiler"] });
      if (name === "first") {
        await begin();
        await page.evaluate(() => bench.open().then(() => bench.browse()));
        await page.evaluate(
          WORK.first,
          words.find(({ band }) => band === "common"),
        );
      } else {
        await page.evaluate(() => bench.open().then(() => bench.browse()));
        await page.evaluate((list) => bench.searches(list, 1), words);
        await begin();
        await page.evaluate(`(${WORK[name]})(${JSON.stringify(lists)})`);
      }
      const trace = await browser.stopTracing();
      writeFileSync(join(folder, `${name}.json`), trace);
      writeFileSync(join(folder, `${name}.txt`), tops(JSON.parse(trace.toString("utf8")).traceEvents));
    });
  }
  await typing(site, words.slice(60, 66), folder);
}

/** The same of the real page while searches are typed into it. */
export async function typing(site, searches, folder) {
  await withBrowser(async ({ browser, page }) => {
    await page.goto(`${site.url}/app/index.html`, { waitUntil: "load" });
    await page.waitForSelector(".results li");
    await page.focus("#search-words");
    await browser.startTracing(page, { categories: ["disabled-by-default-v8.cpu_profiler", "devtools.timeline"] });
    for (const { text } of searches) {
      await page.fill("#search-words", "");
      await page.keyboard.type(text, { delay: 400 });
    }
    const trace = await browser.stopTracing();
    writeFileSync(join(folder, "typing.json"), trace);
    const { traceEvents } = JSON.parse(trace.toString("utf8"));
    writeFileSync(join(folder, "typing.txt"), `${rendering(traceEvents)}\n${tops(traceEvents)}`);
  });
}

/** What drawing costs beside scripts: the time of each step of the page's thread. */
function rendering(events) {
  const steps = new Map();
  for (const { name, ph, dur = 0 } of events) {
    if (
      ph !== "X" ||
      ![
        "UpdateLayoutTree",
        "Layout",
        "PrePaint",
        "Paint",
        "Layerize",
        "Commit",
        "EventDispatch",
        "FunctionCall",
        "RunTask",
      ].includes(name)
    )
      continue;
    const step = steps.get(name) ?? { times: 0, sum: 0, most: 0 };
    steps.set(name, { times: step.times + 1, sum: step.sum + dur / 1000, most: Math.max(step.most, dur / 1000) });
  }
  const lines = [...steps].sort((a, b) => b[1].sum - a[1].sum);
  return lines
    .map(
      ([name, { times, sum, most }]) =>
        `${sum.toFixed(1).padStart(9)} ms in ${times}, at most ${most.toFixed(1)}: ${name}`,
    )
    .join("\n");
}

/** Of the two busiest threads, the functions in which most samples fell, themselves and with all that they call. */
export function tops(events, most = 40) {
  const threads = new Map();
  for (const { name, id, pid, args } of events) {
    if (name !== "ProfileChunk") continue;
    const key = `${pid} ${id}`;
    const thread = threads.get(key) ?? { nodes: new Map(), samples: [], deltas: [] };
    threads.set(key, thread);
    const { cpuProfile, timeDeltas } = args.data;
    for (const node of cpuProfile?.nodes ?? []) thread.nodes.set(node.id, node);
    thread.samples.push(...(cpuProfile?.samples ?? []));
    thread.deltas.push(...(timeDeltas ?? []));
  }
  const busiest = [...threads.values()].sort((a, b) => busy(b) - busy(a)).slice(0, 2);
  return busiest.map((thread) => listed(thread, most)).join("\n");
}

const idle = new Set(["(idle)", "(program)", "(root)"]);
const named = (node) => node?.callFrame.functionName || "(anonymous)";
const busy = (thread) =>
  thread.samples.reduce((sum, id, at) => sum + (idle.has(named(thread.nodes.get(id))) ? 0 : thread.deltas[at]), 0);

/** Parts of the engine by what their functions are called; a sample counts for each part that it is in or below. */
const PARTS = {
  "searching the index": /parallax::index::(search|files|places|chunk|rank)/,
  "facets and timeline": /parallax::engine::(facet|choice|date)/,
  "passages and marks": /parallax::index::(mark|beginning)|explore::passages/,
  "taking in files": /Engine::supply/,
  "of it, JSON": /serde_json/,
  "of it, hashes": /sha2|digest/,
  "the answer as JavaScript values, and posting it": /NativeWorkerExt/,
  "of it, posting": /^(self\.)?postMessage$/,
};

/** The lists of one thread. */
function listed(thread, most) {
  const [own, whole, parts] = [new Map(), new Map(), new Map()];
  let total = 0;
  for (const [at, id] of thread.samples.entries()) {
    const node = thread.nodes.get(id);
    if (idle.has(named(node))) continue;
    const time = thread.deltas[at] / 1000;
    total += time;
    own.set(named(node), (own.get(named(node)) ?? 0) + time);
    const seen = new Set();
    for (let up = node; up; up = thread.nodes.get(up.parent)) seen.add(named(up));
    for (const name of seen) whole.set(name, (whole.get(name) ?? 0) + time);
    for (const [part, pattern] of Object.entries(PARTS)) {
      if ([...seen].some((name) => pattern.test(name))) parts.set(part, (parts.get(part) ?? 0) + time);
    }
  }
  const list = (times) =>
    [...times]
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(
        ([name, time]) => `${time.toFixed(1).padStart(9)} ms ${((100 * time) / total).toFixed(1).padStart(5)}% ${name}`,
      )
      .join("\n");
  return `busy ${total.toFixed(0)} ms\n\nby part\n${list(parts)}\n\nitself\n${list(own)}\n\nwith what it calls\n${list(whole)}\n`;
}
