import { describe, expect, it } from "vitest";
import {
  type ComparedRow,
  comparedConventions,
  differencesOf,
} from "../../src/exercise/comparedConventions.ts";
import { conventions } from "../../src/exercise/conventions.ts";
import { four, z11 } from "./students.ts";

/** The notes' batch of four through z11: μ = 0.725, σ² = 0.578125, σ = 0.760345…; 2.3125/3 = 0.770833… */
const rows = comparedConventions(
  z11,
  Array.from({ length: 100 }, () => four),
  [1, 100],
);
/** The row of a line: of a sample (from 0), or after so many batches. */
const row = (name: string, at: number) => {
  const isAt = ({ batch, sample }: ComparedRow) =>
    (name.startsWith("running") ? batch + 1 : (sample ?? 0)) === at;
  const { cells } = rows.find((each) => each.line === name && isAt(each))!;
  return {
    values: cells.map(({ value }) => value && Number(value.toFixed(6))),
    because: cells.map(({ because }) => because.join(" ")),
  };
};

describe("the same batch by every convention", () => {
  it("has the same mean and variance in all", () => {
    expect(row("mean", 0)).toEqual({ values: [0.725, 0.725, 0.725, 0.725], because: ["", "", "", ""] });
    expect(row("variance", 0).because).toEqual(["", "", "", ""]);
  });

  it("is divided by what each makes of ε", () => {
    // √0.578135, √0.579125 twice, 0.76034532… + 0.00001
    expect(row("divisor", 0)).toEqual({
      values: [0.760352, 0.761003, 0.761003, 0.760355],
      because: ["", "epsilon", "epsilon", "epsilonPlacement"],
    });
  });

  it("moves running statistics by each momentum and divisor, and not where nothing is said of them", () => {
    expect(row("runningMean", 1)).toEqual({
      values: [0.0725, 0.00725, 0.00725, null],
      because: ["", "momentum", "momentum", "unsaid"],
    });
    // 0.9 + 0.1·0.770833…, 0.99 + 0.01·0.578125, 0.99 + 0.01·0.770833…
    expect(row("runningVariance", 1)).toEqual({
      values: [0.977083, 0.995781, 0.997708, null],
      because: ["", "momentum runningDivisor", "momentum", "unsaid"],
    });
    // 0.725·(1 − 0.9¹⁰⁰) and 0.725·(1 − 0.99¹⁰⁰)
    expect(row("runningMean", 100).values).toEqual([
      Number((0.725 * (1 - 0.9 ** 100)).toFixed(6)),
      Number((0.725 * (1 - 0.99 ** 100)).toFixed(6)),
      Number((0.725 * (1 - 0.99 ** 100)).toFixed(6)),
      null,
    ]);
  });

  it("is another at inference for every one of these reasons", () => {
    expect(row("atInference", 0).because).toEqual([
      "",
      "epsilon momentum runningDivisor",
      "epsilon momentum",
      "unsaid",
    ]);
  });
});

describe("several batches by every convention", () => {
  it("are told one after another, what is left of them, and the last at inference", () => {
    const others = [
      [2, 2],
      [5, 3],
    ];
    const found = comparedConventions(z11, [four, others], [1, 2]);
    const lines = found.map(({ line, batch, sample }) => [line, batch, sample].join(" "));
    expect(lines).toContain("mean 1 ");
    expect(lines.filter((each) => each.startsWith("normalized"))).toHaveLength(4 + 2);
    expect(lines.filter((each) => each.startsWith("atInference"))).toEqual([
      "atInference 1 0",
      "atInference 1 1",
    ]);
    // z of the others 0.6, 1.85: μ = 1.225; 0.9·0.0725 + 0.1·1.225
    const after = found.find(({ line, batch }) => line === "runningMean" && batch === 1)!;
    expect(after.cells[0]!.value).toBeCloseTo(0.18775, 12);
  });
});

describe("what conventions differ in", () => {
  const [first] = conventions;
  const names = (changed: Partial<(typeof conventions)[number]>) =>
    differencesOf(first!, { ...first!, ...changed }).map(({ name }) => name);

  it("is nothing where momentum is the same weight in other words", () => {
    expect(names({})).toEqual([]);
    expect(names({ running: { ...first!.running!, momentum: 0.9, momentumConvention: "keras" } })).toEqual(
      [],
    );
  });

  it("is told apart", () => {
    expect(names({ divideBy: "m-1", running: { ...first!.running!, variance: 0 } })).toEqual([
      "divideBy",
      "start",
    ]);
  });
});
