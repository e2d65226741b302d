import { describe, expect, it } from "vitest";
import { type DrawnInitialization, weightDeviation } from "../../src/network/initialization.ts";
import { createNetwork } from "../../src/network/network.ts";
import { pytorchNorm } from "../../src/network/normalizations/pytorchNorm.ts";
import type { InitializationSettings, NetworkSettings } from "../../src/network/settings.ts";
import { randomStream } from "../../src/random.ts";

const kinds = [
  "xavier-normal",
  "xavier-uniform",
  "he-normal",
  "he-uniform",
  "lecun-normal",
  "lecun-uniform",
  "torch-default",
  "normal",
] as const;
const drawn = (kind: (typeof kinds)[number]): DrawnInitialization =>
  kind === "normal" ? { kind, sd: 0.05, scale: 1 } : { kind, scale: 1 };

const layer = (units: number) => ({
  units,
  activation: "tanh" as const,
  normalization: { kind: "none" as const },
  bias: true,
});
const settings = (units: readonly number[], initialization: InitializationSettings): NetworkSettings => ({
  hidden: units.map(layer),
  initialization,
});

describe("the spread of drawn weights", () => {
  it.each(kinds)("%s draws weights of that spread, mean 0, times the scale", (kind) => {
    const network = createNetwork(200, settings([100], { ...drawn(kind), scale: 3 }), randomStream("spread"));
    const { weights } = network.hidden[0]!.dense;
    const wanted = 3 * weightDeviation(drawn(kind), 200, 100);
    const mean = weights.reduce((sum, w) => sum + w, 0) / weights.length;
    const square = weights.reduce((sum, w) => sum + w * w, 0) / weights.length;
    // 20,000 draws: the standard error of the mean is 0.7 %, that of the deviation at most 0.5 %, of the spread
    expect(Math.abs(mean / wanted)).toBeLessThan(0.03);
    expect(Math.abs(Math.sqrt(square) / wanted - 1)).toBeLessThan(0.02);
    const largest = weights.reduce((most, w) => Math.max(most, Math.abs(w)), 0) / wanted;
    if (kind.endsWith("uniform") || kind === "torch-default")
      expect(largest).toBeLessThanOrEqual(Math.sqrt(3));
    else expect(largest).toBeGreaterThan(3);
  });
});

describe("drawing a network", () => {
  const xavier = { kind: "xavier-normal", scale: 1 } as const;

  it("gives the same weights for the same stream, others for another", () => {
    const draw = (seed: string) =>
      createNetwork(2, settings([3], xavier), randomStream(seed)).hidden[0]!.dense.weights;
    expect(draw("1")).toEqual(draw("1"));
    expect(draw("1")).not.toEqual(draw("2"));
  });

  it("does not move the draws of one layer when another widens, beyond their spread", () => {
    const third = (first: number) => {
      const he = { kind: "he-normal", scale: 1 } as const;
      return createNetwork(2, settings([first, 4, 5], he), randomStream("1")).hidden[2]!.dense.weights;
    };
    expect(third(3)).toEqual(third(30));
  });

  it("scales every weight, and only scales it", () => {
    const one = createNetwork(2, settings([3], xavier), randomStream("1"));
    const four = createNetwork(2, settings([3], { ...xavier, scale: 4 }), randomStream("1"));
    one.parameters.forEach(({ values }, p) => {
      expect(four.parameters[p]!.values).toEqual(values.map((w) => 4 * w));
    });
  });

  it("starts biases at 0, gamma at 1, beta at 0, running mean at 0 and running variance at 1", () => {
    const network = createNetwork(
      2,
      { hidden: [{ ...layer(3), normalization: pytorchNorm }], initialization: xavier },
      randomStream("1"),
    );
    const { dense, norm } = network.hidden[0]!;
    expect(Array.from(dense.bias!)).toEqual([0, 0, 0]);
    expect(Array.from(network.output.bias!)).toEqual([0]);
    expect(Array.from(norm!.gamma)).toEqual([1, 1, 1]);
    expect(Array.from(norm!.beta)).toEqual([0, 0, 0]);
    expect(Array.from(norm!.runningMean)).toEqual([0, 0, 0]);
    expect(Array.from(norm!.runningVariance)).toEqual([1, 1, 1]);
  });
});

describe("He's fan", () => {
  it("is the inputs of a unit, or the units of its layer where told", () => {
    for (const kind of ["he-normal", "he-uniform"] as const) {
      expect(weightDeviation({ kind, scale: 1 }, 8, 50)).toBe(0.5);
      expect(weightDeviation({ kind, fan: "in", scale: 1 }, 8, 50)).toBe(0.5);
      expect(weightDeviation({ kind, fan: "out", scale: 1 }, 8, 50)).toBe(0.2);
    }
  });
});

describe("torch-default", () => {
  it("draws the biases within the bound of the weights, output included", () => {
    const network = createNetwork(16, settings([300], drawn("torch-default")), randomStream("1"));
    const within = (values: ArrayLike<number>, bound: number) => {
      const largest = Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      expect(largest).toBeLessThanOrEqual(bound);
      return largest;
    };
    expect(within(network.hidden[0]!.dense.bias!, 0.25)).toBeGreaterThan(0.24);
    expect(within(network.output.bias!, 1 / Math.sqrt(300))).toBeGreaterThan(0);
  });

  it("gives the same weights with biases and without", () => {
    const [hidden] = settings([3], drawn("torch-default")).hidden;
    const weights = (bias: boolean) =>
      createNetwork(
        2,
        { hidden: [{ ...hidden!, bias }], initialization: drawn("torch-default") },
        randomStream("1"),
      ).hidden[0]!.dense.weights;
    expect(weights(false)).toEqual(weights(true));
  });
});

describe("given layers", () => {
  const hidden = { weights: [[1, 2]], bias: [3] };
  const output = { weights: [[4]], bias: [5] };
  const given = (...layers: (typeof hidden)[]) =>
    createNetwork(2, settings([1], { kind: "given", layers }), randomStream("1"));

  it("become the parameters", () => {
    expect(given(hidden, output).parameters.map(({ values }) => Array.from(values))).toEqual([
      [1, 2],
      [3],
      [4],
      [5],
    ]);
  });

  it("are refused with both shapes where they do not fit", () => {
    expect(() => given(hidden)).toThrow("initialization: the network has 2 layers, given are 1");
    expect(() => given({ weights: [[1, 2, 3]], bias: [3] }, output)).toThrow(
      "initialization: weights of hidden1 have shape 1 × 2, given are 1 × 3",
    );
    expect(() => given(hidden, { weights: [[4], [4]], bias: [5] })).toThrow(
      "initialization: weights of output have shape 1 × 1, given are 2 × 1",
    );
    expect(() => given(hidden, { weights: [[4]], bias: [] })).toThrow(
      "initialization: output has 1 biases, given are 0",
    );
  });
});
