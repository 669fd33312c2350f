// Every page, in both themes and at both widths: nothing for axe to find, nothing to scroll sideways for.
import assert from "node:assert/strict";
import { axe, NARROW, screenshot, story, theSite, WIDE } from "./harness.mjs";

/** Each view with what shows that it is there. */
async function views() {
  const { url } = await theSite();
  const manifest = await (await fetch(new URL("corpus/manifest.json", url))).json();
  const largest = manifest.stories.toSorted((x, y) => y.articles.length - x.articles.length)[0];
  const [a, b] = largest.articles;
  const outlet = manifest.outlets[0].id;
  return [
    ["explore", "", ".result"],
    ["explore-filtered", `?q=the&outlet=-${outlet}&tray=${a}~${b}`, ".result"],
    ["explore-nothing", "?q=zzzzzz&outlet=nobody", ".empty"],
    ["article", `?page=article&id=${a}&s=0.0`, ".article-text"],
    ["article-raw", `?page=article&id=${a}&raw=1`, ".raw-text"],
    ["article-missing", "?page=article&id=nothing", "[role=alert]"],
    ["compare", `?page=compare&articles=${a}~${b}`, ".margin"],
    ["compare-columns", `?page=compare&articles=${a}~${b}&layout=columns`, ".column"],
    ["compare-sheet", `?page=compare&articles=${a}~${b}&layout=sheet`, ".sheet"],
    ["explore-hidden", "?outlets=hidden", ".class-bar"],
    ["article-mentions", `?page=article&id=${a}&name=${manifest.entities[0].id}`, ".article-text"],
    ["compare-shared", `?page=compare&articles=${a}~${b}&layout=shared`, ".shared, .empty"],
    ["compare-only", `?page=compare&articles=${a}~${b}&layout=only`, ".lone"],
    ...["missing", "figures", "quotes", "names", "origins", "emphasis"].map((layout) => [
      `compare-${layout}`,
      `?page=compare&articles=${largest.articles.slice(0, 4).join("~")}&layout=${layout}`,
      ".compare-tools ~ *",
    ]),
    ["story", `?page=story&id=${largest.id}`, ".panel table"],
    ["entity", `?page=entity&id=${manifest.entities[0].id}`, ".usage"],
    ["entity-missing", "?page=entity&id=nobody", "[role=alert]"],
    ["about", "?page=about", ".about"],
  ];
}

for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of [["wide", WIDE], ["narrow", NARROW], ["320", { width: 320, height: 640 }]]) {
    story(`axe finds nothing, ${colorScheme} and ${size}`, { colorScheme, viewport }, async ({ open }) => {
      for (const [name, link, sign] of await views()) {
        const page = await open(link);
        await page.locator(sign).first().waitFor();
        assert.deepEqual(await axe(page), [], name);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(beyond <= 0, `${name} is ${beyond} pixels too wide`);
        await screenshot(page, `${name}-${size}-${colorScheme}`);
        await page.close();
      }
    });
  }
}
