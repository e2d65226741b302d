import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileKernels } from "../../src/kernels/compiledKernels.ts";
import { readAddress } from "../../src/live/address.ts";
import { settingsOf } from "../../src/live/course.ts";
import { type ExperimentName, experimentNames, experimentOf } from "../../src/live/experiments.ts";
import { fingerprintOf } from "../../src/live/fingerprint.ts";
import { liveHtml } from "../../src/live/liveHtml.ts";
import { liveLinkOf } from "../../src/live/liveLinkOf.ts";
import { createLiveRun } from "../../src/live/liveRun.ts";
import type { OwnData } from "../../src/live/ownData.ts";
import { readOwnTable } from "../../src/live/ownTable.ts";
import { signed } from "../../src/live/words.ts";
import { shown } from "../../src/report/mathml.ts";
import { readScenarioFile } from "../../src/scenario/readFile.ts";
import { objections } from "../report/axe.ts";
import { type OpenPage, type Served, serve, whySkipped } from "../report/openReport.ts";
import { bundlePageScript } from "../report/pageScript.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";

const reason = whySkipped("live/page.test.ts");
const kernels = compileKernels();

/** Fingerprints of both networks of an address after so many steps, trained here. */
function trainedHere(hash: string, steps: number, own: OwnData | null = null): string[] {
  const { pair, turns } = readAddress(hash);
  return (["left", "right"] as const).map((side) => {
    kernels.startOver(4e6);
    const run = createLiveRun(settingsOf({ start: pair, turns, own }, side), kernels);
    run.advance(steps);
    return run.frame().fingerprint;
  });
}

/** The same as the page tells them, once both are at that step. */
async function trainedThere({ page }: OpenPage, step: number): Promise<string[]> {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(".panel")].every(({ dataset }) => dataset.step === wanted),
    String(step),
    { polling: 20 },
  );
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".panel")].map(({ dataset }) => dataset.fingerprint!),
  );
}

const begun = ({ page }: OpenPage) =>
  page.waitForFunction(() => document.documentElement.dataset.ready === "true", null, { polling: 20 });

/** To a step of its training, however fast the machine is. */
async function goTo({ page }: OpenPage, step: number): Promise<void> {
  await page.evaluate((to) => {
    const slider = document.querySelector<HTMLInputElement>("#to-step")!;
    slider.max = String(to);
    slider.value = String(to);
    slider.dispatchEvent(new Event("change"));
  }, step);
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(".panel")].every(({ dataset }) => dataset.step === wanted),
    String(step),
    { polling: 20 },
  );
}

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

/** A table whose words are no friends of a page. */
const garden = (wrong: string) =>
  `<i>width</i>;height;kind;site\n${Array.from({ length: 300 }, (_, at) => `${at % 17},5;${(at * 7) % 23};${at % 2 ? "rose" : "daisy"};${at % 3 ? "north" : "south"}`).join("\n")}\n${wrong}`;

const kernelsOf = ({ page }: OpenPage) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".panel")].map((each) => each.dataset.kernels),
  );

describe.skipIf(reason !== null)("the live page, from disk, its policy in force", () => {
  let served: Served;
  let html: string;

  beforeAll(async () => {
    const [page, worker] = await Promise.all(
      ["src/live/page/main.ts", "src/live/page/worker.ts"].map(bundlePageScript),
    );
    html = liveHtml({ page: page!, worker: worker! }, ["rose-buds"]);
    served = await serve(html);
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
      /^step 1500 · own batches 9\d\.\d % · new flowers 5\d\.\d %$/,
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

  it("plays an experiment by itself where the address says so", async () => {
    const live = await served.open({ hash: "#experiment=lost-at-inference&play&speed=1000" });
    const { page, heard } = live;
    await page.waitForSelector("#experiment.over", { state: "attached" });
    expect(await page.textContent("#experiment .told")).toMatch(/9\d\.\d % of its own batches/);
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

  it("tells of a unit that is chosen by keys what a run in Node tells, for both networks", async () => {
    const live = await served.open();
    const { page, heard } = live;
    await begun(live);
    await goTo(live, 20);
    await page.focus("#left .cells button");
    for (const key of ["ArrowDown", "ArrowRight", "ArrowRight", "Enter"]) await page.keyboard.press(key);
    expect(await page.textContent("#unit-title")).toBe("Layer 2, unit 3 of both");
    const { pair } = readAddress("");
    for (const side of ["left", "right"] as const) {
      kernels.startOver(4e6);
      const run = createLiveRun(settingsOf({ start: pair, turns: [] }, side), kernels);
      run.advance(20);
      const { example, fromBatch, fromUpdate } = run.frame({ layer: 1, unit: 2 }).unit!.lastBatch!;
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
    await page.click("#close-unit");
    expect(await page.isHidden("#unit")).toBe(true);
    expect(heard).toEqual([]);
    await live.close();
  });

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

  it("is walked through by Tab, the focus in sight, and speaks no more than once a second", async () => {
    const live = await served.open({ hash: "#experiment=never-starts" });
    const { page } = live;
    await begun(live);
    await page.click("#own-button");
    await page.evaluate(() => {
      const said: number[] = [];
      Object.assign(window, { said });
      new MutationObserver(() => said.push(performance.now())).observe(document.querySelector("#said")!, {
        childList: true,
      });
    });
    await page.click("#play");
    const reached: string[] = [];
    for (let press = 0; press < 120; press++) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate(() => {
        const { activeElement: at } = document;
        if (at === null || at === document.body) return null;
        const place = at.matches(".brush input, .file input") ? at.parentElement! : at;
        const { outlineStyle, outlineWidth } = getComputedStyle(place);
        const isSeen = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
        return `${at.id || at.getAttribute("name") || at.className || at.textContent}${isSeen ? "" : " UNSEEN"}`;
      });
      if (found !== null && found === reached[0]) break;
      if (found !== null) reached.push(found);
    }
    expect(reached.filter((each) => each.includes("UNSEEN"))).toEqual([]);
    const all = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          "button[id], select, input[id], a[data-experiment], .paint-layer",
        ),
      ]
        .filter(
          (each) => each.tabIndex >= 0 && each.checkVisibility() && !(each as HTMLButtonElement).disabled,
        )
        .map((each) => each.id || each.className),
    );
    expect(all.filter((each) => !reached.some((found) => found.startsWith(each)))).toEqual([]);
    expect(reached.length).toBeGreaterThan(45);
    await page.waitForFunction(() => Number(document.querySelector("#step")!.textContent) > 250, null, {
      polling: 20,
    });
    const said = await page.evaluate(() => (window as unknown as { said: number[] }).said);
    expect(said.length).toBeGreaterThan(0);
    said.slice(1).forEach((time, at) => {
      expect(time - said[at]!).toBeGreaterThan(1000);
    });
    await live.close();
  });

  it("moves its pictures twice a second where motion is unwelcome", async () => {
    const live = await served.open({ hash: "#steps=600&speed=1000" });
    const { page } = live;
    await page.emulateMedia({ reducedMotion: "reduce" });
    await begun(live);
    const [pictures, seconds] = await page.evaluate(async () => {
      const large = document.querySelector<HTMLCanvasElement>("#left .map.large canvas")!;
      const began = performance.now();
      let drawn = 0;
      const { clearRect } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.clearRect = function (...box) {
        if (this.canvas === large) drawn++;
        clearRect.apply(this, box);
      };
      document.querySelector<HTMLElement>("#play")!.click();
      while (document.querySelector("#step")!.textContent !== "600")
        await new Promise((later) => setTimeout(later, 20));
      return [drawn, (performance.now() - began) / 1000] as const;
    });
    // Beside those of every half second the first and the last, at rest.
    expect(pictures).toBeLessThanOrEqual(2 * seconds + 3);
    await live.close();
  });

  it("is readable by everyone, fits one screen of 1280 × 800 and the width of a phone", async () => {
    for (const dark of [false, true]) {
      const live = await served.open({ dark });
      const { page } = live;
      await page.setViewportSize({ width: 1280, height: 800 });
      await begun(live);
      const sizes = () =>
        page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          const dials = document.querySelector("#dials")!;
          return { scrollWidth, scrollHeight, hidden: dials.scrollHeight - dials.clientHeight };
        });
      expect(await sizes()).toEqual({ scrollWidth: 1280, scrollHeight: 800, hidden: 0 });
      expect(await objections(page)).toEqual([]);
      await page.click("#one");
      await page.click("#left .cells button");
      await page.click("#own-button");
      await page.waitForSelector(".arithmetic .line", { state: "attached" });
      expect((await sizes()).scrollHeight).toBe(800);
      expect(await objections(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 800 });
      expect((await sizes()).scrollWidth).toBe(390);
      await page.click("#dials-button");
      expect(await objections(page)).toEqual([]);
      await live.close();
    }
  });

  it("trains the same bits on plain kernels where WebAssembly is forbidden", async () => {
    const strict = await serve(html.replace(" 'wasm-unsafe-eval'", ""));
    const live = await strict.open();
    await begun(live);
    expect(await kernelsOf(live)).toEqual(["plain", "plain"]);
    await live.page.click("#one");
    expect(await trainedThere(live, 1)).toEqual(trainedHere("", 1));
    await strict.end();
  });

  it("keeps nothing in it that could end a script, and names no address", () => {
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org\/)/);
    expect(html.match(/<\/script>/g)).toHaveLength(3);
  });
});
