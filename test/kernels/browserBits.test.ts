import { describe, expect, it } from "vitest";
import { theBrowser, whySkipped } from "../report/openReport.ts";
import { bundlePageScript } from "../report/pageScript.ts";
import { trainedParameters } from "./trainedParameters.ts";

const steps = 1500;
const reason = whySkipped("browserBits.test.ts");

describe.skipIf(reason !== null)("a browser, whose V8 is another", () => {
  it("trains every norm on both samplings to the same bits, on compiled kernels and on plain ones", async () => {
    const script = await bundlePageScript("test/kernels/trainedParametersOfPage.ts");
    const context = await (await theBrowser()).newContext();
    try {
      const page = await context.newPage();
      await page.addScriptTag({ content: script });
      const there = (on: "plain" | "compiled", count: number) =>
        page.evaluate(
          ([kernels, length]) =>
            (globalThis as unknown as { trainedParameters: typeof trainedParameters }).trainedParameters(
              length,
              kernels,
            ),
          [on, count] as const,
        );
      const here = trainedParameters(steps, "compiled");
      expect(Object.keys(here)).toHaveLength(26);
      expect(new Set(Object.values(here)).size).toBe(Object.keys(here).length);
      expect(await there("compiled", steps)).toEqual(here);
      const few = trainedParameters(100, "compiled");
      expect(trainedParameters(100, "plain")).toEqual(few);
      expect(await there("plain", 100)).toEqual(few);
    } finally {
      await context.close();
    }
  });
});
