import { describe, expect, it } from "vitest";
import { createGradientShiftMeter } from "../../../src/tracking/meters/gradientShiftMeter.ts";
import { batch, batchSize, labels, threeLayers } from "../threeLayers.ts";

describe("gradient shift", () => {
  const network = threeLayers("tanh");
  const meter = createGradientShiftMeter(network, batchSize);

  it("is exactly 0 where nothing moved, and for the first layer", () => {
    for (const { all } of meter.measure(network.parameters, network.parameters, batch, labels)) {
      expect(all.change).toBe(0);
      expect(all.cosine).toBeCloseTo(1, 15);
      expect(all.normAfter).toBe(all.norm);
    }
    const moved = network.parameters.map(({ values }) => ({ values: values.map((value) => value + 1) }));
    expect(meter.measure(network.parameters, moved, batch, labels)[0]!.all.change).toBe(0);
  });

  it("has no direction where a gradient is 0: dead units below", () => {
    const dead = threeLayers("relu");
    dead.hidden[0]!.dense.bias!.fill(-1e6);
    dead.hidden[1]!.dense.bias!.fill(-1e6);
    const [first, second] = createGradientShiftMeter(dead, batchSize).measure(
      dead.parameters,
      dead.parameters,
      batch,
      labels,
    );
    for (const found of [first!, second!]) {
      expect(found.all).toEqual({ change: 0, cosine: null, norm: 0, normAfter: 0 });
    }
  });

  it("says both shapes where they do not fit", () => {
    const { parameters } = network;
    expect(() => meter.measure(parameters, parameters.slice(1), batch, labels)).toThrow(
      "6 parameters, got 5",
    );
    const wrong = parameters.map(({ values }, p) => ({ values: p === 2 ? values.slice(1) : values }));
    expect(() => meter.measure(wrong, parameters, batch, labels)).toThrow(
      "hidden2.weights has 30 values, got 29",
    );
    expect(() => meter.measure(parameters, parameters, batch, labels.slice(1))).toThrow(
      "12 labels, got 3 × 12 and 11",
    );
  });
});
