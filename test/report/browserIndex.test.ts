import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildIndex, indexEntry } from "../../src/report/reportsIndex.ts";
import { objections } from "./axe.ts";
import { trainedInput } from "./fixture.ts";
import { type Served, serve, whySkipped } from "./openReport.ts";
import { bundlePageScript } from "./pageScript.ts";

describe.skipIf(whySkipped("test/report/browserIndex.test.ts"))("the list of reports in a browser", () => {
  let served: Served;
  beforeAll(async () => {
    const entry = indexEntry(trainedInput({ seeds: 3 }));
    const entries = [
      {
        ...entry,
        href: "Buds/index.html",
        title: "Buds",
        runs: 12,
        seconds: 9,
        madeAt: "2026-01-02T00:00:00Z",
      },
      {
        ...entry,
        href: "Asters/index.html",
        title: "Asters",
        runs: 80,
        seconds: 5,
        madeAt: "2026-01-01T00:00:00Z",
        verdicts: [],
      },
      {
        ...entry,
        href: "Columbines/index.html",
        title: "Columbines",
        runs: 24,
        seconds: 7,
        madeAt: "2026-01-03T00:00:00Z",
      },
    ];
    served = await serve(buildIndex(entries, await bundlePageScript("src/report/page/reports.ts")));
  });
  afterAll(() => served?.end());

  it("sorts and filters", async () => {
    const { page, heard, close } = await served.open();
    const titles = () => page.locator("li.report:visible h2").allTextContents();
    expect(await titles()).toEqual(["Asters", "Buds", "Columbines"]);
    await page.locator("#order").selectOption("made");
    expect(await titles()).toEqual(["Columbines", "Buds", "Asters"]);
    await page.locator("#order").selectOption("runs");
    expect(await titles()).toEqual(["Asters", "Columbines", "Buds"]);
    await page.locator("#order").selectOption("seconds");
    expect(await titles()).toEqual(["Buds", "Columbines", "Asters"]);
    await page.locator("#verdict").selectOption("contradicted");
    expect(await titles()).toEqual(["Buds", "Columbines"]);
    await page.locator("#words").fill("colum batches");
    expect(await titles()).toEqual(["Columbines"]);
    expect(await page.locator("#found").textContent()).toBe("1 of 3 scenarios");
    expect(heard).toEqual([]);
    await close();
  });

  it.each([
    { dark: false, width: 1280 },
    { dark: true, width: 360 },
  ])("has nothing that axe objects to, and fits ($width pixels wide, dark: $dark)", async (look) => {
    const { page, close } = await served.open(look);
    expect(await objections(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width);
    await close();
  });
});
