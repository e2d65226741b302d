import { describe, expect, it } from "vitest";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import { createLandscapeMeter } from "../../../src/tracking/meters/landscapeMeter.ts";
import { batch, batchSize, labels, threeLayers } from "../threeLayers.ts";

describe("the landscape along the gradient", () => {
  it("is flat where the gradient is 0", () => {
    const network = threeLayers("tanh");
    for (const { values } of network.parameters) values.fill(0);
    // All logits are 0, so labels of ½ leave no slope anywhere.
    const found = createLandscapeMeter(network, batchSize, [1, 2]).measure(
      network.parameters,
      batch,
      new Float64Array(batchSize).fill(0.5),
    );
    expect(found.gradientNorm).toBe(0);
    expect(found.effectiveBeta).toBeNull();
    expect(found.largestGradientChange).toBe(0);
    expect(found.lossRange).toEqual({ low: Math.LN2, high: Math.LN2 });
    for (const { cosine, beta } of found.points) expect([cosine, beta]).toEqual([null, null]);
  });

  it("goes downhill at a small step, by η‖g‖²", () => {
    const network = threeLayers("tanh", pytorchNorm);
    const found = createLandscapeMeter(network, batchSize, [1e-6]).measure(network.parameters, batch, labels);
    const slope = (found.loss - found.points[0]!.loss) / 1e-6;
    expect(slope).toBeCloseTo(found.gradientNorm ** 2, 5);
  });

  it("refuses step sizes that are none", () => {
    const network = threeLayers("tanh");
    expect(() => createLandscapeMeter(network, batchSize, [])).toThrow("at least 1 step size");
    expect(() => createLandscapeMeter(network, batchSize, [0.1, 0])).toThrow("above 0; got 0");
  });
});
