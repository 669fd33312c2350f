// A view as it is sent, kept and printed: links that know their corpus, views as files, lists drawn whole.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { axe, NARROW, ownSite, screenshot, story, theSite } from "./harness.mjs";

const results = (page) => page.locator(".result[data-at]");
const about = (page) => page.getByRole("alert", { name: "About this link" });
const sheet = (page) => page.getByRole("dialog", { name: "This view, to keep or to send" });
const more = (page) => page.getByRole("button", { name: "More about links" });

/** Copies the link of `page` and gives it. */
async function copied(page) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByRole("status").filter({ hasText: "Link copied" }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

const file = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

story("a link names the state of the corpus when asked to, and says later that it has changed", async ({ open, visitor }) => {
  const site = await ownSite();
  const page = await open(`${site.url}?q=bridge&v=1`);
  await results(page).first().waitFor();
  assert.doesNotMatch(await copied(page), /corpus=/);
  await more(page).click();
  await sheet(page).getByRole("checkbox", { name: /also names this corpus/ }).check();
  await page.keyboard.press("Escape");
  const link = await copied(page);
  const path = join(site.folder, "corpus", "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  assert.ok(link.endsWith(`?q=bridge&corpus=${manifest.corpus.slice(0, 16)}&v=1`), link);

  const same = await (await visitor()).open(link);
  await results(same).first().waitFor();
  assert.equal(await about(same).count(), 0);
  writeFileSync(path, JSON.stringify({ ...manifest, corpus: "f".repeat(64) }));
  const other = await (await visitor()).open(link);
  await about(other).getByText(/made with another state of this corpus/).waitFor();
  await results(other).first().waitFor();
  assert.match(other.url(), /\?q=bridge/, "the rest of the link holds");
  assert.deepEqual(await axe(other), []);
  await about(other).getByRole("button", { name: "Dismiss" }).click();
  await about(other).waitFor({ state: "detached" });
});

story("a view is saved as a file and opened from it", async ({ open, visitor }) => {
  const page = await open("?q=bridge&sort=oldest&names=zelensky:zelenskyy&v=1");
  await results(page).first().waitFor();
  await more(page).click();
  assert.deepEqual(await axe(page), []);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    sheet(page).getByRole("button", { name: "Save this view" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "view.json");
  const text = readFileSync(await download.path(), "utf8");
  const saved = JSON.parse(text);
  assert.equal(saved.view, "?q=bridge&sort=oldest&names=zelensky:zelenskyy&v=1");
  assert.match(saved.corpus, /^[0-9a-f]{64}$/);

  const other = await (await visitor()).open("?page=about");
  await other.locator(".about").waitFor();
  await more(other).click();
  await sheet(other).getByLabel("Open a saved view").waitFor();
  const field = other.locator("#share input[type=file]");
  for (const [wrong, why] of [
    ["not a view", /no JSON/],
    [text.replace('"schema": 1', '"schema": 9'), /form 9/],
    [JSON.stringify({ ...saved, script: "<script>alert(1)</script>" }), /unknown field/],
    [`{"parallax":"view","schema":1,"view":"?q=${"a".repeat(200_000)}"}`, /more than 100 kB/],
  ]) {
    await field.setInputFiles(file("view.json", wrong));
    await sheet(other).getByRole("alert").filter({ hasText: why }).waitFor();
    assert.match(other.url(), /page=about/, "the page stays as it is");
  }
  await field.setInputFiles(file("view.json", JSON.stringify({ ...saved, corpus: "0".repeat(64) })));
  await other.waitForURL(/\?q=bridge&sort=oldest&v=1$/);
  await sheet(other).waitFor({ state: "hidden" });
  await about(other).getByText(/saved with another state of this corpus/).waitFor();
  await field.setInputFiles(file("view.json", JSON.stringify({ ...saved, view: "?q=bridge&colour=red" })));
  await about(other).getByText(/colour="red"/).waitFor();
  assert.match(await copied(other), /names=zelensky:zelenskyy/, "the file brought the names");
});

story("a link that is too long says so and offers the file", { viewport: NARROW }, async ({ open }) => {
  const long = Array.from({ length: 260 }, (_, at) => `name-${at}`).join("~");
  const page = await open(`?entity=${long}&v=1`);
  await results(page).first().waitFor();
  assert.ok((await copied(page)).length > 2_000, "it is copied all the same");
  await sheet(page).getByText(/has 2,?\d{3} characters/).waitFor();
  assert.deepEqual(await axe(page), []);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(beyond <= 0, `${beyond} pixels too wide`);
  await sheet(page).getByRole("button", { name: "Save this view" }).waitFor();
});

story("a list is drawn whole for the browser's search and for print", async ({ open }) => {
  const { url } = await theSite();
  const { articles } = await (await fetch(new URL("corpus/manifest.json", url))).json();
  const page = await open("");
  await results(page).first().waitFor();
  assert.ok((await results(page).count()) < articles.length, "rows far from what is seen are not drawn");
  await page.getByRole("button", { name: `Show all ${articles.length}` }).click();
  await page.getByRole("status").filter({ hasText: `${articles.length} articles shown` }).waitFor();
  assert.equal(await results(page).count(), articles.length);
  const last = articles.at(-1).title;
  assert.ok(await page.evaluate((words) => globalThis.find(words), last.slice(0, 40)), "the browser finds the last one");
  await page.getByRole("button", { name: "Show fewer" }).click();
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction((all) => document.querySelectorAll(".result[data-at]").length < all, articles.length);

  // before the browser prints, what has come is drawn
  await page.evaluate(() => {
    addEventListener("beforeprint", () => queueMicrotask(() => setTimeout(() => {}, 0)));
    globalThis.drawn = [];
    matchMedia("print").addEventListener("change", () => globalThis.drawn.push(document.querySelectorAll(".result[data-at]").length));
  });
  await page.pdf();
  assert.ok((await page.evaluate(() => Math.max(...globalThis.drawn, 0))) === articles.length, "all are printed");
  await page.waitForFunction((all) => document.querySelectorAll(".result[data-at]").length < all, articles.length);
});
