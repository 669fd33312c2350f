// What every end-to-end test stands on: the built site under /parallax/, a Chromium, and pages that fail their test by
// themselves when the console shows an error, a script throws, or anything outside the site is asked for.
//
//     import { story } from "./harness.mjs";
//     story("a filter narrows the list", async ({ open }) => {
//       const page = await open("?q=dam");
//       ...
//     });
//
// The site is the folder that PARALLAX_SITE names, else dist; the browser CHROMIUM, else the first one on PATH.
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { FLAGS, findChromium } from "../scripts/chromium.mjs";
import { serve } from "../scripts/serve.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);

/** The folder that the site is served under, as on a host where each project has one. */
export const BASE = "/parallax/";
export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 360, height: 740 };

const sites = new Map();
/** The running site: `{ url, port, folder }`. One for each `base` and test file, started when first needed. */
export function theSite(base = BASE) {
  if (!sites.has(base)) {
    const folder = process.env.PARALLAX_SITE ?? join(here, "dist");
    if (!existsSync(join(folder, "index.html"))) throw new Error(`no site in ${folder}: run make build`);
    sites.set(base, serve(folder, { base }).then((running) => ({ folder, ...running })));
  }
  return sites.get(base);
}

/** Folders that go when all is told. */
const profiles = [];
/** What ends the sites of single stories. */
const stops = [];
const browsers = new Set();
/** A browser with a profile that nothing was ever stored in; closed when its story ends. */
async function freshBrowser(options) {
  const profile = mkdtempSync(join(tmpdir(), "parallax-e2e-"));
  profiles.push(profile);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    args: FLAGS,
    viewport: WIDE,
    ...options,
  });
  context.setDefaultTimeout(15_000);
  browsers.add(context);
  return context;
}

after(async () => {
  for (const browser of browsers) await browser.close().catch(() => {});
  for (const stop of stops) await stop();
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  for (const site of sites.values()) await (await site).close();
});

/** Notes everything about `page` that no story may end with. */
function watch(page, faults) {
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.stack ?? error.message}`));
}

/** Notes what is asked for outside the sites of `origins`, by pages or by service workers. */
function watchRequests(browser, origins, faults) {
  browser.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && !origins.has(url.origin)) faults.push(`request elsewhere: ${url.href}`);
  });
}

/**
 * A site of its own for a story that changes it: a copy of the built one. `{ url, folder, stop(), start() }`; stopped, it
 * is as if there were no network.
 */
export async function ownSite(base = BASE) {
  const { folder: built } = await theSite();
  const folder = mkdtempSync(join(tmpdir(), "parallax-site-"));
  profiles.push(folder);
  cpSync(built, folder, { recursive: true });
  let running = await serve(folder, { base });
  const { url, port } = running;
  const stop = async () => {
    await running?.close();
    running = undefined;
  };
  stops.push(stop);
  const start = async () => {
    running ??= await serve(folder, { base, port });
  };
  return { url, folder, stop, start };
}

/**
 * One story, told to one visitor. `tell` gets
 * - `open(link)`: a page of the site at `link`, relative to its address ("" is the start), or of one of the story's own;
 * - `visitor(options)`: another visitor, with a browser profile of their own, who has an `open` too;
 * - `faults`: what was noticed so far; a story that expects one takes it out.
 *
 * `options` are Playwright's for a browser context (viewport, colorScheme, reducedMotion, offline, …), and `base` for
 * a site that is not under /parallax/.
 */
export function story(name, settings, tell) {
  if (typeof settings === "function") [settings, tell] = [{}, settings];
  const { base, ...options } = settings;
  test(name, { timeout: 120_000 }, async () => {
    const { url } = await theSite(base);
    const faults = [];
    const mine = [];
    const visitor = async (more = {}) => {
      const browser = await freshBrowser({ ...options, ...more });
      mine.push(browser);
      const origins = new Set();
      watchRequests(browser, origins, faults);
      const open = async (link = "") => {
        const to = new URL(link, url);
        origins.add(to.origin);
        const page = await browser.newPage();
        watch(page, faults);
        await page.goto(to.href, { waitUntil: "load" });
        return page;
      };
      return { browser, open };
    };
    try {
      await tell({ url, faults, visitor, ...(await visitor()) });
      assert.deepEqual(faults, [], "the page complained");
    } catch (error) {
      for (const [at, browser] of mine.entries()) {
        const page = browser.pages().at(-1);
        if (page) await screenshot(page, `failed-${name}-${at + 1}`).catch(() => {});
      }
      if (faults.length) console.error(faults.join("\n"));
      throw error;
    } finally {
      for (const browser of mine) {
        await browser.close().catch(() => {});
        browsers.delete(browser);
      }
    }
  });
}

const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong with `page`, one line for each element; `[]` is what a page should give. */
export async function axe(page, options = {}) {
  // By the debugger, not by a script element, which the page's Content-Security-Policy refuses.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.target.join(" ")}: ${node.failureSummary}`),
  );
}

/** Keeps a picture of `page` in target/screenshots/NAME.png. */
export async function screenshot(page, name, options = {}) {
  const folder = join(here, "target", "screenshots");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.png`);
  await page.screenshot({ path, fullPage: true, ...options });
  return path;
}
