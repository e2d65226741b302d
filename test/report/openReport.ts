import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findBrowser } from "./browser.ts";

const executablePath = findBrowser();

/** Why browser tests are skipped, or null; an error where they must not be. */
export function whySkipped(file: string): string | null {
  if (executablePath) return null;
  const reason = "no browser: set CHROMIUM_PATH, or put chromium on the PATH";
  if (process.env.LAB_REQUIRE_BROWSER === "1") throw new Error(reason);
  console.warn(`${file} skipped: ${reason}`);
  return reason;
}

let launched: Promise<Browser> | undefined;

/** One browser for all pages of a process, each in a context of its own; it ends with the process. */
export function theBrowser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: executablePath!,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  return launched;
}

export interface OpenPage {
  readonly page: Page;
  /** Console messages, errors and requests that the page should not make. */
  readonly heard: readonly string[];
  close(): Promise<void>;
}

/** A page on disk, to be opened in the browser; at the end every window is closed. */
export interface Served {
  open(options?: { width?: number; dark?: boolean; hash?: string }): Promise<OpenPage>;
  end(): Promise<void>;
}

export async function serve(html: string): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  const file = join(folder, "index.html");
  writeFileSync(file, html);
  const address = pathToFileURL(file).href;
  const browser = await theBrowser();
  const contexts = new Set<BrowserContext>();
  return {
    async open({ width = 1280, dark = false, hash = "" } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: dark ? "dark" : "light",
      });
      contexts.add(context);
      context.setDefaultTimeout(120_000);
      const page = await context.newPage();
      const heard: string[] = [];
      page.on("console", (message) => heard.push(`console: ${message.text()}`));
      page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
      page.on("request", (request) => {
        if (!/^(data|blob):/.test(request.url()) && request.url().split("#")[0] !== address)
          heard.push(`request: ${request.url()}`);
      });
      await page.goto(address + hash);
      await page.waitForFunction(
        () => document.documentElement.dataset.ready === "true" || !document.querySelector("#report-bytes"),
      );
      return { page, heard, close: () => context.close() };
    },
    async end() {
      for (const context of contexts) await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What is folded is drawn when it is opened. */
export function openFolds(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>("details.fold")) fold.open = true;
  });
}

/**
 * Every chart, folded or not, is drawn as wide as it would be if it came into view now, as before printing; how many there are.
 *
 * Nothing here waits for an animation frame, which a browser on a busy machine may not give for minutes.
 */
export async function drawAll(page: Page): Promise<number> {
  await openFolds(page);
  return page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    return document.querySelectorAll("figure.chart").length;
  });
}

/** Every chart has come into view once; how many there are. */
export async function readThrough(page: Page): Promise<number> {
  await openFolds(page);
  const figures = await page.locator("figure.chart").all();
  for (const figure of figures)
    await figure.evaluate(async (element) => {
      // What is drawn above it meanwhile pushes it out of the window again.
      while (!element.querySelector(".drawing svg")) {
        element.scrollIntoView({ block: "center" });
        await new Promise((later) => setTimeout(later, 20));
      }
    });
  return figures.length;
}
