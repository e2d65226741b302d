import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { theBrowser, whySkipped } from "./report/openReport.ts";

const reason = whySkipped("docsSite.test.ts");

describe.skipIf(reason !== null)("the site of npm run docs, from disk,", () => {
  beforeAll(() => {
    // Without a warning: a link to nothing is one.
    expect(execFileSync(process.execPath, ["docs.mjs"], { encoding: "utf8" })).toBe("docs/site/index.html\n");
  });

  async function opened(page: string) {
    const window = await (await theBrowser()).newPage();
    const asked: string[] = [];
    window.on("request", (request) => asked.push(request.url()));
    const failed: string[] = [];
    window.on("pageerror", (error) => failed.push(String(error)));
    await window.goto(pathToFileURL(resolve("docs/site", page)).href);
    return { window, asked, failed };
  }

  it("is searched without a network: functions, and the words of pages", async () => {
    const { window, asked, failed } = await opened("index.html");
    for (const [word, found] of [
      ["simulateSplit", "functions/ics-lab_engine.simulateSplit.html"],
      ["divergedAbove", "documents/Settings.html"],
      ["chaotic", "documents/"],
    ] as const) {
      await window.click("#tsd-search-trigger");
      await window.fill("#tsd-search-input", word);
      await window.locator(`#tsd-search-results a[href*="${found}"]`).first().waitFor();
      await window.keyboard.press("Escape");
    }
    expect(asked.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"))).toEqual([]);
    expect(failed).toEqual([]);
    await window.close();
  });

  it("shows the example of a function line by line, and calls its pages by their headings", async () => {
    const { window } = await opened("functions/ics-lab.trainRun.html");
    const example = await window.locator(".tsd-tag-example pre code").innerText();
    expect(example.split("\n").filter((line) => line.startsWith(" "))).toEqual([]);
    expect(example).toContain("record.outcome // { kind: 'finished' }");
    await window.locator(".tsd-navigation a", { hasText: "The lecture notes, sentence by sentence" }).click();
    await window.locator("h1", { hasText: "The lecture notes" }).waitFor();
    const link = window.locator("a", { hasText: "own-best-rate" }).first();
    expect(await link.getAttribute("href")).toContain("Scenarios.html#own-best-rate");
    await window.close();
  });

  it("is not committed", () => {
    expect(readFileSync(".gitignore", "utf8").split("\n")).toContain("docs/site/");
  });
});
