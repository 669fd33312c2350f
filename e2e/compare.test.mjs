// Articles beside each other: the margin, the columns that scroll together, the words that differ, a class, a print.
import assert from "node:assert/strict";
import { story, theSite } from "./harness.mjs";

/** A link to a comparison of the first articles of the largest story. */
async function comparison(number, rest = "") {
  const { url } = await theSite();
  const manifest = await (await fetch(new URL("corpus/manifest.json", url))).json();
  const largest = manifest.stories.toSorted((a, b) => b.articles.length - a.articles.length)[0];
  return { link: `?page=compare&articles=${largest.articles.slice(0, number).join("~")}${rest}`, manifest };
}

story("the margin answers a sentence, by keyboard, and a link keeps the pair", async ({ open, visitor }) => {
  const page = await open((await comparison(3)).link);
  await page.locator(".margin").first().waitFor();
  await page.keyboard.press("j");
  await page.locator(".row.is-selected").waitFor();
  await page.locator(".focus-row.is-open .margin a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/&with=/);
  const marked = page.locator(".match-side:not([hidden]) mark");
  await marked.first().waitFor();
  const words = await marked.allTextContents();
  const other = await (await visitor()).open(page.url());
  await other.locator(".match-side mark").first().waitFor();
  assert.deepEqual(await other.locator(".match-side:not([hidden]) mark").allTextContents(), words);
  await page.keyboard.press("Escape");
  await page.locator(".match").waitFor({ state: "detached" });
});

story("columns scroll together, with lines between what matches, until they are let go", async ({ open }) => {
  const page = await open((await comparison(2, "&layout=columns")).link);
  const columns = page.locator(".column-text");
  await columns.nth(1).waitFor();
  const tops = () => columns.evaluateAll((all) => all.map((column) => column.scrollTop));
  const scroll = (by) => columns.nth(0).evaluate((column, by) => column.scrollBy(0, by), by);
  await columns.nth(0).scrollIntoViewIfNeeded();
  await scroll(400);
  await page.waitForTimeout(400);
  const [, followed] = await tops();
  assert.ok(followed > 0, "the other column follows");
  assert.match(await page.locator(".connectors path").getAttribute("d"), /^M/);
  await page.getByRole("checkbox", { name: "Scroll together" }).uncheck();
  await page.waitForURL(/scroll=apart/);
  const before = (await tops())[1];
  await scroll(-300);
  await page.waitForTimeout(400);
  assert.equal((await tops())[1], before, "each scrolls for itself");
});

story("without motion there are no lines", { reducedMotion: "reduce" }, async ({ open }) => {
  const page = await open((await comparison(2, "&layout=columns")).link);
  await page.locator(".column-text").nth(1).waitFor();
  assert.equal(await page.locator(".connectors").isVisible(), false);
});

story("a class sees letters instead of outlets, and a sheet can be printed", async ({ open }) => {
  const { link, manifest } = await comparison(3, "&layout=sheet");
  const page = await open(link);
  await page.locator(".sheet").waitFor();
  await page.getByRole("button", { name: "Hide outlets" }).click();
  await page.waitForURL(/outlets=hidden/);
  await page.locator(".sheet thead").getByText("Outlet A").waitFor();
  const seen = await page.locator("main .outlet, title").allTextContents();
  for (const { name } of manifest.outlets) assert.ok(!seen.some((text) => text.includes(name)), name);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".sheet").isVisible());
  for (const hidden of [".class-bar", ".compare-tools", ".site-tools", ".sheet-tools button"]) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  }
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "Reveal Outlet A" }).click();
  await page.waitForURL(/reveal=/);
  await page.locator(".sheet thead").getByText(manifest.outlets[0].name).waitFor();
});
