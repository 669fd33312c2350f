// From the press of a key to painted results: the real page; peers behind a field and a list of their own; and the floor,
// a field that only writes a fixed list. The time ends with the second frame after the last change of the list.
import { withBrowser } from "./browser.mjs";
import { openPeer } from "./round.mjs";
import { percentile } from "./statistics.mjs";

/** Keys that are pressed. */
const KEYS = 46;
/** A list that has not changed for so long has settled. */
const QUIET_MS = 300;

/** Times of key presses in the page of `name`: the engine's is the real one; "floor" writes the same list always. */
export function paint(site, name, queries, { quick }) {
  return withBrowser(async ({ page }) => {
    if (name === "engine") {
      await page.goto(`${site.url}/app/index.html`, { waitUntil: "load" });
      await page.waitForSelector(".results li");
    } else {
      await openPeer(page, site, name);
      if (name !== "floor") await page.evaluate(() => bench.open());
      await page.addScriptTag({ url: "/page/paint.js", type: "module" });
      await page.waitForFunction(() => globalThis.painter);
    }
    const field = name === "engine" ? "#search-words" : "#words";
    await page.evaluate(watch, name === "engine" ? ".results ol" : "#results");
    await page.focus(field);
    const times = [];
    let unchanged = 0;
    let before = "";
    for (const { text } of queries.keys.slice(0, quick ? 12 : KEYS)) {
      if (!text.startsWith(before)) {
        await page.fill(field, "");
        await page.waitForTimeout(3 * QUIET_MS);
        before = "";
      }
      for (const letter of text.slice(before.length)) {
        await page.evaluate(() => globalThis.painted.begin());
        await page.keyboard.press(letter === " " ? "Space" : letter);
        await page.waitForFunction((quiet) => globalThis.painted.settled(quiet), QUIET_MS);
        const time = await page.evaluate(() => globalThis.painted.time());
        if (letter === " ") continue;
        if (Number.isFinite(time)) times.push(time);
        else unchanged += 1;
      }
      before = text;
    }
    const longest = await page.evaluate(() => globalThis.painted.longest());
    return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), keys: times.length, unchanged, longest };
  });
}

/** Runs in the page: notes when a key was pressed and when the last change of the list was on the screen. */
function watch(selector) {
  let [pressed, changed, seen, longest] = [NaN, NaN, NaN, 0];
  addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
  const observer = new MutationObserver((changes) => {
    if (!changes.some(({ target }) => target.nodeType === 1 && target.closest(selector))) return;
    changed = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => (seen = performance.now())));
  });
  observer.observe(document.body, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: "longtask" });
  globalThis.painted = {
    begin: () => ([pressed, changed, seen] = [NaN, NaN, NaN]),
    settled: (quiet) => {
      if (!(performance.now() - pressed > quiet)) return false;
      return Number.isNaN(changed)
        ? performance.now() - pressed > 4 * quiet
        : performance.now() - changed > quiet && seen >= changed;
    },
    time: () => seen - pressed,
    longest: () => longest,
  };
}
