import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/buildReport.ts";
import { trainedInput } from "./fixture.ts";
import { drawAll, type OpenPage, openFolds, type Served, serve, whySkipped } from "./openReport.ts";
import { bundlePageScript } from "./pageScript.ts";

describe.skipIf(whySkipped("test/report/browserState.test.ts"))("what the reader chooses", () => {
  let served: Served;
  /** Opened once, and used by one test after the other. */
  let one: OpenPage;
  beforeAll(async () => {
    served = await serve(await buildReport(trainedInput({ seeds: 3 }), await bundlePageScript()));
    one = await served.open();
    await openFolds(one.page);
  });
  afterAll(() => served?.end());

  it("shows exact values where the pointer is", async () => {
    const { page, heard } = one;
    const drawing = page.locator("#chart-unit-bands .drawing");
    await drawAll(page);
    await drawing.scrollIntoViewIfNeeded();
    const box = (await drawing.boundingBox())!;
    for (let x = 80; x < 120; x += 2) await page.mouse.move(box.x + x, box.y + 90);
    await expect.poll(() => page.locator("#vg-tooltip-element.visible").textContent()).toContain("step");
    expect(heard).toEqual([]);
  });

  it("moves through units and variants by arrow keys", async () => {
    const { page } = one;
    await page.locator("#unit-grid [aria-pressed='true']").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const pressed = page.locator("#unit-grid [aria-pressed='true']");
    expect(await pressed.getAttribute("data-unit")).toBe("1");
    expect(await pressed.getAttribute("data-variant")).toBe("uniform--batch-norm");
    expect(await pressed.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it("is in the address, and an address opens it again", async () => {
    const { page, heard, close } = await served.open();
    await page.locator("[data-layer='2']").click();
    await page.locator("#unit-grid [data-variant='one-subset--none'][data-unit='4']").click();
    await page.locator("[data-quantity='batch-input']").click();
    await page.locator("#step").fill("3");
    const step = await page.locator("#step-shown").textContent();
    // The address follows a moment later.
    await page.waitForFunction(
      (parts) => parts.every((part) => location.hash.includes(part)),
      [`step=${step}&`, "unit=5", "batch-input"],
    );
    const hash = await page.evaluate(() => location.hash);
    expect(await page.locator("#link").getAttribute("href")).toBe(hash);
    expect(heard).toEqual([]);
    await close();

    const again = await served.open({ hash });
    expect(await again.page.locator("#step-shown").textContent()).toBe(step);
    const pressed = again.page.locator("#unit-grid [aria-pressed='true']");
    expect(await pressed.count()).toBe(1);
    expect(await pressed.getAttribute("data-variant")).toBe("one-subset--none");
    expect(await pressed.getAttribute("data-unit")).toBe("4");
    expect(await again.page.locator("[data-layer='2']").getAttribute("aria-pressed")).toBe("true");
    expect(await again.page.locator("[data-quantity='batch-input']").getAttribute("aria-pressed")).toBe(
      "true",
    );
    expect(again.heard).toEqual([]);
    await again.close();
  });

  it("plays from the first step to the last and stops", async () => {
    const { page, heard } = one;
    const last = await page.locator("#step").getAttribute("max");
    await page.locator("#step").fill("0");
    await page.locator("#play").click();
    expect(await page.locator("#play").getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => page.locator("#step").inputValue()).not.toBe("0");
    await page.locator("#step").fill(String(Number(last) - 2));
    await expect.poll(() => page.locator("#step").inputValue()).toBe(last);
    await expect.poll(() => page.locator("#play").getAttribute("aria-pressed")).toBe("false");
    expect(heard).toEqual([]);
  });

  it("reaches every control with the tab key", async () => {
    const { page } = one;
    const controls = await page.evaluate(() => {
      const all = [
        ...document.querySelectorAll<HTMLElement>("a, button, input, select, summary, [tabindex='0']"),
      ];
      const reachable = all.filter((element) => {
        if (element.tabIndex < 0 || (element as HTMLButtonElement).disabled) return false;
        if (element instanceof HTMLInputElement && element.type === "radio")
          return element.checked && element.checkVisibility();
        return element.checkVisibility();
      });
      reachable.forEach((element, index) => {
        element.dataset.control = String(index);
      });
      return reachable.length;
    });
    expect(controls).toBeGreaterThan(80);
    const reached = new Set<string>();
    for (let presses = 0; presses < controls + 20 && reached.size < controls; presses++) {
      await page.keyboard.press("Tab");
      const control = await page.evaluate(
        () => (document.activeElement as HTMLElement | null)?.dataset.control,
      );
      if (control !== undefined) reached.add(control);
    }
    expect(reached.size).toBe(controls);
  });

  it("zooms to the first steps", async () => {
    const { page, heard } = one;
    const bands = page.locator("#chart-unit-bands");
    await bands.scrollIntoViewIfNeeded();
    const labels = () => bands.locator(".role-axis-label").first().textContent();
    await expect.poll(labels).toContain("200");
    await page.locator("[data-until='20']").click();
    // Charts drawn meanwhile may have pushed it out of the window, where it is left as it was.
    await bands.locator(".drawing").scrollIntoViewIfNeeded();
    await expect.poll(labels).not.toContain("200");
    expect(heard).toEqual([]);
  });
});
