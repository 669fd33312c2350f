// What a reader does with a list: step through it, pick, look for a value, brush dates, come back to the same place.
import assert from "node:assert/strict";
import { story } from "./harness.mjs";

const results = (page) => page.locator(".result[data-at]");
const count = (page) => page.locator(".results h2");

story("articles are picked by keyboard, put in order and compared", async ({ open }) => {
  const page = await open();
  await results(page).first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("x");
  await page.waitForURL(/tray=\w+~\w+/);
  const [first, second] = /tray=(\w+)~(\w+)/.exec(page.url()).slice(1);
  const forward = page.locator(".picked").nth(1).getByRole("button", { name: /^Move .* forward$/ });
  await forward.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`tray=${second}~${first}`));
  await page.getByRole("link", { name: "Compare 2 articles" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`articles=${second}~${first}`));
});

story("the list stands where it was left when the reader comes back", async ({ open }) => {
  const page = await open();
  await results(page).first().waitFor();
  for (let at = 0; at < 9; at += 1) await page.keyboard.press("j");
  const left = results(page).and(page.locator("[data-at='8']"));
  const title = left.getByRole("heading").getByRole("link");
  const before = (await title.boundingBox()).y;
  const words = await title.textContent();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: words }).waitFor();
  await page.goBack();
  await title.waitFor();
  await page.waitForTimeout(300);
  assert.equal(await title.textContent(), words);
  assert.ok(Math.abs((await title.boundingBox()).y - before) < 4, "the same result stands at the same height");
});

story("dates are brushed by a drag, by sliders and let go", async ({ open }) => {
  const page = await open();
  await results(page).first().waitFor();
  const all = await count(page).textContent();
  const strip = page.locator(".chart .is-all svg");
  const box = await strip.boundingBox();
  await page.mouse.move(box.x + 2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 40, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/date=\d{4}-\d\d\.\./);
  assert.notEqual(await count(page).textContent(), all);
  await page.getByRole("slider", { name: "Last date" }).focus();
  await page.keyboard.press("Home");
  await page.waitForURL(/date=[\d-]+(&|$)/);
  await page.goBack();
  await page.waitForURL(/date=[\d-]+\.\./);
  await page.getByRole("button", { name: "All dates" }).click();
  await count(page).getByText(all, { exact: true }).waitFor();
  await page.getByRole("button", { name: /^No date/ }).click();
  await page.waitForURL(/date=unknown/);
});

story("a value is found inside its facet", async ({ open }) => {
  const page = await open();
  await page.getByRole("searchbox", { name: "Find in People" }).fill("a");
  const people = page.getByRole("region", { name: "People" });
  const found = people.locator(".facet-label");
  await page.waitForTimeout(300);
  for (const label of await found.allTextContents()) assert.match(label, /a/i);
  await found.first().click();
  await page.waitForURL(/entity=/);
});
