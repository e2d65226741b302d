import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Served, whySkipped } from "../../report/openReport.ts";
import { begun, serveLive, trainedThere } from "./openLive.ts";

const reason = whySkipped("live/page/frames.test.ts");

describe.skipIf(reason !== null)("frames of the live page", () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveLive();
  });
  afterAll(() => served?.end());

  it("ask for no size while it trains, and draw its flowers once for all of them", async () => {
    const live = await served.open({ hash: "#steps=2000&speed=3000" });
    const { page } = live;
    await begun(live);
    await page.evaluate(() => {
      const counts = { sizes: 0, flowers: 0, maps: 0 };
      Object.assign(window, { counts });
      for (const name of ["clientWidth", "clientHeight", "offsetWidth", "offsetHeight"] as const) {
        const owner = name.startsWith("client") ? Element.prototype : HTMLElement.prototype;
        const { get } = Object.getOwnPropertyDescriptor(owner, name)!;
        Object.defineProperty(owner, name, {
          get() {
            counts.sizes++;
            return get!.call(this);
          },
        });
      }
      const { getBoundingClientRect } = Element.prototype;
      Element.prototype.getBoundingClientRect = function () {
        counts.sizes++;
        return getBoundingClientRect.call(this);
      };
      const { arc, putImageData } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.arc = function (...circle) {
        counts.flowers++;
        arc.apply(this, circle);
      };
      CanvasRenderingContext2D.prototype.putImageData = function (image: ImageData, ...at: number[]) {
        counts.maps++;
        putImageData.apply(this, [image, ...at] as unknown as Parameters<typeof putImageData>);
      };
      document.querySelector<HTMLElement>("#play")!.click();
    });
    await trainedThere(live, 2000);
    const counts = await page.evaluate(
      () => (window as unknown as { counts: { sizes: number; flowers: number; maps: number } }).counts,
    );
    expect(counts.sizes).toBe(0);
    // No request is of more than 120 steps: 17 frames at least, each with both large maps of 320 flowers.
    expect(counts.maps).toBeGreaterThanOrEqual(2 * 17);
    // Twice at most: with drawn flowers, which may come meanwhile, and before; every third on the three small maps.
    expect(counts.flowers).toBeLessThanOrEqual(2 * (2 * 320 + 3 * 107));
    await live.close();
  });
});
