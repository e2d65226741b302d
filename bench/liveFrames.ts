import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { writeLive } from "../src/live/writeLive.ts";

/** What is looked at: the page as it opens, and the largest network that an experiment would ask for. */
const addresses = {
  "3 layers of 16, as it opens": "#play&steps=20000",
  "6 layers of 32": "#play&steps=20000&depth=6&width=32",
} as const;

/** What a page tells of its frames, in milliseconds. */
interface Told {
  readonly firstFrame: number;
  readonly frames: readonly number[];
  readonly longTasks: readonly number[];
}

/**
 * How smoothly the live page trains: milliseconds from opening to the first frame, from one frame to the next, and of the longest
 * task of the page (not of its workers), in a browser without a window, which draws canvases by the processor.
 *
 *   live [seconds of each, 10]
 */
export async function measureLiveFrames([, seconds = "10"]: readonly string[]): Promise<void> {
  const executablePath = process.env.CHROMIUM_PATH;
  if (!executablePath) throw new Error("no browser: set CHROMIUM_PATH");
  const folder = mkdtempSync(join(tmpdir(), "live-"));
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = pathToFileURL(writeLive(folder)).href;
    for (const [name, hash] of Object.entries(addresses)) {
      const { firstFrame, frames, longTasks } = await told(browser, page + hash, Number(seconds) * 1000);
      const between = frames
        .slice(1)
        .map((at, index) => at - frames[index]!)
        .sort((a, b) => a - b);
      const at = (share: number) => between[Math.floor(share * (between.length - 1))]!.toFixed(1);
      console.log(
        `${name}: first frame ${firstFrame.toFixed(0)} ms; ${between.length} frames, median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, longest ${at(1)} ms; ${longTasks.length} tasks over 50 ms, the longest ${Math.max(0, ...longTasks).toFixed(0)} ms`,
      );
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function told(browser: Browser, address: string, milliseconds: number): Promise<Told> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => {
    const seen = { firstFrame: 0, frames: [] as number[], longTasks: [] as number[] };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longTasks.push(duration);
    }).observe({ type: "longtask", buffered: true });
    new MutationObserver(() => {
      if (document.documentElement.dataset.ready !== "true") return;
      if (seen.firstFrame === 0) seen.firstFrame = performance.now();
      seen.frames.push(performance.now());
    }).observe(document, { subtree: true, attributeFilter: ["data-step"] });
  });
  await page.goto(address);
  await page.waitForTimeout(milliseconds);
  const seen = await page.evaluate(() => (globalThis as unknown as { readonly seen: Told }).seen);
  await page.close();
  return seen;
}
