import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choiceOfLink, linkOf } from "../../../src/report/page/linkState.ts";
import type { PageData } from "../../../src/report/page/pageData.ts";

const data = {
  steps: [0, 10, 100, 1000],
  seeds: [1, 2],
  variants: [{ id: "none" }, { id: "batch & norm=#1" }],
  units: [
    { layer: 1, units: 16 },
    { layer: 2, units: 8 },
  ],
} as unknown as PageData;

describe("a link", () => {
  it("opens what it was made from", () => {
    const choice = fc.record({
      step: fc.constantFrom(...data.steps),
      seed: fc.constantFrom(...data.seeds),
      variant: fc.constantFrom("none", "batch & norm=#1"),
      layer: fc.constantFrom(1, 2),
      unit: fc.integer({ min: 0, max: 7 }),
      quantity: fc.constantFrom("unit-input" as const, "pre-activation" as const, "batch-input" as const),
    });
    fc.assert(
      fc.property(choice, (made) => {
        expect(choiceOfLink(linkOf({ ...made, until: 1000, singleSeeds: 0 }), data)).toEqual(made);
      }),
    );
  });

  it("goes to the nearest step and passes over what the report does not have", () => {
    expect(choiceOfLink("#step=90&seed=7&variant=other&layer=3&unit=40&show=all", data)).toEqual({
      step: 100,
    });
    expect(choiceOfLink("#chart-feature-space", data)).toEqual({});
    expect(choiceOfLink("#layer=2&unit=9", data)).toEqual({ layer: 2 });
  });

  it("opens as one of an earlier report does", () => {
    const shown = ["input", "pre-activation", "mini-batch"].map((word) =>
      choiceOfLink(`#show=${word}`, data),
    );
    expect(shown.map(({ quantity }) => quantity)).toEqual(["unit-input", "pre-activation", "batch-input"]);
  });

  it("takes any text without harm", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = choiceOfLink(`#${text}`, data);
        for (const key of Object.keys(found)) expect(text).toContain(key === "quantity" ? "show" : key);
      }),
    );
  });
});
