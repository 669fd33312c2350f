// Chrome's profile of the processor, of the page's process and so of the worker: what the engine's time is spent on.
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
        await page.evaluate(WORK.first, words.find(({ band }) => band === "common"));
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
}

/** The functions in which most samples of the busiest thread fell, themselves and with all that they call. */
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
  const idle = new Set(["(idle)", "(program)", "(root)"]);
  const named = (node) => node?.callFrame.functionName || "(anonymous)";
  const busy = (thread) => thread.samples.reduce((sum, id, at) => sum + (idle.has(named(thread.nodes.get(id))) ? 0 : thread.deltas[at]), 0);
  const [thread] = [...threads.values()].sort((a, b) => busy(b) - busy(a));
  if (!thread) return "no samples\n";
  const [own, whole] = [new Map(), new Map()];
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
  }
  const list = (times) =>
    [...times].sort((a, b) => b[1] - a[1]).slice(0, most).map(([name, time]) => `${time.toFixed(1).padStart(9)} ms ${((100 * time) / total).toFixed(1).padStart(5)}% ${name}`).join("\n");
  return `busy ${total.toFixed(0)} ms\n\nitself\n${list(own)}\n\nwith what it calls\n${list(whole)}\n`;
}
