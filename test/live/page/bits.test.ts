import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAddress } from "../../../src/live/address.ts";
import { fingerprintOf } from "../../../src/live/fingerprint.ts";
import { liveLinkOf } from "../../../src/live/liveLinkOf.ts";
import { readScenarioFile } from "../../../src/scenario/readFile.ts";
import { type OpenPage, type Served, serve, whySkipped } from "../../report/openReport.ts";
import { trainCompiled } from "../../runs/trainCompiled.ts";
import { begun, serveLive, trainedHere, trainedThere, writtenLive } from "./openLive.ts";

const reason = whySkipped("live/page/bits.test.ts");
const kernelsOf = ({ page }: OpenPage) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".panel")].map((each) => each.dataset.kernels),
  );

describe.skipIf(reason !== null)("the live page, from disk, its policy in force,", () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveLive();
  });
  afterAll(() => served?.end());

  it("trains the bits of Node, on compiled kernels, after 1 step, 200 and 1,500, after a reset, and one step back", async () => {
    const live = await served.open();
    const { page, heard } = live;
    await begun(live);
    expect(await kernelsOf(live)).toEqual(["compiled", "compiled"]);
    await page.click("#one");
    expect(await trainedThere(live, 1)).toEqual(trainedHere("", 1));
    await page.click("#reset");
    expect(await trainedThere(live, 0)).toEqual(trainedHere("", 0));
    for (const hash of [
      "#steps=200&2.norm=layer",
      "#steps=200&norm=batch-renorm&2.norm=weight",
      "#steps=200&norm=ghost&2.norm=per-subset&bias=0.5",
      "#steps=200&norm=noisy&2.norm=centring",
      "#steps=1500",
    ]) {
      await page.evaluate((to) => {
        location.hash = to;
      }, `${hash}&speed=3000&play`);
      const steps = readAddress(hash).pair.left.steps;
      expect(await trainedThere(live, steps)).toEqual(trainedHere(hash, steps));
    }
    await page.click("#back");
    expect(await trainedThere(live, 1499)).toEqual(trainedHere("#steps=1500", 1499));
    await page.click("#one");
    expect(await trainedThere(live, 1500)).toEqual(trainedHere("#steps=1500", 1500));
    expect(await page.textContent('[data-state-line="left"]')).toMatch(
      /^own batches 9\d\.\d % · new flowers 5\d\.\d %$/,
    );
    expect(heard).toEqual([]);
    await live.close();
  });

  it("goes on by a dial that is turned in training, back before it and on again, to the bits of Node", async () => {
    const live = await served.open();
    const { page, heard } = live;
    await begun(live);
    const steps = async (count: number) => {
      for (let at = 0; at < count; at++) await page.click("#one");
    };
    const turnBias = (to: string) =>
      page.evaluate((value) => {
        const dial = document.querySelector<HTMLInputElement>("#bias-left")!;
        dial.value = value;
        dial.dispatchEvent(new Event("input"));
      }, to);
    const isSaid = (hash: string) =>
      page.waitForFunction((wanted) => location.hash === wanted, hash, { polling: 20 });
    await steps(3);
    await trainedThere(live, 3);
    await turnBias("0");
    await isSaid("#at3.bias=0");
    await steps(4);
    const turned = trainedHere("#at3.bias=0", 7);
    expect(await trainedThere(live, 7)).toEqual(turned);
    expect(turned).not.toEqual(trainedHere("", 7));
    expect(await page.textContent("#of")).toBe("of 3000 steps · turned at 3");
    for (const chart of ["#accuracy-curve", "#loss-curve"])
      expect(await page.locator(`${chart} .turns title`).allTextContents()).toEqual([
        "after step 3: mini-batch bias 0",
      ]);
    for (let step = 6; step >= 4; step--) {
      await page.click("#back");
      expect(await trainedThere(live, step)).toEqual(trainedHere("#at3.bias=0", step));
    }
    // In one task: none waits for the answer to another.
    await page.evaluate(() => {
      for (let click = 0; click < 2; click++) document.querySelector<HTMLElement>("#back")!.click();
    });
    expect(await trainedThere(live, 2)).toEqual(trainedHere("#at3.bias=0", 2));
    expect(await page.inputValue("#bias-left")).toBe("20");
    await steps(5);
    expect(await trainedThere(live, 7)).toEqual(turned);
    expect(await page.inputValue("#bias-left")).toBe("0");
    await page.click("#copy");
    expect(await page.textContent("#scenario pre")).toContain(
      "phases: [{ from: 4, set: { training.sampler.bias: 0 } }]",
    );
    await page.click("#scenario button");
    await page.evaluate(() => {
      location.hash = "#at150.bias=0&at150.batch=8&steps=200&speed=3000&play";
    });
    const hash = "#at150.bias=0&at150.batch=8&steps=200";
    expect(await trainedThere(live, 200)).toEqual(trainedHere(hash, 200));
    await page.click("#reset");
    expect(await trainedThere(live, 0)).toEqual(trainedHere("", 0));
    await isSaid("#bias=0&batch=8&steps=200&speed=3000");
    expect(await page.locator(".turns title").count()).toBe(0);
    expect(heard).toEqual([]);
    await live.close();
  });

  it("is embedded without dials, keeps its course through a reset, and leads to the whole page", async () => {
    const hash = "#at5.bias=0&steps=10&speed=1000&play&embed";
    const live = await served.open({ hash });
    const { page, heard } = live;
    await page.setViewportSize({ width: 900, height: 500 });
    const trained = trainedHere("#at5.bias=0&steps=10", 10);
    expect(await trainedThere(live, 10)).toEqual(trained);
    expect(await page.isVisible("#dials")).toBe(false);
    expect(await page.isVisible("#copy")).toBe(false);
    await page.click("#reset");
    await trainedThere(live, 0);
    await page.click("#play");
    expect(await trainedThere(live, 10)).toEqual(trained);
    expect(await page.getAttribute("#whole", "href")).toBe("#steps=10&at5.bias=0&speed=1000");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(900);
    expect(heard).toEqual([]);
    await live.close();
  });

  it("opens a variant of a scenario by its link, and trains its bits", async () => {
    const read = readScenarioFile("scenarios/depth.yaml");
    if ("faults" in read) throw new Error("depth.yaml has faults");
    const { settings } = read.scenario.variants.find(({ label }) => label === "8, relu, 4, layer norm")!;
    const link = liveLinkOf(settings, [], 3);
    const live = await served.open({ hash: "hash" in link ? link.hash : "" });
    const { page, heard } = live;
    await begun(live);
    await page.click("#one");
    const target = { ...settings.training.target, every: 1 };
    const training = { ...settings.training, steps: 1, target };
    const tracking = { ...settings.tracking, observe: [] };
    const plan = {
      variant: "it",
      seed: 3,
      detailed: false,
      folder: ".",
      settings: { ...settings, training, tracking },
    };
    const values = Object.values(trainCompiled(plan).parameters).map((each) => ({ values: each }));
    expect((await trainedThere(live, 1))[0]).toBe(fingerprintOf(values));
    const shown = (id: string) => page.inputValue(`#${id}-left`);
    expect([await shown("schedule"), await shown("activation"), await shown("norm")]).toEqual([
      "uniform",
      "relu",
      "layer",
    ]);
    expect(await page.textContent("#of")).toBe("of 2000 steps");
    expect(heard).toEqual([]);
    await live.close();
  });

  it("trains the same bits on plain kernels where WebAssembly is forbidden", async () => {
    const strict = await serve((await writtenLive()).replace(" 'wasm-unsafe-eval'", ""));
    const live = await strict.open();
    await begun(live);
    expect(await kernelsOf(live)).toEqual(["plain", "plain"]);
    await live.page.click("#one");
    expect(await trainedThere(live, 1)).toEqual(trainedHere("", 1));
    await strict.end();
  });

  it("keeps nothing in it that could end a script, and names no address", async () => {
    const html = await writtenLive();
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org\/)/);
    expect(html.match(/<\/script>/g)).toHaveLength(4);
  });
});
