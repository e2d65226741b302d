import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ExperimentName, experimentNames, experimentOf } from "../../../src/live/experiments.ts";
import { type OpenPage, type Served, whySkipped } from "../../report/openReport.ts";
import { begun, goTo, runsHere, serveLive, trainedThere } from "./openLive.ts";

const reason = whySkipped("live/page/guided.test.ts");
/** The percentages of a state line: own batches, new flowers. */
async function shares({ page }: OpenPage, side: "left" | "right"): Promise<[own: number, fresh: number]> {
  const line = (await page.textContent(`[data-state-line="${side}"]`))!;
  return [...line.matchAll(/([\d.]+) %/g)].map(([, share]) => Number(share)) as [number, number];
}

/** Those of buds and blown roses below the large map. */
async function bySubset({ page }: OpenPage, side: "left" | "right"): Promise<[buds: number, blown: number]> {
  const text = (await page.textContent(`#${side} .by-subset`))!;
  return [...text.matchAll(/([\d.]+)\s%/g)].map(([, share]) => Number(share)) as [number, number];
}

/** What each experiment shows after ten seconds of its own speed, in the page's own numbers. */
const shownAfterTenSeconds: Readonly<Record<ExperimentName, (live: OpenPage) => Promise<void>>> = {
  async "lost-at-inference"(live) {
    const [own, fresh] = await shares(live, "left");
    expect(own).toBeGreaterThan(93);
    expect(fresh).toBeLessThan(53);
    expect((await shares(live, "right"))[1]).toBeGreaterThan(75);
  },
  async "four-boundaries"(live) {
    expect((await shares(live, "left"))[1]).toBeGreaterThan(85);
    expect((await shares(live, "right"))[1]).toBeLessThan(53);
  },
  async "never-starts"(live) {
    expect((await shares(live, "left"))[1]).toBeGreaterThan(90);
    expect((await shares(live, "right"))[1]).toBeLessThan(53);
  },
  async "noise-does-not-hurt"(live) {
    const [noisy, plain] = [await shares(live, "left"), await shares(live, "right")];
    expect(noisy[0]).toBeGreaterThan(plain[0] + 3);
    expect(noisy[1]).toBeGreaterThan(plain[1] + 3);
  },
  async "batch-of-two"(live) {
    expect((await shares(live, "left"))[0]).toBeLessThan((await shares(live, "right"))[0] - 5);
  },
  async "only-one-survives"(live) {
    expect((await shares(live, "left"))[1]).toBeGreaterThan(90);
    expect((await shares(live, "right"))[1]).toBeLessThan(53);
  },
  async forgetting(live) {
    for (const side of ["left", "right"] as const) {
      const [buds, blown] = await bySubset(live, side);
      expect(buds).toBeLessThan(55);
      expect(blown).toBeGreaterThan(80);
    }
  },
};

describe.skipIf(reason !== null)("a guided experiment of the live page", () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveLive();
  });
  afterAll(() => served?.end());

  it("asks before an experiment, tells what came out, and follows what is turned next", async () => {
    const live = await served.open({ hash: "#experiment=lost-at-inference&speed=1000" });
    const { page, heard } = live;
    await begun(live);
    await page.click(".choices button:nth-child(3)");
    await page.click("#play");
    await page.waitForSelector("#experiment.over", { state: "attached" });
    expect(await page.textContent("#experiment .told")).toMatch(/As you said.*9\d\.\d % of its own batches/);
    expect(await page.getAttribute("#experiment .told a", "href")).toBe("rose-buds/index.html");
    await page.click(".turns button");
    expect(page.url()).toContain("bias=0.5");
    expect(heard).toEqual([]);
    await live.close();
  });

  it("plays an experiment by itself where the address says so, and tells of one step on any machine", async () => {
    const live = await served.open({ hash: "#experiment=lost-at-inference&play&speed=1000" });
    const { page, heard } = live;
    await page.waitForSelector("#experiment.over", { state: "attached" });
    const { toldFrom, happened } = experimentOf("lost-at-inference");
    const [left, right] = runsHere("#experiment=lost-at-inference", toldFrom, (run) => run.frame());
    expect(await page.textContent("#experiment .told")).toContain(
      `At step ${toldFrom}: ${happened(left!, right!)}`,
    );
    const chip = page.locator('[data-experiment="lost-at-inference"]');
    await chip.click();
    await page.waitForSelector("#experiment.over", { state: "attached" });
    const address = page.url();
    await chip.click();
    expect(page.url()).toBe(address);
    await page.waitForFunction(() => !document.querySelector("#experiment")!.classList.contains("over"));
    await page.waitForSelector("#experiment.over", { state: "attached" });
    expect(heard).toEqual([]);
    await live.close();
  });

  it("shows the effect of each experiment ten seconds after its address was opened", async () => {
    const live = await served.open();
    const { page, heard } = live;
    await begun(live);
    for (const name of experimentNames) {
      const { pair, speed } = experimentOf(name);
      await page.evaluate((to) => {
        location.hash = to;
      }, `#experiment=${name}`);
      await trainedThere(live, 0);
      await goTo(live, Math.min(10 * speed, pair.left.steps));
      await shownAfterTenSeconds[name](live);
      expect(await page.textContent("#experiment .told")).toMatch(/It came out: .*\d %/);
    }
    expect(heard).toEqual([]);
    await live.close();
  });
});
