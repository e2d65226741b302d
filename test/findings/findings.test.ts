import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import { randomStream } from "../../src/random.ts";
import { onBeatsOff, question, repeated, runsOf, switched } from "./laboratory.ts";

const byOnePercent = onBeatsOff("test-accuracy", { difference: 0.01 });

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
