// What a reader has who was here once: the page without a network, never two versions of it at a time, and nothing from
// storage that is not what it was.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FLAGS } from "../scripts/chromium.mjs";
import { writeOffline } from "../scripts/offline.mjs";
import { axe, ownSite, story } from "./harness.mjs";

const results = (page) => page.locator(".result[data-at]");
const line = (page) => page.locator(".new-version");

/** Waits until the page would start without a network. */
async function settled(page) {
  await results(page).first().waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  // The manifest, and all that it names of this small corpus.
  await page.waitForFunction(async () => {
    const name = (await caches.keys()).find((name) => name.endsWith("/corpus/"));
    return name && (await (await caches.open(name)).keys()).length >= 4;
  });
  // A file stands in the list before all of it is written, and who leaves at that moment leaves it unwritten.
  await page.waitForTimeout(500);
}

/** The state of the caches: each one's name and the paths in it. */
const storage = (page) =>
  page.evaluate(async () => {
    const found = {};
    for (const name of await caches.keys()) {
      const keys = await (await caches.open(name)).keys();
      found[name] = keys.map((request) => new URL(request.url).pathname.split("/").pop());
    }
    return found;
  });

/** The version that the page's own text says and the one that its styles say. */
const versions = (page) =>
  page.evaluate(() => [
    document.documentElement.dataset.build ?? "first",
    getComputedStyle(document.documentElement).getPropertyValue("--build").trim() || "first",
  ]);

/** Makes another build of the page in `folder`: another text and other styles, under another name. */
function rebuild(folder, build) {
  const old = readdirSync(folder).find((name) => /^main-.*\.css$/.test(name));
  const css = `${readFileSync(join(folder, old), "utf8")}\n:root{--build:${build}}`;
  const name = `main-${createHash("sha256").update(css).digest("hex").slice(0, 16)}.css`;
  rmSync(join(folder, old));
  writeFileSync(join(folder, name), css);
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const link = new RegExp(`<link[^>]*${old}[^>]*>`);
  assert.match(page, link);
  const other = page.replace(/<html( data-build=\w+)?/, `<html data-build=${build}`);
  writeFileSync(join(folder, "index.html"), other.replace(link, `<link href=./${name} rel=stylesheet>`));
  writeOffline(folder);
}

/** Takes out the faults that a missing network makes; others stay. */
function forgive(faults) {
  const others = faults.filter((fault) => !/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED/.test(fault));
  faults.splice(0, faults.length, ...others);
}

story("after one visit list, article and search are there without a network", async ({ open, faults }) => {
  const site = await ownSite();
  const page = await open(site.url);
  await settled(page);
  const count = await page.locator(".results h2").textContent();
  await site.stop();
  await page.reload();
  await results(page).first().waitFor();
  assert.equal(await page.locator(".results h2").textContent(), count);
  await page.getByRole("combobox", { name: "Search the articles" }).fill('"peace talks"');
  await page.locator(".passage mark").first().waitFor();
  const title = results(page).first().getByRole("heading").getByRole("link");
  const words = await title.textContent();
  await title.click();
  await page.getByRole("heading", { level: 1, name: words }).waitFor();
  await page.locator(".article-text .sentence").first().waitFor();

  // a link that was never opened before works, too
  const other = await open(`${site.url}?page=about`);
  await other.locator(".facts").waitFor();
  assert.equal(await line(page).count(), 0, "there is nothing new");
  forgive(faults);
});

story("a new version waits for the next load and is never mixed with the old one", async ({ open, browser, faults }) => {
  const site = await ownSite();
  const page = await open(site.url);
  await settled(page);
  const served = [];
  browser.on("response", (response) => {
    if (!response.fromServiceWorker()) served.push(new URL(response.url()).pathname.split("/").pop());
  });

  // half of a new version has come to the server: its service worker refuses to begin
  const first = readdirSync(site.folder).find((name) => /^main-.*\.css$/.test(name));
  const whole = readFileSync(join(site.folder, "index.html"));
  rebuild(site.folder, "second");
  const second = readFileSync(join(site.folder, "index.html"));
  writeFileSync(join(site.folder, "index.html"), whole);
  await page.reload();
  await results(page).first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then((own) => own.update()).catch(() => {}));
  await page.waitForTimeout(500);
  assert.deepEqual(await versions(page), ["first", "first"]);
  assert.equal(await line(page).count(), 0);

  // all of it: the page that is open stays what it is, and says so
  writeFileSync(join(site.folder, "index.html"), second);
  await page.reload();
  await line(page).waitFor();
  assert.deepEqual(await versions(page), ["first", "first"]);
  assert.ok(!readdirSync(site.folder).includes(first), "the server has the old file no longer");
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: "Load it" }).click();
  await page.waitForFunction(() => document.documentElement.dataset.build === "second");
  await results(page).first().waitFor();
  assert.deepEqual(await versions(page), ["second", "second"]);
  assert.equal(await line(page).count(), 0);

  // without the button the next load is the new one; old versions go, but for the last
  rebuild(site.folder, "third");
  await page.reload();
  await line(page).waitFor();
  assert.deepEqual(await versions(page), ["second", "second"]);
  await page.reload();
  await results(page).first().waitFor();
  assert.deepEqual(await versions(page), ["third", "third"]);
  assert.equal(Object.keys(await storage(page)).filter((name) => name.startsWith("parallax-app ")).length, 2);
  await site.stop();
  await page.reload();
  await results(page).first().waitFor();
  assert.deepEqual(await versions(page), ["third", "third"]);
  assert.ok(served.length > 0 && !served.includes(first), "the server was asked for no file that it has no longer");
  forgive(faults);
  // the half version
  faults.splice(0, faults.length, ...faults.filter((fault) => !/integrity/.test(fault)));
});

story("what was altered in storage is fetched again", async ({ open }) => {
  const site = await ownSite();
  const page = await open(site.url);
  await settled(page);
  const alter = () =>
    page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const { headers } = await cache.match(request);
          await cache.put(request, new Response("altered", { headers }));
        }
      }
    });
  const altered = () =>
    page.evaluate(async () => {
      let number = 0;
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          number += Number((await (await cache.match(request)).text()) === "altered");
        }
      }
      return number;
    });
  await alter();
  assert.ok((await altered()) > 10);
  await page.reload();
  await results(page).first().waitFor();
  await page.getByRole("combobox", { name: "Search the articles" }).fill('"peace talks"');
  await page.locator(".passage mark").first().waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  await page.waitForTimeout(1500);
  assert.equal(await altered(), 0, "everything is as it was");
});

story("another state of the corpus replaces the kept one", async ({ open }) => {
  const site = await ownSite();
  const page = await open(site.url);
  await settled(page);
  const kept = async () => Object.entries(await storage(page)).find(([name]) => name.endsWith("/corpus/"))[1];
  const path = join(site.folder, "corpus", "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const [shard] = manifest.shards;
  assert.ok((await kept()).includes(shard.path.split("/").pop()));
  const other = { ...shard, path: "articles/0000-other.json" };
  renameSync(join(site.folder, "corpus", shard.path), join(site.folder, "corpus", other.path));
  writeFileSync(path, JSON.stringify({ ...manifest, about: { ...manifest.about, name: "Another state" }, shards: [other] }));
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Another state" }).waitFor();
  await settled(page);
  const names = await kept();
  assert.ok(names.includes("0000-other.json"));
  assert.ok(!names.includes(shard.path.split("/").pop()), "what the manifest does not name is gone");
});

story("a site at the top of a host leaves its neighbours alone, and goes when its files go", async ({ open, browser }) => {
  const site = await ownSite("/");
  mkdirSync(join(site.folder, "other"));
  writeFileSync(join(site.folder, "other", "index.html"), "<!doctype html><title>Neighbour</title>");
  const page = await open(site.url);
  await settled(page);
  const other = await browser.newPage();
  await other.goto(`${site.url}other/`);
  assert.equal(await other.title(), "Neighbour");

  // something else stands in its place one day
  for (const name of readdirSync(site.folder)) if (name !== "other") rmSync(join(site.folder, name), { recursive: true });
  writeFileSync(join(site.folder, "index.html"), "<!doctype html><title>Successor</title>");
  await other.goto(site.url);
  await other.waitForFunction(async () => !(await navigator.serviceWorker.getRegistration()));
  await other.goto(site.url);
  assert.equal(await other.title(), "Successor");
});

story(
  "on plain http nothing is kept, and all works",
  { args: [...FLAGS, "--host-resolver-rules=MAP plain.test 127.0.0.1"] },
  async ({ open }) => {
    const site = await ownSite();
    const page = await open(site.url.replace("127.0.0.1", "plain.test"));
    await results(page).first().waitFor();
    assert.deepEqual(await page.evaluate(() => [isSecureContext, "serviceWorker" in navigator]), [false, false]);
    await results(page).first().getByRole("heading").getByRole("link").click();
    await page.locator(".article-text").waitFor();
  },
);
