import { describe, expect, it } from "vitest";
import { differenceFromEngine, workUnit } from "../../src/report/arithmetic.ts";
import { workBack } from "../../src/report/arithmeticBackward.ts";
import { backwardLines } from "../../src/report/arithmeticBackwardHtml.ts";
import { unitLines } from "../../src/report/arithmeticHtml.ts";
import { workedExample } from "./fixtureExample.ts";

describe("the worked arithmetic", () => {
  const example = workedExample(true);

  it("works out mean and variance by hand", () => {
    // z = 0.5·cgpa + 0.02·iq + 0.1: 6.4, 5.2, 7.21, 5.79; mean 24.6/4 = 6.15; squares 0.0625, 0.9025, 1.1236, 0.1296
    const worked = workUnit(example, 0, { epsilonPlacement: "inside-root", divideBy: "m" });
    expect(worked.mean).toBeCloseTo(6.15, 12);
    expect(worked.variance).toBeCloseTo(2.2182 / 4, 12);
    expect(workUnit(example, 0, { epsilonPlacement: "inside-root", divideBy: "m-1" }).variance).toBeCloseTo(
      2.2182 / 3,
      12,
    );
  });

  it("agrees with the engine under its own conventions and not under others", () => {
    const own = workUnit(example, 1, { epsilonPlacement: "inside-root", divideBy: "m" });
    expect(differenceFromEngine(example, 1, own)).toBeLessThan(1e-12);
    const other = workUnit(example, 1, { epsilonPlacement: "added-to-sd", divideBy: "m-1" });
    expect(differenceFromEngine(example, 1, other)).toBeGreaterThan(0.1);
  });

  it("says which numbers are the engine's", () => {
    expect(unitLines(example, 0, { epsilonPlacement: "inside-root", divideBy: "m" })).toContain(
      "of the engine",
    );
    expect(unitLines(example, 0, { epsilonPlacement: "inside-root", divideBy: "m-1" })).toContain(
      "another convention",
    );
  });
});

describe("the way back", () => {
  const example = workedExample(true);

  it("agrees with the derivative written out, under the engine's conventions alone", () => {
    const own = workBack(example, 0, { epsilonPlacement: "inside-root", divideBy: "m" })!;
    own.preActivation.forEach((value, sample) => {
      expect(value).toBeCloseTo(example.backward!.preActivation[sample]!, 12);
    });
    const html = (divideBy: "m" | "m-1") =>
      backwardLines(example, 0, { epsilonPlacement: "inside-root", divideBy });
    expect(html("m")).toContain("slopes of the engine");
    expect(html("m-1")).toContain("another convention");
  });

  it.each([
    { epsilonPlacement: "inside-root", divideBy: "m-1" },
    { epsilonPlacement: "added-to-sd", divideBy: "m" },
    { epsilonPlacement: "added-to-sd", divideBy: "m-1" },
  ] as const)("is the slope that small changes of z show: %o", (conventions) => {
    const slopes = example.backward!.unitInput;
    const total = (moved: number, by: number) => {
      const preActivation = example.preActivation.slice();
      preActivation[moved]! += by;
      const { result } = workUnit({ ...example, preActivation }, 0, conventions);
      return result.reduce((sum, value, sample) => sum + slopes[sample]! * value, 0);
    };
    const worked = workBack(example, 0, conventions)!;
    for (let sample = 0; sample < 4; sample++)
      expect(worked.preActivation[sample]).toBeCloseTo(
        (total(sample, 1e-5) - total(sample, -1e-5)) / 2e-5,
        8,
      );
  });

  it("is not there where nothing was recorded", () => {
    expect(backwardLines(workedExample(false), 0, { epsilonPlacement: "inside-root", divideBy: "m" })).toBe(
      "",
    );
  });
});
