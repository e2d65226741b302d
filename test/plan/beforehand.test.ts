import { describe, expect, it } from "vitest";
import { beforehand, countFindings } from "../../src/plan/beforehand.ts";
import type { Claim, Factor, Scenario } from "../../src/scenario/scenario.ts";

const selector = { kind: "test-accuracy", statistic: null, layer: null } as const;
const base = { id: "one", says: "One.", source: null, measure: selector, by: { difference: 0.1 } } as const;
const factors: readonly Factor[] = [
  { name: "norm", levels: ["none", "batch"] },
  { name: "rate", levels: ["0.1", "1", "10"] },
];
const difference: Claim = {
  ...base,
  form: "difference",
  better: { norm: "batch" },
  than: { norm: "none" },
};
const association = (extra: object = {}) =>
  ({
    ...base,
    form: "association",
    with: { ...selector, kind: "test-loss" },
    direction: "falls",
    across: ["norm", "rate"],
    ...extra,
  }) as Claim;
const asked = (claims: readonly Claim[], count: number) => ({
  claims,
  factors,
  seeds: { from: 1, count, untilDecided: null },
  variants: [],
  level: 0.05,
});

describe("what is said beforehand", () => {
  it("counts a claim once for each level of the factors that it leaves open", () => {
    expect(countFindings(asked([difference, { ...difference, average: ["rate"] }], 1))).toBe(4);
  });

  it("tells of too few seeds for any verdict: 6 decide one finding, 8 three", () => {
    const averaged = { ...difference, average: ["rate"] };
    expect(beforehand(asked([averaged], 6))).toEqual([]);
    expect(beforehand(asked([averaged], 1))).toEqual([
      "1 seed does not decide the one finding at level 0.05: at least 6 are needed.",
    ]);
    expect(beforehand(asked([difference], 6))).toEqual([
      "6 seeds do not decide any of the 3 findings at level 0.05: at least 7 are needed.",
    ]);
    expect(beforehand(asked([], 1))).toEqual([]);
  });

  it("of seeds until decided, tells when the most there may be are too few", () => {
    const until = (atMost: number, there: number) => {
      const untilDecided = { atLeast: 4, atMost, step: 4 };
      return beforehand({ ...asked([difference], there), seeds: { from: 1, count: there, untilDecided } });
    };
    expect(until(200, 4)).toEqual([]);
    expect(until(4, 4)).toEqual([
      "At most 4 seeds do not decide any of the 3 findings at level 0.05: at least 7 are needed.",
    ]);
  });

  it("tells of a learning rate of 0, which has no landscape", () => {
    const variant = (label: string, learningRate: number) =>
      ({
        label,
        settings: {
          training: { optimizer: { learningRate } },
          tracking: { observe: [{ what: "landscape" }] },
        },
      }) as unknown as Scenario["variants"][number];
    const told = (...variants: Scenario["variants"]) => beforehand({ ...asked([], 1), variants });
    expect(told(variant("off", 0), variant("on", 1))).toEqual([
      "The learning rate is 0 in off: nothing is trained there, and the landscape is left out.",
    ]);
    expect(told(variant("", 0))).toEqual([
      "The learning rate is 0: nothing is trained there, and the landscape is left out.",
    ]);
    expect(told(variant("on", 1))).toEqual([]);
  });

  it("tells of associations of fewer than five variants", () => {
    expect(beforehand(asked([association()], 20))).toEqual([]);
    const told =
      "Claim one ranks 4 variants: an association that is not there can hardly be contradicted below 5.";
    expect(beforehand(asked([association({ among: { rate: ["1", "10"] } })], 20))).toEqual([told]);
  });
});
