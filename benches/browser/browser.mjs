// A fresh headless Chromium for each measurement, and what it costs its process: time and memory.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { FLAGS, findChromium } from "../../scripts/chromium.mjs";

/** The page's process is the only one of its kind, so that its time and memory can be told, and garbage goes when told. */
const TOLD_APART = ["--disable-features=SpareRendererForSitePerProcess", "--js-flags=--expose-gc"];

/** Opens a browser with an empty profile, gives `tell` a page in it and `renderer`, and closes it. */
export async function withBrowser(tell, { flags = [] } = {}) {
  const args = [...FLAGS, ...TOLD_APART, ...flags];
  const browser = await chromium.launch({ executablePath: findChromium(), headless: true, args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(600_000);
    const faults = [];
    page.on("pageerror", (error) => faults.push(error.message));
    const session = await browser.newBrowserCDPSession();
    /** The page's process: processor seconds since it began, memory now and at its peak in MB (on Linux). */
    const renderer = async () => {
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      const own = processInfo.filter((process) => process.type === "renderer").sort((a, b) => b.cpuTime - a.cpuTime)[0];
      return { seconds: own?.cpuTime ?? NaN, ...resident(own?.id) };
    };
    return await tell({ browser, page, renderer, faults });
  } finally {
    await browser.close();
  }
}

function resident(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const megabytes = (name) => Number(new RegExp(`${name}:\\s*(\\d+) kB`).exec(status)?.[1] ?? NaN) / 1024;
    return { resident: megabytes("VmRSS"), peak: megabytes("VmHWM") };
  } catch {
    return { resident: NaN, peak: NaN };
  }
}
