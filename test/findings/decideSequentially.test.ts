import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/findings/decide.ts";
import type { Range } from "../../src/findings/range.ts";
import { sequentialP } from "../../src/statistics/sequentialSignTest.ts";

const looks = { atLeast: 12, atMost: 200, step: 4 };
const at = (value: number): Range => ({ low: value, high: value });
const times = (count: number, value: number) => Array.from({ length: count }, () => at(value));
const difference = (differences: readonly Range[]) =>
  ({ form: "difference", differences, margin: 1 }) as const;

describe("deciding look by look", () => {
  it("supports at the first look, 12 of 12 above: p = 2·G(2⁻¹²)", () => {
    const [one] = decide([difference(times(12, 2))], 0.05, looks);
    expect(one).toMatchObject({ verdict: "supported", untilDecided: { decidedAt: 12, chance: null } });
    expect(one!.test.p).toBeCloseTo(2 * 0.0018927703683359854, 14);
  });

  it("decides up to 8 claims at once with 12 of 12, and 20 not before 16", () => {
    const decidedAt = (claims: number, twins: number) =>
      decide(Array(claims).fill(difference(times(twins, 2))), 0.05, looks).map(
        ({ untilDecided }) => untilDecided!.decidedAt,
      );
    expect(decidedAt(8, 12)).toEqual(Array(8).fill(12));
    expect(decidedAt(20, 12)).toEqual(Array(20).fill(null));
    expect(decidedAt(20, 16)).toEqual(Array(20).fill(16));
  });

  it("keeps a verdict once it is given, whatever follows", () => {
    const [one] = decide([difference([...times(12, 2), ...times(60, 0)])], 0.05, looks);
    expect(one).toMatchObject({ verdict: "supported", untilDecided: { decidedAt: 12 } });
    expect(one!.test).toMatchObject({ above: 12, below: 60 });
  });

  it("looks at its looks alone: 11 of 11 decide nothing, and 13 of 13 no more than 12", () => {
    expect(decide([difference(times(11, 2))], 0.05, looks)[0]).toMatchObject({
      verdict: "inconclusive",
      pHolm: 1,
    });
    expect(decide([difference(times(13, 2))], 0.05, looks)[0]!.test.p).toBeCloseTo(
      2 * sequentialP(2 ** -12, looks),
      14,
    );
  });

  it("supports the same by both of its tests, and contradicts it by one", () => {
    const same = (differences: readonly Range[]) => ({ form: "same", differences, margin: 1 }) as const;
    expect(decide([same(times(12, 0))], 0.05, looks)[0]).toMatchObject({ verdict: "supported" });
    expect(decide([same(times(12, -2))], 0.05, looks)[0]).toMatchObject({ verdict: "contradicted" });
    const [mixed] = decide([same([...times(10, 0), ...times(2, 3)])], 0.05, looks);
    expect(mixed).toMatchObject({
      verdict: "inconclusive",
      untilDecided: { course: [{ twins: 12, forIt: 10, againstIt: 2 }] },
    });
  });

  it("gives a withheld verdict at the first look at which it no longer is", () => {
    const withheld = { ...difference(times(20, 2)), isWithheld: (twins: number) => twins < 16 };
    expect(decide([withheld], 0.05, looks)[0]).toMatchObject({
      verdict: "supported",
      untilDecided: { decidedAt: 16 },
    });
    const always = { ...withheld, isWithheld: () => true };
    expect(decide([always], 0.05, looks)[0]).toMatchObject({
      verdict: "inconclusive",
      untilDecided: { decidedAt: null, chance: null },
    });
  });

  it("keeps ties and what is unknown in n", () => {
    const open = [...times(11, 2), { low: 0, high: 3 }];
    expect(decide([difference(open)], 0.05, looks)[0]!.untilDecided!.course).toEqual([
      { twins: 12, forIt: 11, againstIt: 0 },
    ]);
  });

  it("gives what the intervals of all looks have in common", () => {
    // 1 to 20 as they come: the 2nd to the 11th of 12, the 3rd to the 14th of 16, the 4th to the 17th of 20.
    const upTo20 = Array.from({ length: 20 }, (_, index) => at(index + 1));
    const intervalAt = (twins: number) =>
      decide([difference(upTo20.slice(0, twins))], 0.05, looks)[0]!.interval;
    expect(intervalAt(11)).toEqual({
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      confidence: null,
    });
    expect(intervalAt(12)).toMatchObject({ low: 2, high: 11 });
    expect(intervalAt(15)).toMatchObject({ low: 2, high: 11 });
    expect(intervalAt(20)).toMatchObject({ low: 4, high: 11 });
    const backwards = decide([difference(upTo20.toReversed())], 0.05, looks)[0]!.interval;
    expect(backwards).toMatchObject({ low: 10, high: 17 });
  });

  it("tells an interval beyond the margin of whatever it supports, though its later seeds fall back", () => {
    // B has 11 of 12 and then 11 of 16, A decides at 16: Holm lets B through at 16, by what it had at 12.
    const a = difference([...times(11, 2), at(0), ...times(4, 2)]);
    const b = difference([...times(11, 2), ...times(5, 0)]);
    const decided = decide([a, b], 0.05, looks);
    expect(decided.map(({ untilDecided }) => untilDecided!.decidedAt)).toEqual([16, 16]);
    for (const { interval } of decided) expect(interval.low).toBeGreaterThan(1);
  });

  it("tells by how much Holm binds each: tied ones, and what follows a smaller p that fails, are bound alike", () => {
    const eleven = difference([...times(11, 2), at(0)]);
    const ten = difference([...times(10, 2), ...times(2, 0)]);
    const corrections = (claims: ReturnType<typeof difference>[]) =>
      decide(claims, 0.05, looks).map(({ untilDecided, test, pHolm }) => {
        // Corrected p over p, where it is below 1.
        expect(untilDecided!.correction).toBeCloseTo(pHolm / test.p, 12);
        return untilDecided!.correction;
      });
    expect(corrections([eleven, eleven])).toEqual([2, 2]);
    const [first, second] = corrections([eleven, ten]);
    expect(first).toBe(2);
    expect(second).toBeGreaterThanOrEqual(1);
  });

  it("says of longer data what it said of their beginning, however they go on", () => {
    const value = fc.constantFrom(0, 1, 2);
    const claims = fc.array(fc.array(value, { minLength: 60, maxLength: 60 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(claims, fc.constantFrom(12, 24, 40), (values, first) => {
        const upTo = (twins: number) =>
          decide(
            values.map((list) => difference(list.slice(0, twins).map(at))),
            0.05,
            looks,
          );
        const late = upTo(60);
        upTo(first).forEach(({ untilDecided, verdict, pHolm }, claim) => {
          expect(late[claim]!.pHolm).toBeLessThanOrEqual(pHolm);
          if (untilDecided!.decidedAt === null) return;
          expect(late[claim]).toMatchObject({
            verdict,
            untilDecided: { decidedAt: untilDecided!.decidedAt },
          });
        });
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});
