// Serves a folder of files as a static host would, on this machine only.
//
//     node scripts/serve.mjs FOLDER [--port 8080] [--base /parallax/]
//
// With --base the folder appears under that path and nothing else does, as on a host where each project has a folder.
// When the port is taken the next free one is used; port 0 means any. Nothing is cached without asking again. No
// dependencies. The end-to-end tests use `serve` from here.
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { createGzip } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".jsonl": "application/jsonl; charset=utf-8",
  ".map": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** What hosts compress. */
const PACKED = /^text\/|json|wasm|xml/;

/** How many ports after a taken one are tried. */
const TRIES = 100;

/** `/parallax/` for `parallax`, `/parallax` and `/parallax/`; `/` for nothing. */
function folderPath(base) {
  const names = base.split("/").filter(Boolean);
  return names.length ? `/${names.join("/")}/` : "/";
}

/**
 * The file of `root` that `path` (beginning after the base, still encoded) asks for.
 * Gives `{ file, info }`, `{ moved: true }` for a folder asked for without its last slash, or `{ status }`.
 */
async function find(root, path) {
  let name;
  try {
    name = decodeURIComponent(path);
  } catch {
    return { status: 400 };
  }
  if (name.includes("\0")) return { status: 400 };
  let file = resolve(root, `./${name}`);
  if (file !== root && !file.startsWith(root + sep)) return { status: 404 };
  try {
    let info = await stat(file);
    if (info.isDirectory()) {
      if (name !== "" && !name.endsWith("/")) return { moved: true };
      file = join(file, "index.html");
      info = await stat(file);
    } else if (name.endsWith("/")) {
      return { status: 404 };
    }
    // A link inside the folder may point out of it.
    if (!(await realpath(file)).startsWith(root + sep) || !info.isFile()) return { status: 404 };
    return { file, info };
  } catch {
    return { status: 404 };
  }
}

async function answer({ root, base, gzip }, request, response) {
  const refuse = (status, text, headers = {}) => {
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers });
    response.end(request.method === "HEAD" ? undefined : `${status} ${text}\n`);
  };
  if (request.method !== "GET" && request.method !== "HEAD") {
    return refuse(405, "Method Not Allowed", { allow: "GET, HEAD" });
  }
  const [, path, query] = /^([^?#]*)(\?[^#]*)?/.exec(request.url);
  if (`${path}/` === base) return refuse(301, "Moved Permanently", { location: base + (query ?? "") });
  if (!path.startsWith(base)) return refuse(404, "Not Found");

  const found = await find(root, path.slice(base.length));
  if (found.moved) {
    // Slashes at the beginning would name another host.
    return refuse(301, "Moved Permanently", { location: `${path.replace(/^\/+/, "/")}/${query ?? ""}` });
  }
  if (found.status) return refuse(found.status, found.status === 400 ? "Bad Request" : "Not Found");

  const { file, info } = found;
  const headers = {
    "cache-control": "no-cache",
    "content-length": info.size,
    "content-type": TYPES[extname(file).toLowerCase()] ?? "application/octet-stream",
    etag: `"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"`,
    "x-content-type-options": "nosniff",
  };
  if (request.headers["if-none-match"] === headers.etag) {
    response.writeHead(304, { etag: headers.etag, "cache-control": headers["cache-control"] });
    return response.end();
  }
  // As a host that compresses: files that are compressed already are left alone.
  const packs = gzip && PACKED.test(headers["content-type"]) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  if (packs) {
    delete headers["content-length"];
    Object.assign(headers, { "content-encoding": "gzip", vary: "accept-encoding" });
  }
  response.writeHead(200, headers);
  if (request.method === "HEAD") return response.end();
  const stream = createReadStream(file).on("error", () => response.destroy());
  (packs ? stream.pipe(createGzip()) : stream).pipe(response);
}

function listen(server, port) {
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      done();
    });
  });
}

/** Serves `folder` under `base`, compressed if asked; gives `{ url, port, close() }`. */
export async function serve(folder, { port = 0, base = "/", gzip = false } = {}) {
  const root = await realpath(folder);
  if (!(await stat(root)).isDirectory()) throw new Error(`'${folder}' is not a folder`);
  const under = folderPath(base);
  const server = createServer((request, response) => {
    answer({ root, base: under, gzip }, request, response).catch(() => response.destroy());
  });
  for (let at = port; ; at += 1) {
    try {
      await listen(server, at);
      break;
    } catch (error) {
      const other = error.code === "EADDRINUSE" || (error.code === "EACCES" && at === port);
      if (!other || port === 0 || at - port >= TRIES || at >= 65535) throw error;
    }
  }
  const close = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}${under}`, port: server.address().port, close };
}

async function main(words) {
  const usage = () => {
    console.error("usage: node scripts/serve.mjs FOLDER [--port 8080] [--base /parallax/]");
    process.exit(2);
  };
  let folder;
  let port = 8080;
  let base = "/";
  while (words.length) {
    const word = words.shift();
    if (word === "--port") port = Number(words.shift() ?? NaN);
    else if (word === "--base") base = words.shift() ?? usage();
    else if (folder === undefined && !word.startsWith("--")) folder = word;
    else usage();
  }
  if (folder === undefined || !Number.isInteger(port) || port < 0 || port > 65535) usage();

  let site;
  try {
    site = await serve(folder, { port, base });
  } catch (error) {
    console.error(`serve: '${folder}' cannot be served: ${error.message}`);
    process.exit(2);
  }
  if (port && site.port !== port) console.log(`Port ${port} is taken.`);
  console.log(`Parallax is at ${site.url} (end with Ctrl-C)`);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => site.close().then(() => process.exit(0)));
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
