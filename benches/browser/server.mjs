// Serves what is measured, on this machine only: the built site, the peers' programs and data, the pages of this
// harness. Every answer isolates its page from other origins, for clocks of 5 µs and for the memory measurement; nothing
// is compressed on the way and nothing is cached, so that every peer is treated alike. Keeps a list of what was asked.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves each folder of `routes` (`{ "/app/": "folder" }`, the longest path first) and gives `{ url, asked, close }`.
 * `asked` is the list of files that were sent, as `{ path, file, bytes }`, for the caller to read and to empty.
 */
export async function serve(routes) {
  const asked = [];
  const paths = Object.keys(routes).sort((a, b) => b.length - a.length);
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url.split("?")[0]);
    const route = paths.find((known) => path.startsWith(known));
    // a route without a slash at its end is one file
    const file = route && (route.endsWith("/") ? join(routes[route], path.slice(route.length)) : routes[route]);
    const inside = file && (file === routes[route] || file.startsWith(normalize(routes[route]) + sep));
    const info = inside && (await stat(file).catch(() => undefined));
    if (!info?.isFile()) {
      response.writeHead(404, { "content-type": "text/plain" });
      return response.end("404\n");
    }
    asked.push({ path, file, bytes: info.size });
    response.writeHead(200, {
      "cache-control": "no-store",
      "content-length": info.size,
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    if (request.method === "HEAD") return response.end();
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    close: () => new Promise((done) => (server.close(done), server.closeAllConnections())),
  };
}
