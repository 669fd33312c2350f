// Which Chromium is driven, and how it is told to keep to itself.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** No window, no sandbox (a container has none), and no requests of the browser's own. */
export const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The first of these programs that is on PATH. */
export function onPath(names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
}

/** The browser that CHROMIUM names, else the first one on PATH. */
export function findChromium() {
  const path =
    process.env.CHROMIUM ?? onPath(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
  if (!path) throw new Error("no Chromium on PATH: run scripts/setup");
  return path;
}
