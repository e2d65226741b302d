import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signed } from "../../../src/live/words.ts";
import { shown } from "../../../src/report/mathml.ts";
import { type Served, whySkipped } from "../../report/openReport.ts";
import { begun, goTo, runsHere, serveLive, trainedThere } from "./openLive.ts";

const reason = whySkipped("live/page/chosenUnit.test.ts");

describe.skipIf(reason !== null)("a chosen unit of the live page", () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveLive();
  });
  afterAll(() => served?.end());

  it("tells of a unit that is chosen by keys what a run in Node tells, for both networks", async () => {
    const live = await served.open();
    const { page, heard } = live;
    await begun(live);
    await goTo(live, 20);
    await page.focus("#left .cells button");
    for (const key of ["ArrowDown", "ArrowRight", "ArrowRight", "Enter"]) await page.keyboard.press(key);
    expect(await page.textContent("#unit-title")).toBe("Layer 2, unit 3 of both");
    const here = runsHere("", 20, (run) => run.frame({ layer: 1, unit: 2 }).unit!.lastBatch!);
    for (const [at, side] of (["left", "right"] as const).entries()) {
      const { example, fromBatch, fromUpdate } = here[at]!;
      const detail = `.detail.${side}`;
      await page.waitForSelector(`${detail} .arithmetic .line`, { state: "attached" });
      const moves = await page.locator(`${detail} caption b`).allTextContents();
      expect(moves).toEqual([fromBatch!, fromUpdate].map(({ total }) => `${signed(total)} sd`));
      const arithmetic = (await page.textContent(`${detail} .arithmetic`))!;
      expect(arithmetic).toContain(shown(example.preActivation[0]!));
      if (example.normalization !== null) {
        expect(arithmetic).toContain(shown(example.normalization.variance[0]!));
        expect(arithmetic).toContain("These are the numbers of the engine that trains");
      }
    }
    expect(await page.getAttribute('#right .cells [aria-label="layer 2, unit 3"]', "aria-pressed")).toBe(
      "true",
    );
    await page.click("#one");
    await trainedThere(live, 21);
    await page.waitForFunction(
      () => document.querySelector(".detail-name")!.textContent!.endsWith("step 21"),
      null,
      {
        polling: 20,
      },
    );
    expect(page.url()).toMatch(/#unit=2\.3$/);
    await page.click("#close-unit");
    expect(await page.isHidden("#unit")).toBe(true);
    expect(page.url()).not.toContain("unit");
    expect(heard).toEqual([]);
    await live.close();
  });

  it("stands in the address, and goes where neither network has it any more", async () => {
    const live = await served.open({ hash: "#depth=2&unit=2.16" });
    const { page, heard } = live;
    await begun(live);
    expect(await page.textContent("#unit-title")).toBe("Layer 2, unit 16 of both");
    await page.click("#one");
    await page.waitForSelector(".detail.left .arithmetic .line", { state: "attached" });
    await page.evaluate(() => {
      location.hash = "#depth=2&unit=1.4";
    });
    await page.waitForFunction(
      () => document.querySelector("#unit-title")!.textContent === "Layer 1, unit 4 of both",
    );
    await page.evaluate(() => {
      const width = document.querySelector<HTMLInputElement>("#width-left")!;
      width.value = "0";
      width.dispatchEvent(new Event("input"));
    });
    await page.waitForFunction(() => location.hash === "#depth=2&width=1");
    expect(await page.isHidden("#unit")).toBe(true);
    expect(heard).toEqual([]);
    await live.close();
  });
});
