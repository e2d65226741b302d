import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOwnTable } from "../../../src/live/ownTable.ts";
import { type OpenPage, type Served, whySkipped } from "../../report/openReport.ts";
import { begun, serveLive, trainedHere, trainedThere } from "./openLive.ts";

const reason = whySkipped("live/page/ownDataPanel.test.ts");
/** A table whose words are no friends of a page. */
const garden = (wrong: string) =>
  `<i>width</i>;height;kind;site\n${Array.from({ length: 300 }, (_, at) => `${at % 17},5;${(at * 7) % 23};${at % 2 ? "rose" : "daisy"};${at % 3 ? "north" : "south"}`).join("\n")}\n${wrong}`;

/** Red buds at the left, and other flowers in bloom at the right, until both networks are asked to train on them. */
async function paintBoth({ page }: OpenPage): Promise<void> {
  const box = (await page.locator("#left .paint-layer").boundingBox())!;
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  for (const [brush, x] of [0.2, 0.8].entries()) {
    await page.evaluate(
      (which) => document.querySelectorAll<HTMLElement>(".brush input")[3 * which]!.click(),
      brush,
    );
    await page.mouse.move(...at(x, 0.2 + brush / 4));
    await page.mouse.down();
    await page.mouse.move(...at(x, 0.4 + brush / 4), { steps: 5 });
    await page.mouse.up();
  }
  await page.waitForFunction(
    () =>
      location.hash.includes("data=own") &&
      /flowers of your own/.test(document.querySelector("#own .says")!.textContent!),
    null,
    { polling: 20 },
  );
}

describe.skipIf(reason !== null)("data of the reader’s own on the live page", () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveLive();
  });
  afterAll(() => served?.end());

  it("tells a wrong cell of a table that is chosen, and trains on one that is dropped", async () => {
    const live = await served.open({ hash: "#steps=60&speed=3000" });
    const { page, heard } = live;
    await begun(live);
    await page.click("#own-button");
    const give = (text: string) =>
      page.setInputFiles("#own-file", {
        name: "garden.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(text),
      });
    await give(garden("3;tall;rose;north\n"));
    await page.waitForSelector(".faults li", { state: "attached" });
    expect(await page.textContent(".faults")).toBe(
      'garden.csv: line 302, column 2 (height): expected a number; got "tall"',
    );
    await page.click("#own-button");
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "garden.csv"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, garden(""));
    expect(await page.isVisible("#own")).toBe(true);
    await page.waitForFunction(() => location.hash.includes("data=own"), null, { polling: 20 });
    expect(await page.textContent("#own .says")).toContain("The address does not hold them");
    await trainedThere(live, 0);
    await page.click("#play");
    const { outcome } = readOwnTable("garden.csv", Buffer.from(garden("")), null);
    if ("faults" in outcome) throw new Error(outcome.faults.join());
    expect(await trainedThere(live, 60)).toEqual(trainedHere("#steps=60", 60, outcome));
    await page.click("#copy");
    expect(await page.textContent("#scenario pre")).toContain('csv: "garden.csv"');
    expect(await page.getAttribute("#table-file", "download")).toBe("garden.csv");
    await page.click("#scenario button");
    await page.click("#left .cells button");
    await page.waitForSelector(".arithmetic .line", { state: "attached" });
    expect(await page.textContent(".detail.left .arithmetic")).toContain("<i>width</i>");
    expect(await page.locator("main .arithmetic i, #own .columns i, .note i").count()).toBe(0);
    expect(heard).toEqual([]);
    await live.close();
  });

  it("trains on flowers that are painted with the mouse and by keys, and says that an address holds none", async () => {
    const live = await served.open({ hash: "#data=own" });
    const { page, heard } = live;
    await begun(live);
    expect(await page.textContent("#own .says")).toContain("which it does not hold");
    await paintBoth(live);
    const count = async () => Number.parseInt((await page.textContent("#own .says"))!, 10);
    const before = await count();
    await page.focus("#right .paint-layer");
    for (const key of ["ArrowUp", "ArrowLeft", "Enter"]) await page.keyboard.press(key);
    expect(await count()).toBe(before + 4);
    await page.click(".palette button:text('undo')");
    expect(await count()).toBe(before);
    await page.click("#one");
    await trainedThere(live, 1);
    await page.click(".palette button:text('simulated')");
    await page.waitForFunction(() => !location.hash.includes("data=own"), null, { polling: 20 });
    expect(await trainedThere(live, 0)).toEqual(trainedHere("", 0));
    expect(heard).toEqual([]);
    await live.close();
  });

  it("trains on simulated flowers again once painted ones are cleared, or too few are left", async () => {
    const live = await served.open();
    const { page, heard } = live;
    await begun(live);
    await page.click("#own-button");
    for (const [press, says] of [
      ["clear", "Paint on a map"],
      ["undo", "Now paint other flowers."],
    ]) {
      await paintBoth(live);
      await page.click("#one");
      await trainedThere(live, 1);
      await page.click(`.palette button:text('${press}')`);
      await page.waitForFunction(() => !location.hash.includes("data=own"), null, { polling: 20 });
      expect(await page.textContent("#own .says")).toContain(says);
      expect(await trainedThere(live, 0)).toEqual(trainedHere("", 0));
    }
    expect(heard).toEqual([]);
    await live.close();
  });
});
