import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import { largestUsableRate } from "../../src/findings/largestUsableRate.ts";
import { warningsOf } from "../../src/findings/warnings.ts";
import { countFindings } from "../../src/plan/beforehand.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Claim } from "../../src/scenario/scenario.ts";
import { question, runsOf, type Value } from "./laboratory.ts";

const reached = { name: "reached" } as const;

/** What is known where the rates 0.1, 1, 10 reached the target or did not. */
function known(...outcomes: readonly Value[]) {
  return largestUsableRate(
    outcomes.map((value, at) => ({ rate: [0.1, 1, 10][at]!, run: runsOf("x", [value], reached)[0]! })),
  );
}

describe("the largest usable rate", () => {
  it("is that of the rates tried, where a larger one was tried in vain", () => {
    expect(known(1, 1, 0)).toEqual({ low: 1, high: 1 });
    expect(known(1, 0, 0)).toEqual({ low: 0.1, high: 0.1 });
    expect(known(1, 1, "diverged")).toEqual({ low: 1, high: 1 });
  });

  it("is that, too, where a smaller one was too slow", () => {
    expect(known(0, 1, 0)).toEqual({ low: 1, high: 1 });
  });

  it("lies beyond the rates tried where the largest works, or none does", () => {
    expect(known(1, 1, 1)).toEqual({ low: 10, high: Number.POSITIVE_INFINITY });
    expect(known(1, 0, 1)).toEqual({ low: 10, high: Number.POSITIVE_INFINITY });
    expect(known(0, 0, "diverged")).toEqual({ low: Number.NEGATIVE_INFINITY, high: 0.1 });
  });

  it("needs a rate", () => {
    expect(() => largestUsableRate([])).toThrow("needs at least 1 rate, got 0");
  });
});

const claim: Claim = {
  id: "on-takes-larger-rates",
  says: "On takes larger rates.",
  source: null,
  measure: { kind: "largest-usable-rate", statistic: null, layer: null, over: "rate" },
  by: { ratio: 3 },
  form: "difference",
  better: { norm: "on" },
  than: { norm: "off" },
};
const rates = ["0.1", "0.5", "10"];

function asked(own: Claim = claim, more: Readonly<Record<string, readonly string[]>> = {}) {
  const scenario = question({ rate: rates, norm: ["off", "on"], ...more }, [own]);
  const variants = scenario.variants.map((variant) => ({
    ...variant,
    settings: {
      training: { target: { reach: 0 }, optimizer: { learningRate: Number(variant.levels.rate) } },
    } as (typeof variant)["settings"],
  }));
  return { ...scenario, variants, seeds: { from: 1, count: 8, untilDecided: null } };
}

/** Eight seeds: at which rates each side reached its target. */
const runsWith = (off: readonly Value[], on: readonly Value[], at = "") =>
  rates.flatMap((rate, index) => [
    ...runsOf(`${rate}/off${at}`, Array<Value>(8).fill(off[index]!), reached),
    ...runsOf(`${rate}/on${at}`, Array<Value>(8).fill(on[index]!), reached),
  ]);

describe("a claim about it", () => {
  it("is one finding, by the ratio, seed by seed: the factor that it goes over is not open", () => {
    const scenario = asked();
    expect(countFindings(scenario)).toBe(1);
    const findings = findingsOf(scenario, runsWith([1, 0, 0], [1, 1, 0]));
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding).toMatchObject({ verdict: "supported", scale: "ratio", where: {}, twins: 8 });
    expect(finding!.effect.median).toBeCloseTo(Math.log(5), 12);
    expect(finding!.sides.map(({ median }) => median)).toEqual([0.5, 0.1]);
    expect(finding!.measure).toMatchObject({ label: "largest usable rate", unit: "learning rate" });
    expect(finding!.sentence).toBe(
      "Changing norm from off to on raises largest usable rate from 0.100 to 0.500 (median ratio × 5.00, 95 % interval × 5.00 to × 5.00, 8 twins): the claim “On takes larger rates” is supported.",
    );
  });

  it("is decided where a side lies beyond the rates tried, as far as that is known, and says so", () => {
    const [above] = findingsOf(asked(), runsWith([1, 0, 0], [1, 1, 1]));
    expect(above!.verdict).toBe("supported");
    expect(above!.effect.median).toBeNull();
    expect(above!.effect.low).toBeCloseTo(Math.log(100), 12);
    expect(above!.sides[0]).toMatchObject({ low: 10, high: null, censored: 8, diverged: 0 });
    expect(above!.sentence).toContain(
      "8 of 8 seeds with norm on reached the target at the largest rate tried, or at none",
    );
    // None of the rates without: at most 0.1, against 0.5.
    const [below] = findingsOf(asked(), runsWith([0, "diverged", "diverged"], [1, 1, 0]));
    expect(below!.verdict).toBe("supported");
    expect(below!.sides[1]).toMatchObject({ low: null, high: 0.1, censored: 8, diverged: 0 });
    // Both beyond the same end: nothing is known of their ratio.
    const [open] = findingsOf(asked(), runsWith([1, 1, 1], [1, 1, 1]));
    expect(open).toMatchObject({ verdict: "inconclusive", unknown: 8, nuance: "too few reached it" });
  });

  it("is one finding for each level of a factor that stays open, or of their mean", () => {
    const more = { depth: ["2", "4"] };
    const runs = [...runsWith([1, 0, 0], [1, 1, 0], "/2"), ...runsWith([1, 1, 0], [1, 1, 0], "/4")];
    const each = findingsOf(asked(claim, more), runs);
    expect(each.map(({ where, verdict }) => [where, verdict])).toEqual([
      [{ depth: "2" }, "supported"],
      [{ depth: "4" }, "contradicted"],
    ]);
    const [mean] = findingsOf(asked({ ...claim, average: ["depth"] }, more), runs);
    // (0.1 + 0.5)/2 without, 0.5 with.
    expect(mean!.sides.map(({ median }) => median)).toEqual([0.5, 0.3]);
  });

  it("warns where the rates tried end too early", () => {
    const warnings = (off: readonly Value[], on: readonly Value[]) => warningsOf(asked(), runsWith(off, on));
    expect(warnings([1, 0, 0], [1, 1, 0])).toEqual([]);
    expect(warnings([0, 0, 0], [1, 1, 1])).toEqual([
      "Most seeds of these reach the target at the largest level of rate, or at none, so that the largest usable rate lies beyond what was tried: norm on; norm off.",
    ]);
  });
});

describe("a scenario with such a claim", () => {
  const text = `title: Rates
question: Which rates can be used?
data: { flowers: {} }
network: { hidden: [4] }
training: { steps: 20 }
tracking: outcome
vary:
  learning rate:
    small: { training.optimizer.learningRate: 0.1 }
    large: { training.optimizer.learningRate: 3 }
  network.normalization: [none, batch]
seeds: 6
claims:
  - id: larger
    says: Batch norm takes larger rates.
    measure: { kind: largest-usable-rate, over: learning rate }
    better: { network.normalization: batch }
    than: { network.normalization: none }
    by: { ratio: 2 }
answer:
  - when: { larger: [supported] }
    say: "{larger.side.1}, and {larger.side.2} without."
  - otherwise: Not clearly.
`;

  it("is read: the factor may have words for levels, and the answer names one finding", () => {
    const read = readScenario("rates.yaml", text);
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    const [own] = read.scenario.claims;
    expect(own!.measure).toEqual({
      kind: "largest-usable-rate",
      statistic: null,
      layer: null,
      over: "learning rate",
    });
    expect(countFindings(read.scenario)).toBe(1);
  });
});
