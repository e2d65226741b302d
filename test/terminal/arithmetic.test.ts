import { describe, expect, it } from "vitest";
import { arithmeticLines } from "../../src/terminal/arithmetic.ts";
import type { WorkedExample } from "../../src/tracking/record.ts";

/** Two students, one unit: z = 2·cgpa − iq + 1 is 2 and 6; μ = 4, σ² = 4 (÷ m), ε = 0. */
const example: WorkedExample = {
  inputNames: ["cgpa", "iq"],
  samples: 2,
  units: 1,
  inputs: Float64Array.of(1, 1, 4, 3),
  labels: Float64Array.of(0, 1),
  weights: Float64Array.of(2, -1),
  bias: Float64Array.of(1),
  preActivation: Float64Array.of(2, 6),
  normalization: {
    epsilon: 0,
    epsilonPlacement: "inside-root",
    divideBy: "m",
    mean: Float64Array.of(4),
    variance: Float64Array.of(4),
    gamma: Float64Array.of(1),
    beta: Float64Array.of(0),
    normalized: Float64Array.of(-1, 1),
    result: Float64Array.of(-1, 1),
  },
  activation: "sigmoid",
  output: Float64Array.of(1 / (1 + Math.E), 1 / (1 + 1 / Math.E)),
  backward: null,
};

describe("arithmeticLines", () => {
  const lines = arithmeticLines(example);
  it("shows every step with its numbers", () => {
    expect(lines[0]).toBe("unit z11 = 2·cgpa − 1·iq + 1");
    expect(lines).toContain("  sample 2   z = 2·4 − 1·3 + 1 = 6");
    expect(lines).toContain("  mean       μ = (2 + 6)/2 = 4");
    expect(lines).toContain("  variance   σ² = [(−2)² + (2)²]/2 = 4      σ = 2");
    expect(lines).toContain("  divisor    √(σ² + ε) = 2      ε = 0");
    expect(lines).toContain("  sample 1   z^N = (2 − 4)/2 = −1      γ·z^N + β = 1·(−1) + 0 = −1");
    expect(lines).toContain("  sigmoid    0.268941  0.731059");
  });
  it("names the other conventions where they hold", () => {
    const notes = {
      ...example.normalization!,
      epsilonPlacement: "added-to-sd" as const,
      divideBy: "m-1" as const,
    };
    const other = arithmeticLines({ ...example, normalization: { ...notes, variance: Float64Array.of(8) } });
    expect(other.some((line) => line.includes("]/1 = 8"))).toBe(true);
    expect(other.some((line) => line.includes("σ + ε = "))).toBe(true);
  });
});
