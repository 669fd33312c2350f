// The service worker: keeps the page and its engine, so that they start without a network. scripts/finish.mjs writes into
// it which files these are, each with its hash. The corpus is kept by the engine's worker (src/worker/kept.rs).
//
// All files of one version are one cache, filled whole or not at all. Every file but the page itself has its content's
// hash in its name, so a page asks for files of its own version whichever version is at work here. Nothing that is kept is
// trusted: a file that is not what it was is fetched again.
const VERSION = "";
const FILES = {};

const scope = new URL(registration.scope);
// Other sites of the same origin have caches too.
const OWN = `parallax-app ${scope.pathname} `;
const CACHE = OWN + VERSION;

// A server that has another version by now gives other bytes, which the browser then refuses.
const wanted = (path) => new Request(new URL(path, scope), { integrity: FILES[path], cache: "no-cache" });

addEventListener("install", (event) => {
  const fill = async () => {
    await (await caches.open(CACHE)).addAll(Object.keys(FILES).map(wanted));
    await skipWaiting();
  };
  event.waitUntil(
    fill().catch(async (error) => {
      await caches.delete(CACHE);
      throw error;
    }),
  );
});

addEventListener("activate", (event) => {
  const settle = async () => {
    const others = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== CACHE);
    // A page of the version before may still be loading.
    for (const name of others.slice(0, -1)) await caches.delete(name);
    await clients.claim();
  };
  event.waitUntil(settle());
});

const sha256 = async (bytes) =>
  `sha256-${btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))))}`;

async function kept(path) {
  const found = await caches.match(new URL(path, scope), { cacheName: CACHE, ignoreVary: true });
  const bytes = await found?.arrayBuffer();
  if (!bytes || (await sha256(bytes)) !== FILES[path]) return undefined;
  // What a server packed for the way is unpacked here.
  const headers = new Headers(found.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(bytes, { headers });
}

async function own(path, request) {
  const found = await kept(path).catch(() => undefined);
  if (found) return found;
  try {
    const fresh = await fetch(wanted(path));
    const copy = fresh.clone();
    caches.open(CACHE).then((cache) => cache.put(new URL(path, scope), copy)).catch(() => {});
    return fresh;
  } catch (error) {
    // Not of this version any more. A page of another one brings files of its own; a single file of another is of no use.
    if (path !== "./") throw error;
    return fetch(request);
  }
}

/** Where the site has no such program any more, it has moved away, and something else may stand in its place. */
async function leaveIfGone() {
  const there = await fetch(self.location.href, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  if (there?.status !== 404 && there?.status !== 410) return;
  for (const name of await caches.keys()) if (name.startsWith(OWN)) await caches.delete(name);
  await registration.unregister();
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== scope.origin || !pathname.startsWith(scope.pathname)) return;
  const name = `./${pathname.slice(scope.pathname.length)}`;
  const path = name === "./index.html" ? "./" : name;
  if (Object.hasOwn(FILES, path)) {
    event.respondWith(own(path, request));
    if (request.mode === "navigate") event.waitUntil(leaveIfGone());
  } else if (/^\.\/[^/]+\.(css|js|wasm)$/.test(path) && request.url !== self.location.href) {
    // Perhaps of the version before.
    event.respondWith(caches.match(request, { ignoreVary: true }).then((found) => found ?? fetch(request)));
  }
});
