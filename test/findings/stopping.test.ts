import { describe, expect, it } from "vitest";
import { chanceToDecide } from "../../src/findings/chanceToDecide.ts";
import { findingsOf } from "../../src/findings/findings.ts";
import { stopAfter } from "../../src/findings/stopping.ts";
import { standingWords, stoppingWords } from "../../src/findings/stoppingWords.ts";
import { onBeatsOff, question, repeated, runsOf, type Value } from "./laboratory.ts";

const looks = { atLeast: 12, atMost: 40, step: 4 };

/** Findings on accuracies of "on", beside 0.9 of "off" in every seed; a claim is that it is better by more than 0.01. */
function foundWith(on: readonly Value[], atMost = 40) {
  const scenario = {
    ...question({ switch: ["off", "on"] }, [onBeatsOff("test-accuracy", { difference: 0.01 })]),
    seeds: { from: 1, count: on.length, untilDecided: { ...looks, atMost } },
  };
  return findingsOf(scenario, [...runsOf("off", repeated(0.9, on.length)), ...runsOf("on", on)]);
}

describe("where seeds stop", () => {
  it("is at the look at which all is decided", () => {
    const findings = foundWith(repeated(0.95, 12));
    expect(stopAfter(findings)).toBe("decided");
    expect(findings[0]!.sentence).toMatch(/is supported, decided at 12 seeds\.$/);
    expect(stoppingWords(findings)).toMatch(/^Stopped at 12 seeds, when all was decided/);
  });

  it("is later for one that may be decided, and says how far it is", () => {
    const findings = foundWith([...repeated(0.95, 10), ...repeated(0.9, 2)]);
    expect(stopAfter(findings)).toBeNull();
    expect(standingWords(findings[0]!)).toBe("10 of 12 above the margin, 2 below");
    expect(findings[0]!.sentence).toContain("more seeds, up to 40, would decide it with a chance of");
  });

  it("is where more seeds would hardly decide: as many above as below", () => {
    const half = (seeds: number) => Array.from({ length: seeds }, (_, seed) => (seed % 2 ? 0.95 : 0.85));
    // Six of twelve may come from a claim that is decided by 200; twelve of 24 hardly from one that is by 40.
    expect(stopAfter(foundWith(half(12), 200))).toBeNull();
    const findings = foundWith(half(24));
    expect(findings[0]!.untilDecided!.chance).toBeLessThan(0.1);
    expect(stopAfter(findings)).toBe("hopeless");
    expect(stoppingWords(findings)).toContain("less than 1 chance in 10 to be decided by 40");
  });

  it("is at the most in any case", () => {
    const findings = foundWith(Array.from({ length: 40 }, (_, seed) => (seed % 8 < 5 ? 0.95 : 0.85)));
    expect(stopAfter(findings)).toBe("at most");
    expect(stoppingWords(findings)).toMatch(
      /^Went on to the most it was given, 40 seeds, with claims still open/,
    );
  });

  it("is told apart where what is open is withheld", () => {
    const [finding] = foundWith(repeated(0.95, 12) as number[]);
    const state = { ...finding!.untilDecided!, decidedAt: null, chance: null };
    const withheld = [{ ...finding!, verdict: "inconclusive" as const, untilDecided: state }];
    expect(stopAfter(withheld)).toBe("withheld");
    expect(stoppingWords(withheld)).toContain("too few runs come to where they are compared");
  });

  it("is nowhere before the first look", () => {
    expect(stopAfter(foundWith(repeated(0.95, 11) as number[]))).toBeNull();
  });

  it("waits up to 20 seeds for how a claim is contradicted", () => {
    // All below the margin: no effect in half of them, the reverse in the others, so that neither is clear.
    const neither = [...repeated(0.895, 7), ...repeated(0.905, 5)];
    const twelve = foundWith(neither);
    expect(twelve[0]).toMatchObject({ verdict: "contradicted", nuance: "too small to matter" });
    expect(stopAfter(twelve)).toBe("decided");
    const wide = [...repeated(0.85, 7), ...repeated(0.905, 5)];
    expect(foundWith(wide)[0]).toMatchObject({ verdict: "contradicted", nuance: null });
    expect(stopAfter(foundWith(wide))).toBeNull();
    const later = (count: number) => foundWith([...wide, ...wide, ...wide].slice(0, count));
    expect(stopAfter(later(28))).toBeNull();
    expect(stopAfter(later(32))).toBe("decided");
  });
});

describe("chanceToDecide", () => {
  it("follows Laplace's rule of succession, on the better side", () => {
    const chance = chanceToDecide([18], [6], 24, 0.05, { ...looks, atMost: 28 });
    // One look is left, at which 21 of 28 decide: 3 of the 4 or all. The first speaks so with 19/26, the next with 20/27
    // or 19/27, …
    const all = (19 * 20 * 21 * 22) / (26 * 27 * 28 * 29);
    const three = (4 * 19 * 20 * 21 * 7) / (26 * 27 * 28 * 29);
    expect(chance).toBeCloseTo(all + three, 12);
    expect(all + three).toBeCloseTo(2375 / 3393, 12);
    expect(chanceToDecide([6], [18], 24, 0.05, { ...looks, atMost: 28 })).toBe(chance);
  });

  it("of no difference takes both of its tests, against it one", () => {
    const most = { ...looks, atMost: 28 };
    const one = chanceToDecide([18], [0], 24, 0.05, most);
    expect(chanceToDecide([18, 24], [0, 6], 24, 0.05, most)).toBeCloseTo(
      one + chanceToDecide([24], [0], 24, 0.05, most) - 1,
      12,
    );
    expect(chanceToDecide([6, 24], [0, 18], 24, 0.05, most)).toBeCloseTo(one, 12);
    // Nothing is known of any.
    expect(chanceToDecide([0], [0], 12, 0.05, looks)).toBeLessThan(0.01);
  });
});
