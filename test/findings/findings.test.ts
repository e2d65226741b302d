import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import { randomStream } from "../../src/random.ts";
import type { Claim } from "../../src/scenario/scenario.ts";
import { onBeatsOff, question, repeated, runsOf, shift, steps, switched } from "./laboratory.ts";

const byOnePercent = onBeatsOff("test-accuracy", { difference: 0.01 });
const bySteps = onBeatsOff("steps-to-target", { ratio: 1.25 });

describe("a difference", () => {
  it("is supported where the twins agree: 8 of 8 above the margin, p = 2/256", () => {
    const on = [0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98];
    const finding = switched(byOnePercent, on, repeated(0.9, 8).with(0, 0.8));
    expect(finding).toMatchObject({ verdict: "supported", nuance: null, scale: "difference", where: {} });
    // d = 0.11, 0.02, 0.03, …, 0.08: sorted 0.02 … 0.08, 0.11; k = 1 of 8.
    expect(finding.effect.median).toBeCloseTo(0.055, 12);
    expect(finding.effect.low).toBeCloseTo(0.02, 12);
    expect(finding.effect.high).toBeCloseTo(0.11, 12);
    expect(finding).toMatchObject({ twins: 8, above: 8, below: 0, unknown: 0, p: 2 / 256, pHolm: 2 / 256 });
    expect(finding.confidence).toBe(1 - 2 / 256);
    expect(finding.sides[0]).toMatchObject({ label: "switch on", diverged: 0, censored: 0 });
    expect(finding.sides[1]).toMatchObject({ label: "switch off", median: 0.9 });
    expect(finding.differences[1]).toMatchObject({ seed: 2 });
    expect(finding.differences[1]!.low).toBeCloseTo(0.02, 12);
  });

  it("is contradicted, reversed, where the interval lies below 0", () => {
    const finding = switched(byOnePercent, repeated(0.5, 8), repeated(0.9, 8));
    expect(finding).toMatchObject({ verdict: "contradicted", nuance: "reversed", below: 8 });
  });

  it("is contradicted, too small to matter, where the interval lies within the margin", () => {
    const finding = switched(byOnePercent, repeated(0.905, 8).with(0, 0.895), repeated(0.9, 8));
    expect(finding).toMatchObject({ verdict: "contradicted", nuance: "too small to matter" });
  });

  it("counts ties with the margin for neither, though 0.95 − 0.94 rounds above 0.01", () => {
    const finding = switched(byOnePercent, repeated(0.95, 8), repeated(0.94, 8));
    expect(finding).toMatchObject({ verdict: "inconclusive", above: 0, below: 0, unknown: 0, p: 1 });
  });

  it("is inconclusive where the twins disagree: 7 of 8, p = 2·9/256", () => {
    const finding = switched(byOnePercent, repeated(0.95, 8).with(3, 0.8), repeated(0.9, 8));
    expect(finding).toMatchObject({ verdict: "inconclusive", nuance: null, p: 18 / 256 });
  });

  it("says that there were too few seeds: 5 twins cannot decide", () => {
    const finding = switched(byOnePercent, repeated(0.95, 5), repeated(0.9, 5));
    expect(finding).toMatchObject({ verdict: "inconclusive", nuance: "too few seeds to decide", p: 2 / 32 });
    expect(finding.effect).toMatchObject({ low: null, high: null });
    expect(finding.confidence).toBeNull();
  });

  it("decides from 6 twins on", () => {
    expect(switched(byOnePercent, repeated(0.95, 6), repeated(0.9, 6)).verdict).toBe("supported");
  });

  it("pairs by seed and leaves out seeds that one side lacks", () => {
    const scenario = question({ switch: ["off", "on"] }, [byOnePercent]);
    const runs = [...runsOf("off", repeated(0.9, 9)), ...runsOf("on", repeated(0.95, 7)).reverse()];
    const [finding] = findingsOf(scenario, runs);
    expect(finding!.differences.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("turns with the measure's good direction: fewer steps are better, as a ratio", () => {
    const finding = switched(bySteps, repeated(500, 8), repeated(1000, 8), steps);
    expect(finding).toMatchObject({ verdict: "supported", scale: "ratio" });
    expect(finding.effect.median).toBeCloseTo(Math.log(2), 12);
    expect(finding.margin).toBeCloseTo(Math.log(1.25), 12);
  });

  it("is compared as its `by` says: a difference of steps", () => {
    const claim = onBeatsOff("steps-to-target", { difference: 100 });
    expect(switched(claim, repeated(500, 8), repeated(1000, 8), steps).effect.median).toBe(500);
  });

  it("knows nothing of the ratio of negative numbers", () => {
    const claim = onBeatsOff("batch-shift", { ratio: 2 });
    const finding = switched(claim, repeated(-0.1, 8), repeated(0.3, 8), shift);
    expect(finding).toMatchObject({ verdict: "inconclusive", unknown: 8 });
  });
});

describe("censoring", () => {
  const unfinished = [1500, Number.POSITIVE_INFINITY] as const;

  it("supports where every range lies above: 500 steps against more than 1,500", () => {
    const finding = switched(bySteps, repeated(500, 8), repeated(unfinished, 8), steps);
    expect(finding).toMatchObject({ verdict: "supported", above: 8, unknown: 0 });
    expect(finding.effect.median).toBeNull();
    expect(finding.effect.low).toBeCloseTo(Math.log(3), 12);
    expect(finding.effect.high).toBeNull();
    expect(finding.sides[1]).toMatchObject({ median: null, censored: 8, diverged: 0 });
  });

  it("takes no evidence from twins that are both unfinished", () => {
    const on = [...repeated(500, 5), ...repeated(unfinished, 3)];
    const finding = switched(bySteps, on, repeated(unfinished, 8), steps);
    // 5 of 8 above: p = 2·93/256
    expect(finding).toMatchObject({ verdict: "inconclusive", above: 5, unknown: 3, p: 186 / 256 });
    expect(finding.differences[7]).toEqual({ seed: 8, low: null, high: null });
    expect(finding.effect).toEqual({ median: null, low: null, high: null });
  });

  it("leaves open what a budget leaves open: 1,400 steps against more than 1,500 at a margin of × 1.25", () => {
    const finding = switched(bySteps, repeated(1400, 8), repeated(unfinished, 8), steps);
    expect(finding).toMatchObject({ verdict: "inconclusive", above: 0, unknown: 8 });
    expect(finding.effect.low).toBeCloseTo(Math.log(1500 / 1400), 12);
  });

  it("keeps a known median among a few unfinished runs", () => {
    const off = [...repeated(1000, 6), ...repeated(unfinished, 2)];
    const finding = switched(bySteps, repeated(500, 8), off, steps);
    expect(finding.effect.median).toBeCloseTo(Math.log(2), 12);
    expect(finding.effect.high).toBeNull();
  });
});

describe("divergence", () => {
  it("counts as the bad end: supported, with the nuance that one side all diverged", () => {
    const finding = switched(byOnePercent, repeated(0.95, 8), repeated("diverged", 8));
    expect(finding).toMatchObject({
      verdict: "supported",
      nuance: "all runs of one side diverged",
      above: 8,
    });
    expect(finding.effect).toEqual({ median: null, low: null, high: null });
    expect(finding.sides[1]).toMatchObject({ median: null, diverged: 8, censored: 0 });
    expect(finding.sentence).toBe(
      "Changing switch from off to on takes test accuracy at inference from divergence to 0.95 (median difference " +
        "unbounded, 95 % interval unbounded, 8 twins, 8 of 8 runs with switch off diverged): the claim “On helps” is " +
        "supported, all runs of one side diverged.",
    );
  });

  it("is known to be the bad end even where the run left no measure", () => {
    const runs = [...runsOf("off", repeated("diverged", 8)), ...runsOf("on", repeated(0.95, 8))];
    const silent = runs.map((run) => (run.variant === "off" ? { ...run, measures: [] } : run));
    const scenario = question({ switch: ["off", "on"] }, [byOnePercent]);
    expect(findingsOf(scenario, silent)).toEqual(findingsOf(scenario, runs));
  });

  it("of both sides says nothing about their difference", () => {
    const finding = switched(bySteps, repeated("diverged", 8), repeated("diverged", 8), steps);
    expect(finding).toMatchObject({
      verdict: "inconclusive",
      nuance: "all runs of one side diverged",
      unknown: 8,
    });
  });

  it("leaves no infinity and no NaN in the JSON", () => {
    const off = [...repeated("diverged", 3), [1500, Number.POSITIVE_INFINITY] as const, 0, 900, 800, 700];
    const finding = switched(bySteps, repeated("diverged", 8).with(2, 500), off, steps);
    expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
  });
});

describe("the same", () => {
  const same: Claim = {
    ...byOnePercent,
    form: "same",
    one: { switch: "on" },
    other: { switch: "off" },
    id: "same",
  };

  it("is supported where all differences lie within the margin", () => {
    const finding = switched(same, repeated(0.905, 8), repeated(0.9, 8));
    expect(finding).toMatchObject({ verdict: "supported", above: 0, below: 0, p: 2 / 256 });
  });

  it("is contradicted on either side", () => {
    expect(switched(same, repeated(0.95, 8), repeated(0.9, 8))).toMatchObject({
      verdict: "contradicted",
      above: 8,
    });
    expect(switched(same, repeated(0.85, 8), repeated(0.9, 8))).toMatchObject({
      verdict: "contradicted",
      below: 8,
    });
  });

  it("is not supported by a lack of evidence", () => {
    const on = [0.8, 0.99, 0.85, 0.95, 0.7, 0.97, 0.88, 0.93];
    expect(switched(same, on, repeated(0.9, 8)).verdict).toBe("inconclusive");
  });
});

describe("a contrast", () => {
  const contrast: Claim = {
    ...byOnePercent,
    id: "repairs",
    says: "Batch norm repairs biased sampling.",
    form: "contrast",
    better: { sampling: "biased", norm: "batch" },
    than: { sampling: "uniform", norm: "batch" },
    beyond: { better: { sampling: "biased", norm: "none" }, than: { sampling: "uniform", norm: "none" } },
  };
  const scenario = question({ sampling: ["uniform", "biased"], norm: ["none", "batch"] }, [contrast]);
  const runs = (biasedWithBatch: number) => [
    ...runsOf("uniform/none", repeated(0.95, 8)),
    ...runsOf("biased/none", repeated(0.75, 8)),
    ...runsOf("uniform/batch", repeated(0.94, 8)),
    ...runsOf("biased/batch", repeated(biasedWithBatch, 8)),
  ];

  it("is a difference of differences: (0.9 − 0.94) − (0.75 − 0.95) = 0.16", () => {
    const [finding] = findingsOf(scenario, runs(0.9));
    expect(finding).toMatchObject({ verdict: "supported", twins: 8 });
    expect(finding!.effect.median).toBeCloseTo(0.16, 12);
    expect(finding!.sides).toHaveLength(4);
  });

  it("is contradicted by (0.5 − 0.94) − (0.75 − 0.95) = −0.24", () => {
    const [finding] = findingsOf(scenario, runs(0.5));
    expect(finding).toMatchObject({ verdict: "contradicted", nuance: "reversed" });
    expect(finding!.sentence).toBe(
      "Changing sampling from uniform to biased takes test accuracy at inference from 0.94 to 0.50 with norm batch, " +
        "from 0.95 to 0.75 with norm none (median difference of the differences −0.24, " +
        "95 % interval −0.24 to −0.24, 8 twins): " +
        "the claim “Batch norm repairs biased sampling” is contradicted, the effect is the reverse.",
    );
  });
});

describe("a trend", () => {
  const trend = (direction: "rises" | "falls"): Claim => ({
    ...byOnePercent,
    id: "deeper",
    says: "Deeper is slower.",
    measure: { kind: "steps-to-target", statistic: null, layer: null },
    by: { difference: 100 },
    form: "trend",
    over: "depth",
    direction,
  });
  const runs = [
    ...runsOf("3", repeated(1000, 8), steps),
    ...runsOf("4", repeated(1600, 8).with(0, 900), steps),
    ...runsOf("5", repeated(3000, 8), steps),
  ];

  it("is the least-squares slope over the whole range: 1,000, 1,600, 3,000 rises by 2,000", () => {
    const [finding] = findingsOf(question({ depth: ["3", "4", "5"] }, [trend("rises")]), runs);
    expect(finding).toMatchObject({ verdict: "supported", everyStep: 7 });
    expect(finding!.effect.median).toBeCloseTo(2000, 9);
    expect(finding!.sides.map(({ median }) => median)).toEqual([1000, 1600, 3000]);
    expect(finding!.sentence).toBe(
      "Over depth from 3 to 5, the median of steps to the target goes from 1,000 to 1,600 to 3,000 " +
        "(median fitted change from the first level to the last 2,000, 95 % interval 2,000 to 2,000, 8 seeds, " +
        "every step rises in 7 of them): the claim “Deeper is slower” is supported.",
    );
  });

  it("is contradicted where it goes the other way", () => {
    const [finding] = findingsOf(question({ depth: ["3", "4", "5"] }, [trend("falls")]), runs);
    expect(finding).toMatchObject({ verdict: "contradicted", nuance: "reversed", everyStep: 0 });
  });

  it("takes unfinished runs as ranges", () => {
    const unfinished = [4000, Number.POSITIVE_INFINITY] as const;
    const censored = [...runs.slice(0, 16), ...runsOf("5", repeated(unfinished, 8), steps)];
    const [finding] = findingsOf(question({ depth: ["3", "4", "5"] }, [trend("rises")]), censored);
    expect(finding).toMatchObject({ verdict: "supported", effect: { median: null, high: null } });
    expect(finding!.effect.low).toBeCloseTo(3000, 9);
  });
});

describe("findings of a scenario", () => {
  it("are one per level of the factors that a claim does not name, all within the correction", () => {
    const scenario = question({ rate: ["0.1", "1"], switch: ["off", "on"], depth: ["3", "4"] }, [
      byOnePercent,
    ]);
    const runs = scenario.variants.flatMap(({ id }) =>
      runsOf(id, repeated(id.includes("on") ? 0.95 : 0.9, 8)),
    );
    const findings = findingsOf(scenario, runs);
    expect(findings.map(({ where }) => where)).toEqual([
      { rate: "0.1", depth: "3" },
      { rate: "0.1", depth: "4" },
      { rate: "1", depth: "3" },
      { rate: "1", depth: "4" },
    ]);
    for (const { p, pHolm } of findings) expect([p, pHolm]).toEqual([2 / 256, 8 / 256]);
    expect(findings[2]!.sentence).toContain("With rate 1, depth 3, changing switch from off to on raises");
  });

  it("need more seeds the more they are: 6 twins decide one claim, not two", () => {
    const scenario = question({ switch: ["off", "on"] }, [byOnePercent, { ...byOnePercent, id: "again" }]);
    const runs = [...runsOf("off", repeated(0.9, 6)), ...runsOf("on", repeated(0.95, 6))];
    for (const finding of findingsOf(scenario, runs)) {
      expect(finding).toMatchObject({
        verdict: "inconclusive",
        nuance: "too few seeds to decide",
        pHolm: 4 / 64,
      });
    }
  });

  it("are none without claims", () => {
    expect(findingsOf(question({ switch: ["off", "on"] }, []), [])).toEqual([]);
  });

  it("name the claim and what has to be tracked where a measure has no values", () => {
    const claim = onBeatsOff("drift", { ratio: 1.2 });
    expect(() => switched(claim, [0.9], [0.9])).toThrow(
      'claim "on-helps": variant "on", seed 1: needs 1 value of drift, got 0; track "drift"',
    );
  });

  it("name the claim where no seed was run by all sides", () => {
    expect(() => switched(byOnePercent, [0.9], [])).toThrow(
      'claim "on-helps": needs at least 1 seed that every side has run, got 0',
    );
  });

  it("are the same again, whatever the order of the runs", () => {
    const scenario = question({ switch: ["off", "on"] }, [byOnePercent]);
    const runs = [
      ...runsOf("off", [0.9, 0.8, 0.7, 0.6, 0.5, 0.4]),
      ...runsOf("on", [0.9, 0.9, 0.8, 0.7, 0.5, 0.6]),
    ];
    expect(findingsOf(scenario, [...runs].reverse())).toEqual(findingsOf(scenario, runs));
  });
});

describe("findings obey", () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
    minLength: 1,
    maxLength: 25,
  });
  const split = (twins: readonly (readonly [number, number])[], constant = 0) => ({
    on: twins.map(([on]) => on / 100 + constant),
    off: twins.map(([, off]) => off / 100 + constant),
  });

  it("a mirror: swapping better and than negates effect and interval", () => {
    fc.assert(
      fc.property(pairs, (twins) => {
        const { on, off } = split(twins);
        const finding = switched(onBeatsOff("test-accuracy", { difference: 0 }), on, off);
        const mirrored = switched(onBeatsOff("test-accuracy", { difference: 0 }, true), on, off);
        const negative = (value: number | null) => (value === null ? null : 0 - value);
        expect(mirrored.effect.median).toBeCloseTo(negative(finding.effect.median)!, 12);
        expect(mirrored.effect.low).toBe(negative(finding.effect.high));
        expect(mirrored.effect.high).toBe(negative(finding.effect.low));
        expect([mirrored.above, mirrored.below, mirrored.p]).toEqual([
          finding.below,
          finding.above,
          finding.p,
        ]);
        const opposite = {
          supported: "contradicted",
          contradicted: "supported",
          inconclusive: "inconclusive",
        };
        expect(mirrored.verdict).toBe(opposite[finding.verdict]);
      }),
    );
  });

  it("a constant: adding it to both twins changes nothing", () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: -3, max: 3 }), (twins, constant) => {
        const [plain, moved] = [split(twins), split(twins, constant)];
        const before = switched(byOnePercent, plain.on, plain.off);
        const after = switched(byOnePercent, moved.on, moved.off);
        const { verdict, above, below, pHolm } = before;
        expect(after).toMatchObject({ verdict, above, below, pHolm });
        expect(after.effect.median).toBeCloseTo(before.effect.median!, 10);
      }),
    );
  });

  it("a margin: a larger one never turns a claim towards supported", () => {
    fc.assert(
      fc.property(pairs, fc.nat(20), fc.nat(20), (twins, margin, more) => {
        const { on, off } = split(twins);
        const at = (difference: number) => switched(onBeatsOff("test-accuracy", { difference }), on, off);
        expect(at((margin + more) / 100).above).toBeLessThanOrEqual(at(margin / 100).above);
      }),
    );
  });

  it("more seeds: the same difference once more never raises p", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (n) => {
        const p = (twins: number) => switched(byOnePercent, repeated(0.95, twins), repeated(0.9, twins)).p;
        expect(p(n + 1)).toBeLessThanOrEqual(p(n));
      }),
    );
  });

  it("their level: a true null at the margin is decided in at most 5 % of 1,000 skewed samples", () => {
    const stream = randomStream("findings/null");
    let decided = 0;
    for (let trial = 0; trial < 1000; trial++) {
      // Exponential differences with median 0.01, the margin.
      const on = Array.from({ length: 20 }, () => 0.01 + 0.02 * (-Math.log(1 - stream.next()) - Math.LN2));
      if (switched(byOnePercent, on, repeated(0, 20)).verdict !== "inconclusive") decided++;
    }
    expect(decided).toBeGreaterThan(10);
    expect(decided).toBeLessThanOrEqual(50 + 2 * Math.sqrt(1000 * 0.05 * 0.95));
  });

  it("their level over a family: three true nulls are decided, any of them, in at most 5 % of 400 scenarios", () => {
    const stream = randomStream("findings/family");
    const scenario = question({ rate: ["1", "2", "3"], switch: ["off", "on"] }, [byOnePercent]);
    let decided = 0;
    for (let trial = 0; trial < 400; trial++) {
      const runs = scenario.variants.flatMap(({ id }) =>
        runsOf(
          id,
          id.endsWith("on") ? Array.from({ length: 20 }, () => stream.normal(0.01, 0.02)) : repeated(0, 20),
        ),
      );
      if (findingsOf(scenario, runs).some(({ verdict }) => verdict !== "inconclusive")) decided++;
    }
    expect(decided).toBeLessThanOrEqual(20 + 2 * Math.sqrt(400 * 0.05 * 0.95));
  });
});

describe("the sentence", () => {
  const repairs: Claim = {
    ...byOnePercent,
    id: "bn-repairs-bias",
    says: "Batch norm repairs training on one-subset batches.",
    form: "difference",
    better: { sampling: "one-subset", normalization: "batch norm" },
    than: { sampling: "one-subset", normalization: "none" },
  };

  it("tells what changed, from what to what, how surely, and what became of the claim", () => {
    const scenario = question({ sampling: ["one-subset"], normalization: ["none", "batch norm"] }, [repairs]);
    const spread = [
      -0.01, 0, 0.01, 0, 0, 0.01, -0.01, 0, 0.01, -0.01, 0, 0, 0, 0.01, -0.01, 0.01, -0.01, 0, 0.01, -0.01,
    ];
    const [finding] = findingsOf(scenario, [
      ...runsOf("one-subset/none", repeated(0.95, 20)),
      ...runsOf(
        "one-subset/batch norm",
        spread.map((more) => 0.51 + more),
      ),
    ]);
    expect(finding!.sentence).toBe(
      "With sampling one-subset, changing normalization from none to batch norm lowers test accuracy at inference " +
        "from 0.95 to 0.51 (median difference −0.44, 95 % interval −0.45 to −0.43, 20 twins): the claim " +
        "“Batch norm repairs training on one-subset batches” is contradicted, the effect is the reverse.",
    );
  });

  it("tells ratios, and who did not reach the target", () => {
    const off = repeated(1170, 8).with(7, [1500, Number.POSITIVE_INFINITY]);
    expect(switched(bySteps, repeated(510, 8), off, steps).sentence).toBe(
      "Changing switch from off to on lowers steps to the target from 1,170 to 510 (median ratio × 0.44, " +
        "95 % interval at most × 0.44, 8 twins, 1 of 8 runs with switch off did not reach the target): " +
        "the claim “On helps” is supported.",
    );
  });

  it("tells when nothing could be decided", () => {
    expect(switched(byOnePercent, repeated(0.9, 3), repeated(0.9, 3)).sentence).toBe(
      "Changing switch from off to on leaves test accuracy at inference at 0.90 (median difference 0.00, too few " +
        "for a 95 % interval, 3 twins): the evidence on the claim “On helps” is inconclusive, 3 twins are too few " +
        "to decide (at least 6 are needed).",
    );
  });
});
