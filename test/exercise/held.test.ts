import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Given, type LineName, lineNames } from "../../src/exercise/exercise.ts";
import { holdExercise } from "../../src/exercise/held.ts";
import type { HeldLine } from "../../src/exercise/heldLine.ts";
import { slipsOf } from "../../src/exercise/slips.ts";
import { summaryWords } from "../../src/exercise/words.ts";
import { roundedTo, workedLine } from "../../src/exercise/workedLine.ts";
import { rounded, students, written } from "./students.ts";

const hold = (lines: Partial<Record<LineName, readonly number[]>>, decimals?: number, given = students) =>
  holdExercise({ title: "", given, lines: written(lines, decimals) });

const verdicts = (lines: readonly HeldLine[]) =>
  Object.fromEntries(lines.map(({ name, verdict }) => [name, verdict]));

/** The first line that differs, and what explains it. */
function firstSlip(lines: Partial<Record<LineName, readonly number[]>>, decimals?: number) {
  const { first, lines: held } = hold(lines, decimals);
  const found = held.find(({ name }) => name === first);
  return { first, slips: found?.slips.map(({ name }) => name) };
}

describe("a worked batch that is right", () => {
  it("passes to four decimals, whole or in part", () => {
    expect(hold(rounded)).toMatchObject({ isRight: true, first: null });
    for (const name of lineNames) expect(hold({ [name]: rounded[name] }).isRight).toBe(true);
  });

  it("passes where rounded lines were worked on with, and says so", () => {
    // σ to two decimals: −0.625/0.76 = −0.8224, 0.875/0.76 = 1.1513; exactly −0.8220 and 1.1508.
    const given = { ...students, epsilon: 0 };
    const { lines, isRight } = hold(
      { z: rounded.z, normalized: [-0.8224, 0.8224, -1.1513, 1.1513] },
      4,
      given,
    );
    expect(isRight).toBe(false);
    const withSd = holdExercise({
      title: "",
      given,
      lines: [
        { name: "sd", values: [0.76], decimals: 2 },
        { name: "normalized", values: [-0.8224, 0.8224, -1.1513, 1.1513], decimals: 4 },
      ],
    });
    expect(withSd.isRight).toBe(true);
    expect(withSd.lines.map(({ roundedBefore }) => roundedBefore)).toEqual([null, 2]);
    expect(verdicts(lines).normalized).not.toBe("right");
  });

  it("is what PyTorch and NumPy have for the batch of four", () => {
    const reference = JSON.parse(readFileSync("test/reference/worked_example.json", "utf8"));
    for (const [unit, expected] of reference.units.entries()) {
      const given: Given = {
        ...students,
        samples: reference.x,
        weights: reference.W[unit],
        bias: reference.b[unit],
        gamma: reference.gamma[unit],
        beta: reference.beta[unit],
        epsilon: reference.eps,
      };
      const z = expected.z as number[];
      const inside = {
        z,
        mean: [expected.mean as number],
        variance: [expected.var_biased as number],
        normalized: expected.normalized_var_eps as number[],
        result: expected.result_var_eps as number[],
      };
      const added = { normalized: expected.normalized_std_eps, result: expected.result_std_eps };
      expect(hold(inside, 9, given).isRight).toBe(true);
      expect(hold(added, 9, { ...given, epsilonPlacement: "added-to-sd" }).isRight).toBe(true);
      expect(hold({ variance: [expected.var_unbiased] }, 9, { ...given, divideBy: "m-1" }).isRight).toBe(
        true,
      );
    }
  });
});

describe("a slip in the notes' batch of four is named", () => {
  it.each<[string, LineName, Partial<Record<LineName, readonly number[]>>]>([
    // 2.3125/3
    ["variance-divisor", "variance", { mean: [0.725], variance: [0.7708] }],
    // 0.760345 + 0.1
    ["epsilon-placement", "divisor", { ...rounded, divisor: [0.8603] }],
    // √0.578125
    ["epsilon-forgotten", "divisor", { ...rounded, divisor: [0.7603] }],
    // 0.578125 + 0.1
    ["not-rooted", "divisor", { ...rounded, divisor: [0.6781] }],
    ["not-rooted", "sd", { variance: [0.5781], sd: [0.5781] }],
    // 2·0.625/√(4·0.578125 + 0.1) = 1.25/1.553222 = 0.804779; 1.75/1.553222 = 1.126691; + 0.5
    ["gamma-before", "result", { ...rounded, result: [-0.3048, 1.3048, -0.6267, 1.6267] }],
    // 0.758971 + 0.5, 1.062560 + 0.5
    ["gamma-forgotten", "result", { ...rounded, result: [-0.259, 1.259, -0.5626, 1.5626] }],
    // 0.5·0.758971 + 2, 0.5·1.062560 + 2
    ["gamma-beta-exchanged", "result", { ...rounded, result: [1.6205, 2.3795, 1.4687, 2.5313] }],
    // 0.9·0.725
    ["momentum-turned", "runningMean", { runningMean: [0.6525] }],
    // 0.1·1 + 0.9·0.770833
    ["momentum-turned", "runningVariance", { runningVariance: [0.7938] }],
    // 0.9·1 + 0.1·0.578125
    ["running-divisor", "runningVariance", { variance: [0.5781], runningVariance: [0.9578] }],
    // z by the running statistics before the batch: z/√1.1
    ["running-for-batch", "normalized", { z: rounded.z, normalized: [0.0953, 1.2872, -0.143, 1.5255] }],
    ["sign", "z", { z: [0.1, 1.35, 0.15, 1.6] }],
    ["term-sign", "z", { z: [1.1, 1.85, 2.35, 2.6] }],
    ["bias-forgotten", "z", { z: [0, 1.25, -0.25, 1.5] }],
    ["one-sample", "z", { z: [0.1, 1.53, -0.15, 1.6] }],
    // 2.9/3
    ["mean-divisor", "mean", { mean: [0.9667] }],
  ])("%s, in %s", (name, line, lines) => {
    expect(firstSlip(lines)).toEqual({ first: line, slips: [name] });
  });

  it("where its own line was not written down", () => {
    // 0.625/√(0.770833 + 0.1) = 0.669749, 0.875/0.933185 = 0.937649
    const normalized = [-0.6697, 0.6697, -0.9376, 0.9376];
    expect(firstSlip({ z: rounded.z, normalized })).toEqual({
      first: "normalized",
      slips: ["variance-divisor"],
    });
    // Written down as it should be, and not used.
    expect(firstSlip({ ...rounded, divisor: [0.9332] })).toEqual({
      first: "divisor",
      slips: ["variance-divisor"],
    });
  });

  it("by the samples in which it was made", () => {
    const [z] = hold({ z: [0.1, 1.35, 0.15, 1.6] }).lines;
    expect(z).toMatchObject({ wrongSamples: [2], slips: [{ name: "sign", samples: [2] }], sample: 2 });
    expect(z!.difference).toBeCloseTo(0.3, 12);
  });

  it("where too few digits were kept, or cut off", () => {
    expect(firstSlip({ variance: [0.6] }, 1)).toEqual({ first: "variance", slips: ["rounded-too-far"] });
    expect(firstSlip({ runningVariance: [0.977] })).toEqual({ first: "runningVariance", slips: ["cut-off"] });
    expect(firstSlip({ variance: [0.58] }, 2)).toEqual({ first: null, slips: undefined });
  });

  it("or else the convention that asks for it", () => {
    const given = { ...students, epsilon: 1e-5 };
    const told = (lines: Partial<Record<LineName, readonly number[]>>, of: Given = given) =>
      hold(lines, 4, of)
        .lines.at(-1)!
        .slips.map(({ says }) => says);
    // √0.579125 = 0.761003; 0.625/0.761003 = 0.821285, 0.875/0.761003 = 1.149799
    expect(told({ divisor: [0.761] })).toEqual(["as in Keras and TensorFlow 1: √(σ² + ε) with ε = 0.001"]);
    expect(told({ z: rounded.z, normalized: [-0.8213, 0.8213, -1.1498, 1.1498] })).toEqual([
      "as in Keras and TensorFlow 1: √(σ² + ε) with ε = 0.001",
    ]);
    // 0.01·0.725; 0.99 + 0.01·0.578125; 0.99 + 0.01·0.770833
    expect(told({ runningMean: [0.0073] })).toEqual([
      "as in Keras and TensorFlow 1: momentum 0.99 as the weight of the old value",
    ]);
    expect(told({ runningVariance: [0.9958] })).toEqual([
      "as in Keras: momentum 0.99 as the weight of the old value, and a variance divided by m",
    ]);
    expect(told({ runningVariance: [0.9977] })).toEqual([
      "as in TensorFlow 1: momentum 0.99 as the weight of the old value, and a variance divided by m − 1",
    ]);
  });

  it("or none explains it", () => {
    expect(firstSlip({ mean: [0.4321] })).toEqual({ first: "mean", slips: [] });
    expect(verdicts(hold({ mean: [0.4321] }).lines)).toEqual({ mean: "unexplained" });
  });
});

describe("after the first line that differs", () => {
  // σ² = 0.7708: √0.8708 = 0.9332; 0.625/0.9332 = 0.6697, 0.875/0.9332 = 0.9376; 2·0.6697 + 0.5 = 1.8394, …
  const slipped = {
    z: rounded.z,
    mean: [0.725],
    variance: [0.7708],
    divisor: [0.9332],
    normalized: [-0.6697, 0.6697, -0.9376, 0.9376],
    result: [-0.8394, 1.8394, -1.3752, 2.3752],
  };

  it("lines that follow from it are told from a slip", () => {
    expect(verdicts(hold(slipped).lines)).toEqual({
      z: "right",
      mean: "right",
      variance: "slip",
      divisor: "follows",
      normalized: "follows",
      result: "follows",
    });
  });

  // The term of iq with the wrong sign: z − μ = −0.875, −0.125, 0.375, 0.625 and √(0.328125 + 0.01) = 0.5814851, so that
  // z^N = −1.504768, −0.214967, 0.644901, 1.074834. By the lines as they stand γ·z^N + β would be −2.5096 and 0.07.
  it("lines that follow from all of its digits follow, too", () => {
    const ownDigits = {
      z: [1.1, 1.85, 2.35, 2.6],
      mean: [1.975],
      variance: [0.3281],
      divisor: [0.5815],
      normalized: [-1.5048, -0.215, 0.6449, 1.0748],
      result: [-2.5095, 0.0701, 1.7898, 2.6497],
    };
    expect(Object.values(verdicts(hold(ownDigits, 4, { ...students, epsilon: 0.01 }).lines))).toEqual([
      ...["slip", "follows", "follows", "follows", "follows", "follows"],
    ]);
  });

  // 0.9·0.725 and 0.1·1 + 0.9·2.3125/3 where momentum 0.1 weighs the new batch
  it("the same slip in another line is told as the same", () => {
    const both = hold({ runningMean: [0.6525], runningVariance: [0.7938] });
    expect(summaryWords(both)).toEqual([
      "The first line that differs is running mean.",
      "running variance does not follow from the lines before it: the same slip again.",
    ]);
  });

  it("a second slip is named, by one's own numbers", () => {
    // 0.5·0.6697 + 2 = 2.33485, 0.5·0.9376 + 2 = 2.4688
    const result = [1.66515, 2.33485, 1.5312, 2.4688];
    const held = hold({ ...slipped, result }).lines.at(-1)!;
    expect(held).toMatchObject({ verdict: "slip", slips: [{ name: "gamma-beta-exchanged" }] });
    expect(held.fromYours![1]).toBeCloseTo(1.8394, 12);
  });

  it("a line that is right all the same is right", () => {
    expect(verdicts(hold({ variance: [0.7708], divisor: [0.8235] }).lines).divisor).toBe("right");
  });
});

/** Batches that differ enough for their digits, under any conventions. */
const exercises = fc
  .record({
    samples: fc.array(fc.tuple(tenths(), tenths()), { minLength: 3, maxLength: 8 }),
    weights: fc.tuple(tenths(), tenths()),
    bias: tenths(),
    gamma: tenths(),
    beta: tenths(),
    epsilon: fc.constantFrom(0, 1e-5, 0.01),
    epsilonPlacement: fc.constantFrom("inside-root" as const, "added-to-sd" as const),
    divideBy: fc.constantFrom("m" as const, "m-1" as const),
    momentum: fc.constantFrom(0.1, 0.3, 0.9),
    momentumConvention: fc.constantFrom("pytorch" as const, "keras" as const),
    divisor: fc.constantFrom("unbiased" as const, "biased" as const),
  })
  .map(
    ({ momentum, momentumConvention, divisor, ...given }): Given => ({
      ...given,
      columns: ["x1", "x2"],
      running: { mean: 0.5, variance: 2, momentum, momentumConvention, divisor },
    }),
  )
  .filter((given) => workedLine("variance", given, {})[0]! > 0.25);

function tenths() {
  return fc.integer({ min: -30, max: 30 }).map((number) => number / 10);
}

describe("by law", () => {
  it("whoever works with lines rounded to four decimals or more is right", () => {
    fc.assert(
      fc.property(exercises, fc.integer({ min: 4, max: 8 }), (given, decimals) => {
        const own: Partial<Record<LineName, readonly number[]>> = {};
        for (const name of lineNames)
          own[name] = workedLine(name, given, own).map((value) => roundedTo(value, decimals));
        expect(hold(own, decimals, given).first).toBe(null);
      }),
      { numRuns: 60 },
    );
  });

  it("likewise where some of the lines were not written down", () => {
    fc.assert(
      fc.property(
        exercises,
        fc.integer({ min: 2, max: 6 }),
        fc.subarray([...lineNames], { minLength: 1 }),
        (given, decimals, names) => {
          const own: Partial<Record<LineName, readonly number[]>> = {};
          for (const name of lineNames)
            own[name] = workedLine(name, given, own).map((value) => roundedTo(value, decimals));
          const some = Object.fromEntries(names.map((name) => [name, own[name]]));
          expect(hold(some, decimals, given).first).toBe(null);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("every slip that there is is found where it was made, if it shows", () => {
    fc.assert(
      fc.property(exercises, (given) => {
        for (const slip of slipsOf(given)) {
          const right = lineNames.filter((name) => lineNames.indexOf(name) < lineNames.indexOf(slip.line));
          const own = Object.fromEntries(right.map((name) => [name, workedLine(name, given, {})]));
          const wrong = workedLine(slip.line, given, own, slip).map((value) => roundedTo(value, 9));
          const { lines, isRight } = hold({ ...own, [slip.line]: wrong }, 9, given);
          if (isRight || !wrong.every(Number.isFinite)) continue;
          expect(lines.at(-1)!.slips.map(({ says }) => says)).toContain(slip.says);
        }
      }),
      { numRuns: 12 },
    );
  });

  it("whoever goes on after a slip with all digits, and writes down fewer, makes no other", () => {
    fc.assert(
      fc.property(exercises, fc.integer({ min: 3, max: 7 }), (given, decimals) => {
        for (const slip of slipsOf(given)) {
          const own: Partial<Record<LineName, readonly number[]>> = {};
          for (const name of lineNames)
            own[name] = workedLine(name, given, own, name === slip.line ? slip : {});
          // Of a unit that a slip has made constant no digit follows.
          if (!(own.variance![0]! > 0.1 && Object.values(own).flat().every(Number.isFinite))) continue;
          const { lines, first } = hold(digitsOf(own, decimals), decimals, given);
          if (first !== slip.line) continue;
          const later = lines.slice(lineNames.indexOf(slip.line) + 1);
          for (const { verdict } of later) expect(["right", "follows"]).toContain(verdict);
        }
      }),
      { numRuns: 12 },
    );
  });
});

const digitsOf = (lines: Partial<Record<LineName, readonly number[]>>, decimals: number) =>
  Object.fromEntries(
    Object.entries(lines).map(([name, values]) => [name, values.map((value) => roundedTo(value, decimals))]),
  );
