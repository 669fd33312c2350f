// Names as a reader joins and parts them, suggestions while typing, references, and the sheet of keys.
import assert from "node:assert/strict";
import { axe, story, theSite } from "./harness.mjs";

async function corpus() {
  const { url } = await theSite();
  return (await fetch(new URL("corpus/manifest.json", url))).json();
}

story("a name is suggested while it is typed, by keyboard alone", async ({ open }) => {
  const page = await open();
  const field = page.getByRole("combobox", { name: "Search the articles" });
  await page.locator(".result").first().waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("zelen", { delay: 20 });
  const options = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await page.getByRole("listbox", { name: "Suggestions" }).waitFor();
  assert.equal(await field.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  assert.equal(await field.getAttribute("aria-activedescendant"), await options.first().getAttribute("id"));
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=person%3A|q=person:/);
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  assert.ok(await field.evaluate((field) => document.activeElement === field), "the focus stays in the field");
  await page.keyboard.type(" w");
  await page.keyboard.press("Escape");
  assert.equal(await field.getAttribute("aria-expanded"), "false");
});

story("a name is parted, kept, sent by link and taken back", async ({ open, visitor }) => {
  const manifest = await corpus();
  const entity = manifest.entities.find((entity) => entity.aliases?.length > 2);
  const link = `?page=entity&id=${entity.id}`;
  const page = await open(link);
  const names = (page) => page.locator(".alias-list li > span:first-child");
  await names(page).nth(2).waitFor();
  const all = await names(page).allTextContents();
  await page.getByRole("button", { name: new RegExp(`^Part\\W+${all[1]}$`) }).click();
  const has = (page, number) => page.waitForFunction((n) => document.querySelectorAll(".alias-list li").length === n, number);
  await has(page, all.length - 1);
  const href = await page.getByRole("link", { name: "Save as corpus.toml" }).getAttribute("href");
  assert.match(decodeURIComponent(href), /\[\[entity\]\]/);

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByRole("status").filter({ hasText: "Link copied" }).waitFor();
  const sent = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(sent, /names=/);
  const other = await (await visitor()).open(sent);
  await has(other, all.length - 1);

  await page.reload();
  await has(page, all.length - 1);
  await page.getByRole("button", { name: /^Take back/ }).click();
  await has(page, all.length);
  assert.deepEqual(await names(page).allTextContents(), all, "all is as it was");
});

story("a name is left for its page by keyboard, with its tip open", async ({ open }) => {
  const page = await open();
  await page.locator(".result h3 a, .result a").first().click();
  const name = page.locator(".article-text a[href*='page=entity']").first();
  await name.focus();
  await page.getByRole("tooltip").or(page.locator(".name-tip")).first().waitFor();
  const of = await name.getAttribute("href");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.search.includes("page=entity"));
  await page.locator(".alias-list, .outlet-uses, h1").first().waitFor();
  assert.ok(of.includes("page=entity"));
});

story("an article is cited, and its names are gone through", async ({ open }) => {
  const { stories } = await corpus();
  const page = await open(`?page=article&id=${stories[0].articles[0]}&s=0.0`);
  await page.locator(".article-text").waitFor();
  await page.getByText("Cite", { exact: true }).click();
  const reference = page.getByRole("region", { name: "Reference" });
  for (const [form, sign] of [["BibTeX", /^@\w+\{/], ["RIS", /^TY {2}- /], ["CSL-JSON", /^[[{]/]]) {
    await page.getByRole("combobox", { name: "Form of the reference" }).selectOption(form);
    await reference.filter({ hasText: sign }).waitFor();
  }
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: /^Go through the mentions/ }).first().click();
  await page.keyboard.press("n");
  await page.locator(".mention-bar").getByText(/^1 of/).waitFor();
  const named = await page.evaluate(() => document.activeElement.textContent);
  assert.ok(named.length > 1);
  await page.keyboard.press("p");
  assert.ok(await page.evaluate(() => document.activeElement.matches("a.name")));
});

story("a question mark opens the keys and Escape closes them", async ({ open }) => {
  const page = await open("?page=about");
  await page.locator(".about").waitFor();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await sheet.waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
});
