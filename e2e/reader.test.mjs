// What a reader does from end to end: open, search, filter, read, compare, send a link.
import assert from "node:assert/strict";
import { story, theSite } from "./harness.mjs";

const results = (page) => page.locator(".result");
const count = (page) => page.locator(".results h2");

/** Two articles of the largest story of the served corpus, and its manifest. */
async function corpus(url) {
  const manifest = await (await fetch(new URL("corpus/manifest.json", url))).json();
  const largest = manifest.stories.toSorted((a, b) => b.articles.length - a.articles.length)[0];
  return { manifest, story: largest, pair: largest.articles.slice(0, 2) };
}

story("from the list to a comparison, and the link opens the same view elsewhere", async ({ open, visitor, url }) => {
  const { manifest, story } = await corpus(url);
  const page = await open();
  await count(page).getByText(`${manifest.articles.length} article`).waitFor();

  // Filter: the story's own filter, then two articles put aside.
  await page.getByRole("checkbox", { name: new RegExp(`^${escaped(story.title)}`) }).check();
  await count(page).getByText(new RegExp(`^${story.articles.length} articles$`)).waitFor();
  assert.match(page.url(), /[?&]story=/);
  await results(page).nth(0).getByRole("checkbox").check();
  await results(page).nth(1).getByRole("checkbox").check();

  // Read one of them.
  const title = await results(page).nth(0).getByRole("heading").textContent();
  await results(page).nth(0).getByRole("heading").getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  assert.ok((await page.locator(".article-text a.name").count()) > 3, "names are marked");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1", "the focus follows");

  // Compare.
  await page.getByRole("link", { name: "Compare 2 articles" }).click();
  await page.locator(".margin").first().waitFor();
  await page.getByRole("button", { name: "Columns", exact: true }).click();
  await page.locator(".column").nth(1).waitFor();
  await page.locator(".row.is-shared a").first().click();
  await page.locator(".row.is-answer").first().waitFor();
  const chosen = await page.locator(".row.is-selected a").textContent();
  const answer = await page.locator(".row.is-answer a").first().textContent();

  // Copy the link; a stranger opens it.
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByRole("status").filter({ hasText: "Link copied" }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const stranger = await visitor();
  const same = await stranger.open(link);
  await same.locator(".row.is-answer").first().waitFor();
  assert.equal(await same.locator(".row.is-selected a").textContent(), chosen);
  assert.equal(await same.locator(".row.is-answer a").first().textContent(), answer);
  assert.equal(await same.title(), await page.title());
  assert.equal(same.url(), link);
});

story("a story shows its facts by outlets, and a name leads to what each outlet calls it", async ({ open, url }) => {
  const { story } = await corpus(url);
  const page = await open(`?page=story&id=${story.id}`);
  await page.getByRole("heading", { level: 1, name: story.title }).waitFor();
  const facts = page.getByRole("region", { name: /^Facts by outlets/ });
  assert.ok((await facts.getByRole("row").count()) > 2, "facts stand in rows");

  // A dot leads to the sentence that reports the fact.
  await facts.locator("a.dot").first().click();
  await page.locator(".sentence.is-selected").waitFor();
  await page.goBack();

  // The table can be saved.
  const saved = page.waitForEvent("download");
  await page.locator("#facts-title ~ .table-more").getByRole("link", { name: /Save as CSV/ }).click();
  assert.equal((await saved).suggestedFilename(), "facts-by-outlets.csv");

  // A name has a page of its own.
  const names = page.getByRole("region", { name: /^Names by outlets/ });
  const name = await names.getByRole("link").first().textContent();
  await names.getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  await page.locator(".names-used summary").first().click();
  await page.locator(".names-used mark").first().waitFor();
});

story("a comparison shows what is missing, which figures differ and who is quoted", async ({ open, url }) => {
  const { story } = await corpus(url);
  const page = await open(`?page=compare&articles=${story.articles.slice(0, 4).join("~")}`);
  for (const [name, sign] of [
    ["Missing here", ".left-out"],
    ["Figures", ".figures, .empty"],
    ["Quotes", "table.data, .empty"],
    ["Names and words", "table.data, .empty"],
    ["Origins", ".reuse"],
    ["Emphasis", "table.data"],
  ]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.locator(sign).first().waitFor({ state: "attached" });
  }
  await page.waitForURL(/layout=emphasis/);
});

story("Back undoes filters and moves, not letters", async ({ open }) => {
  const page = await open();
  const all = await count(page).textContent();
  await page.locator(".facet-value input").first().check();
  await page.waitForURL(/outlet=/);
  await page.locator("#search-words").pressSequentially("the", { delay: 15 });
  await page.waitForURL(/q=the/);
  const filtered = await count(page).textContent();
  await results(page).first().getByRole("heading").getByRole("link").click();
  await page.locator(".article-text").waitFor();
  await page.goBack();
  await count(page).getByText(filtered).waitFor();
  assert.equal(await page.locator("#search-words").inputValue(), "the");
  await page.goBack();
  await count(page).getByText(all, { exact: true }).waitFor();
  assert.equal(await page.locator("#search-words").inputValue(), "");
  await page.goForward();
  await count(page).getByText(filtered).waitFor();
});

story("what is typed while the engine is busy is not lost", async ({ open }) => {
  const page = await open();
  await count(page).waitFor();
  const words = "ministers talks in london";
  await page.locator("#search-words").pressSequentially(words, { delay: 5 });
  await page.waitForURL(/q=ministers%20talks%20in%20london/);
  assert.equal(await page.locator("#search-words").inputValue(), words);
});

story("links to what is not there show a notice and a way on", async ({ open }) => {
  for (const [link, says] of [
    ["?page=article&id=nothing", /no such article/],
    ["?page=compare&articles=no~none", /no article no/],
    ["?page=entity&id=nobody", /no such name/],
    ["?page=story&id=nothing", /no such story/],
    ["?outlet=nobody", /no outlet “nobody”/],
    ["?page=elsewhere", /no page "elsewhere"/],
    ["?date=soon", /“soon” is no date/],
    ["?%%%&&=&q", /not understood/],
  ]) {
    const page = await open(link);
    await page.locator("main").getByText(says).first().waitFor();
    await page.getByRole("link", { name: "Explore" }).click();
    await results(page).first().waitFor();
    await page.close();
  }
});

story("a file that does not come is named, and comes when asked for again", async ({ browser, open, faults, url }) => {
  const { pair } = await corpus(url);
  const page = await browser.newPage();
  await page.close();
  await browser.route(/corpus\/articles\//, (route) => route.abort());
  const article = await open(`?page=article&id=${pair[0]}`);
  await article.getByRole("alert").getByText(/could not be reached/).waitFor();
  await browser.unroute(/corpus\/articles\//);
  await article.getByRole("button", { name: "Try again" }).click();
  await article.locator(".article-text").waitFor();
  faults.splice(0);
});

story("a page whose engine is of another version says so and can be reloaded", async ({ browser, open }) => {
  // what comes back is marked as the work of another build, as when one of the two comes from a cache
  await browser.addInitScript(() => {
    if (sessionStorage.getItem("renewed")) return;
    const Own = globalThis.Worker;
    globalThis.Worker = class extends Own {
      set onmessage(heard) {
        super.onmessage = (event) => {
          const answer = event.data.ProcessOutput?.[1].answer;
          if (answer) answer[0] ^= 1;
          heard(event);
        };
      }
    };
  });
  const page = await open();
  await page.getByRole("alert").getByText("This page has been renewed").waitFor();
  await page.evaluate(() => sessionStorage.setItem("renewed", "yes"));
  await page.getByRole("button", { name: "Reload the page" }).click();
  await results(page).first().waitFor();
});

story("a theme is kept in the browser and in no link", async ({ open }) => {
  const page = await open();
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  const dark = await ground();
  assert.doesNotMatch(page.url(), /dark/);
  await page.reload();
  await count(page).waitFor();
  assert.equal(await ground(), dark);
  await page.getByRole("combobox", { name: "Theme" }).selectOption("light");
  assert.notEqual(await ground(), dark);
});

story("the whole way by keyboard alone", async ({ open }) => {
  const page = await open();
  await results(page).first().waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to content");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await page.keyboard.press("/");
  await page.keyboard.type("talks");
  await page.waitForURL(/q=talks/);
  await results(page).first().getByRole("heading").getByRole("link").focus();
  await page.keyboard.press("Enter");
  await page.locator(".article-text").waitFor();
  await page.keyboard.press("j");
  await page.locator(".sentence.is-selected").waitFor();
  await page.waitForURL(/&s=/);
  await page.keyboard.press("Escape");
  await page.locator(".sentence.is-selected").waitFor({ state: "detached" });
});

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

// The largest story must have two articles, or the stories above prove nothing.
story("the served corpus has something to compare", async () => {
  const { url } = await theSite();
  assert.ok((await corpus(url)).pair.length === 2);
});
