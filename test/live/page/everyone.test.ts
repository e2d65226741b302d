import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { objections } from "../../report/axe.ts";
import { type Served, whySkipped } from "../../report/openReport.ts";
import { begun, serveLive } from "./openLive.ts";

const reason = whySkipped("live/page/everyone.test.ts");

describe.skipIf(reason !== null)("the live page", () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveLive();
  });
  afterAll(() => served?.end());

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
});
