// The site as a static host has it: under a folder, found by whoever has the link.
import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { screenshot, story, theSite } from "./harness.mjs";

/** Asks for a path as it stands, which `fetch` would tidy first. */
function ask(path, method = "GET") {
  return theSite().then(
    ({ port }) =>
      new Promise((done, failed) => {
        const sent = request({ host: "127.0.0.1", port, path, method }, (response) => {
          let body = "";
          response.on("data", (part) => (body += part));
          response.on("end", () => done({ status: response.statusCode, headers: response.headers, body }));
        });
        sent.on("error", failed);
        sent.end();
      }),
  );
}

async function startsWhole({ open, url }) {
  const page = await open();
  const missing = [];
  page.on("response", (response) => {
    if (response.status() >= 400) missing.push(`${response.status()} ${response.url()}`);
  });
  await page.reload({ waitUntil: "networkidle" });
  await page.locator("main").waitFor();
  assert.deepEqual(missing, []);
  assert.match(await page.title(), /Parallax/);
  assert.ok(page.url().startsWith(url));
  return page;
}

story("the page starts under a sub-folder, and all that it loads is there", async (visitor) => {
  await screenshot(await startsWhole(visitor), "start");
});

story("the same files start at the top of a host", { base: "/" }, async (visitor) => {
  await startsWhole(visitor);
});

story("the page allows no script but its own", async ({ open, faults }) => {
  const page = await open();
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.intruder = true";
    document.head.append(script);
  });
  assert.equal(await page.evaluate(() => globalThis.intruder), undefined);
  const refused = faults.splice(0).filter((fault) => /Content Security Policy/.test(fault));
  assert.equal(refused.length, 1);
});

test("the server gives what a static host gives", async () => {
  const page = await ask("/parallax/");
  assert.equal(page.status, 200);
  assert.match(page.headers["content-type"], /^text\/html/);
  assert.equal((await ask("/parallax/?page=compare&articles=a~b")).body, page.body);
  const wasm = /parallax-web-[^"'`]*\.wasm/.exec(page.body)[0];
  assert.equal((await ask(`/parallax/${wasm}`)).headers["content-type"], "application/wasm");
  assert.equal((await ask("/parallax/corpus/manifest.json")).headers["content-type"], "application/json");
  assert.equal((await ask("/parallax")).headers.location, "/parallax/");
  assert.equal((await ask("/parallax/corpus?x=1")).headers.location, "/parallax/corpus/?x=1");
  assert.equal((await ask("/parallax/nothing")).status, 404);
  assert.equal((await ask("/")).status, 404);
  assert.equal((await ask("/parallax/", "POST")).status, 405);
});

test("the server gives nothing from outside its folder", async () => {
  for (const path of [
    "/parallax/../Cargo.toml",
    "/parallax/..%2fCargo.toml",
    "/parallax/%2e%2e/Cargo.toml",
    "/parallax/..\\Cargo.toml",
    "/parallax//etc/passwd",
    "/parallax/%00",
    "/parallax/%ff",
  ]) {
    const { status, body } = await ask(path);
    assert.ok(status === 404 || status === 400, `${path}: ${status}`);
    assert.doesNotMatch(body, /\[package\]|root:/);
  }
});
