import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankAssociation } from "../../src/findings/association.ts";
import { findingsOf } from "../../src/findings/findings.ts";
import { warningsOf } from "../../src/findings/warnings.ts";
import type { MeasuredRun } from "../../src/measures/measure.ts";
import type { Claim } from "../../src/scenario/scenario.ts";
import { question, repeated, runsOf, shift, steps } from "./laboratory.ts";

const exactly = (value: number) => ({ low: value, high: value });
const low = (values: readonly number[]) => ({ values: values.map(exactly), good: "low" as const });
const anything = { low: -1, high: 1 };
const never = { low: 1000, high: Number.POSITIVE_INFINITY };

describe("the rank correlation of one seed", () => {
  it("is 1 − 6·Σd²/(n(n² − 1)): 1 − 24/120 for 2, 1, 4, 3, 5", () => {
    const { low: rho } = rankAssociation(low([10, 20, 30, 40, 50]), low([2, 1, 4, 3, 5]));
    expect(rho).toBeCloseTo(0.8, 12);
  });

  it("gives ties their mean rank: ranks 1.5, 1.5, 3 against 1, 2, 3 have 1.5/√(1.5·2)", () => {
    const { low: rho } = rankAssociation(low([7, 7, 9]), low([1, 2, 3]));
    expect(rho).toBeCloseTo(1.5 / Math.sqrt(3), 12);
  });

  it("ranks runs that never reached the target last, tied with those that diverged", () => {
    const unfinished = {
      values: [exactly(100), never, exactly(Number.POSITIVE_INFINITY)],
      good: "low" as const,
    };
    expect(rankAssociation(low([1, 2, 2]), unfinished)).toEqual(exactly(1));
    expect(rankAssociation(low([2, 1, 1]), unfinished)).toEqual(exactly(-1));
  });

  it("ranks a diverged accuracy lowest", () => {
    const accuracy = { values: [0.9, 0.8, Number.NEGATIVE_INFINITY].map(exactly), good: "high" as const };
    expect(rankAssociation(low([3, 2, 1]), accuracy)).toEqual(exactly(1));
  });

  it("is unknown where all variants tie, a value may be anything, or a censored run could be the faster one", () => {
    expect(rankAssociation(low([1, 1, 1]), low([1, 2, 3]))).toEqual(anything);
    const open = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
    expect(rankAssociation(low([1, 2, 3]), { values: [exactly(1), exactly(2), open], good: "low" })).toEqual(
      anything,
    );
    const other = { values: [exactly(1), exactly(1200), never], good: "low" as const };
    expect(rankAssociation(low([1, 2, 3]), other)).toEqual(anything);
    expect(rankAssociation(other, low([1, 2, 3]))).toEqual(anything);
  });

  it("leaves out a variant that diverged in both measures, and knows nothing of two that are left", () => {
    const endless = Number.POSITIVE_INFINITY;
    // Kept in, the last two would tie last in both: ρ would be 0.8 and more, of four finished ones it is −0.2.
    expect(rankAssociation(low([3, 1, 4, 2, endless, endless]), low([1, 2, 3, 4, endless, endless]))).toEqual(
      rankAssociation(low([3, 1, 4, 2]), low([1, 2, 3, 4])),
    );
    expect(rankAssociation(low([1, 2, endless]), low([1, 2, endless]))).toEqual(anything);
    // By one of them alone it is still ranked last.
    expect(rankAssociation(low([1, 2, endless]), low([1, 2, 3]))).toEqual(exactly(1));
  });

  it("does not change under rising transforms, changes sign under falling ones, and has no order", () => {
    const whole = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole), { minLength: 3, maxLength: 12 }), (pairs) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const rho = rankAssociation(low(x), low(y));
        const cubed = rankAssociation(low(x.map((a) => a ** 3)), low(y.map((b) => Math.exp(b / 10))));
        const mirrored = rankAssociation(low(x), low(y.map((b) => -b)));
        const swapped = rankAssociation(low(y), low(x));
        const turned = rankAssociation(low(x.toReversed()), low(y.toReversed()));
        expect(cubed.low).toBeCloseTo(rho.low, 12);
        expect(mirrored.low).toBeCloseTo(-rho.high, 12);
        expect(swapped.low).toBeCloseTo(rho.low, 12);
        expect(turned.low).toBeCloseTo(rho.low, 12);
        expect(rho.low).toBeGreaterThanOrEqual(-1);
        expect(rho.high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("an association", () => {
  const claim = (direction: "rises" | "falls", extra: Partial<Claim> = {}): Claim =>
    ({
      id: "together",
      says: "More shift goes with more steps.",
      source: null,
      measure: { kind: "steps-to-target", statistic: null, layer: null },
      by: { difference: 0.3 },
      form: "association",
      with: { kind: "batch-shift", statistic: null, layer: null },
      direction,
      across: ["noise"],
      ...extra,
    }) as Claim;
  const noise = ["none", "weak", "strong", "very strong"];
  const both = (one: readonly MeasuredRun[], other: readonly MeasuredRun[]): MeasuredRun[] =>
    one.map((run, at) => ({ ...run, measures: [...run.measures, ...other[at]!.measures] }));
  const never = [1500, Number.POSITIVE_INFINITY] as const;
  const speeds = [100, 300, 200, never] as const;
  const shifts = [0.1, 0.2, 0.3, 0.4];
  const runs = noise.flatMap((level, at) =>
    both(runsOf(level, repeated(speeds[at]!, 8), steps), runsOf(level, repeated(shifts[at]!, 8), shift)),
  );

  it("is decided by one rank correlation per seed: 1 − 6·2/60 = 0.8", () => {
    const [finding] = findingsOf(question({ noise }, [claim("rises")]), runs);
    expect(finding).toMatchObject({
      verdict: "supported",
      scale: "difference",
      twins: 8,
      association: { with: { name: "batch-shift" }, medians: shifts },
    });
    expect(finding!.effect.median).toBeCloseTo(0.8, 12);
    expect(finding!.differences).toHaveLength(8);
    expect(finding!.sides.map(({ median }) => median)).toEqual([100, 300, 200, null]);
    expect(finding!.sentence).toBe(
      "Across the 4 levels of noise, steps to the target is positively associated with shift of the mini-batches " +
        "(median rank correlation 0.80, 95 % interval 0.80 to 0.80, 8 seeds, an association, not a cause, " +
        "8 of 8 runs with noise very strong did not reach the target and are ranked last): " +
        "the claim “More shift goes with more steps” is supported.",
    );
  });

  it("is contradicted where it goes the other way", () => {
    const [finding] = findingsOf(question({ noise }, [claim("falls")]), runs);
    expect(finding).toMatchObject({ verdict: "contradicted", nuance: "reversed" });
    expect(finding!.effect.median).toBeCloseTo(-0.8, 12);
    expect(finding!.sentence).toContain("positively associated with");
    expect(finding!.sentence).toContain("median rank correlation 0.80");
  });

  it("counts diverged runs, which rank last, and does not speak of a side", () => {
    const diverged = [
      ...runs.slice(0, 24),
      ...both(
        runsOf("very strong", repeated("diverged", 8), steps),
        runsOf("very strong", repeated(0.4, 8), shift),
      ),
    ];
    const [finding] = findingsOf(question({ noise }, [claim("rises")]), diverged);
    expect(finding).toMatchObject({ verdict: "supported", nuance: null });
    expect(finding!.sentence).toContain("8 of 8 runs with noise very strong diverged");
  });

  it("leaves out of a seed's ranking what diverged before either measure could be read, and says so", () => {
    const kinds = { kind: "test-loss", statistic: null, layer: null } as const;
    const losses = { name: "test-loss", statistic: "running" } as const;
    const levels = [...noise, "absurd"];
    const gone = noise.flatMap((level, at) =>
      both(runsOf(level, repeated(0.1 * at, 8), losses), runsOf(level, repeated(100 - at, 8), steps)),
    );
    const absurd = both(
      runsOf("absurd", repeated("diverged", 8), losses),
      runsOf("absurd", repeated("diverged", 8), steps),
    );
    const [finding] = findingsOf(
      question({ noise: levels }, [claim("falls", { with: kinds } as Partial<Claim>)]),
      [...gone, ...absurd],
    );
    expect(finding!.effect.median).toBe(1);
    expect(finding!.sentence).toContain(
      "8 of 8 runs with noise absurd diverged and are left out of the ranking",
    );
  });

  it("leaves out the levels that it is told to", () => {
    const kept = claim("rises", { among: { noise: ["none", "weak", "very strong"] } } as Partial<Claim>);
    const [finding] = findingsOf(question({ noise }, [kept]), runs);
    expect(finding!.sides.map(({ label }) => label)).toEqual([
      "noise none",
      "noise weak",
      "noise very strong",
    ]);
    expect(finding!.effect.median).toBe(1);
  });

  it("is found once for each level of a factor that it leaves open, or where it is told to keep to", () => {
    const twice = ["none", "batch"].flatMap((norm) =>
      runs.map((run) => ({ ...run, variant: `${run.variant}/${norm}` })),
    );
    const factors = { noise, norm: ["none", "batch"] };
    const all = findingsOf(question(factors, [claim("rises")]), twice);
    expect(all.map(({ where }) => where)).toEqual([{ norm: "none" }, { norm: "batch" }]);
    const kept = findingsOf(question(factors, [claim("rises", { where: { norm: "batch" } })]), twice);
    expect(kept.map(({ where }) => where)).toEqual([{}]);
    expect(kept[0]!.sentence).toMatch(/^With norm batch, across the 4 levels of noise/);
    const across = findingsOf(question(factors, [claim("rises", { across: ["noise", "norm"] })]), twice);
    expect(across[0]!.sides).toHaveLength(8);
    expect(across[0]!.sentence).toContain("Across the 8 variants of noise and norm");
  });

  it("says what it needs where seeds are too few", () => {
    const few = runs.filter(({ seed }) => seed <= 3);
    const [finding] = findingsOf(question({ noise }, [claim("rises")]), few);
    expect(finding).toMatchObject({ verdict: "inconclusive", nuance: "too few seeds to decide" });
    expect(finding!.sentence).toContain("3 seeds are too few to decide");
  });

  it("is withheld where too few runs come to the loss at which the other measure is taken", () => {
    const matched = claim("rises", {
      with: { kind: "gradient-shift-cosine", statistic: null, layer: null, at: { lossCrosses: 0.2 } },
    } as Partial<Claim>);
    const course = { steps: Int32Array.of(0, 100), statistic: null, layer: null };
    const followed = (uncrossed: number) =>
      noise.flatMap((level, at) =>
        runsOf(level, repeated(100 + at, 10), steps).map((run) => ({
          ...run,
          courses: [
            {
              ...course,
              name: "probe-loss" as const,
              values: Float64Array.of(0.4, run.seed > uncrossed || at > 0 ? 0 : 0.3),
            },
            { ...course, name: "gradient-shift-cosine" as const, layer: 2, values: Float64Array.of(at, at) },
          ],
        })),
      );
    const found = (uncrossed: number) => findingsOf(question({ noise }, [matched]), followed(uncrossed))[0]!;
    expect(found(1)).toMatchObject({ verdict: "supported", above: 9, unknown: 1 });
    expect(found(3)).toMatchObject({ verdict: "inconclusive", nuance: "too few reached it" });
    expect(found(3).sentence).toContain("3 of 10 runs with noise none never came to that loss");
  });

  it("warns of a target too high, whichever of its measures counts steps", () => {
    const swapped = claim("rises", {
      measure: { kind: "batch-shift", statistic: null, layer: null },
      with: { kind: "steps-to-target", statistic: null, layer: null },
    } as Partial<Claim>);
    const asked = question({ noise }, [swapped]);
    const variants = asked.variants.map((variant) => ({
      ...variant,
      settings: {
        training: { target: { measure: "test-accuracy", reach: 0.9 }, optimizer: { learningRate: 1 } },
      } as (typeof variant)["settings"],
    }));
    const accuracies = noise.flatMap((level) => runsOf(level, repeated(0.5, 8)));
    const scenario = { ...asked, variants, seeds: { from: 1, count: 8, untilDecided: null } };
    expect(warningsOf(scenario, accuracies).slice(1)[0]).toMatch(/none \(50\.0\u202f%\).*; .*; .*; /);
  });
});
