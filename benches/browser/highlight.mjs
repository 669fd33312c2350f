// Highlighting 505 mentions of 100 names in an article of 10,000 words: from shipped offsets with the CSS Custom
// Highlight API, the same with elements, mark.js with its list of names and with one expression, and doing nothing.
import { withBrowser } from "./browser.mjs";
import { median, percentile } from "./statistics.mjs";

/** The ways, in the order in which they take turns. */
export const WAYS = ["nothing", "css", "elements", "markOne", "markList"];
const TURNS = 9;

/** For each way the script's time and the time until the second frame after it, in ms. */
export function highlight(site, { quick }) {
  return withBrowser(async ({ page }) => {
    await page.goto(`${site.url}/page/highlight.html`, { waitUntil: "load" });
    await page.waitForFunction(() => globalThis.highlighting);
    const found = Object.fromEntries(WAYS.map((way) => [way, { script: [], frame: [] }]));
    for (let turn = -1; turn < (quick ? 3 : TURNS); turn += 1) {
      for (const way of WAYS) {
        const { script, frame, marked } = await page.evaluate((way) => highlighting(way), way);
        if (way !== "nothing" && marked !== 505) throw new Error(`${way} marked ${marked} of 505 mentions`);
        if (turn >= 0) (found[way].script.push(script), found[way].frame.push(frame));
      }
    }
    return Object.fromEntries(
      WAYS.map((way) => [
        way,
        {
          script: median(found[way].script),
          p50: percentile(found[way].frame, 0.5),
          p95: percentile(found[way].frame, 0.95),
        },
      ]),
    );
  });
}
