import { describe, expect, it } from "vitest";
import { causeShare, causeSize, causeSizes, causeSpread } from "../../src/measures/causeSizes.ts";
import { coursesOf } from "../../src/measures/courses.ts";
import { smallPlan } from "../runs/smallRun.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";

const column = (mean: readonly number[]) => {
  const values = Float32Array.from(mean);
  return {
    mean: values,
    meanLow: values.map((value) => value - 1),
    meanHigh: values.map((value) => value + 1),
    logSd: values.map((value) => value / 4),
    logSdLow: values,
    logSdHigh: values,
  };
};

// Three units at two steps; the third does not vary at the second step.
const layer = {
  units: 3,
  sd: Float32Array.of(1, 2, 1, 1, 2, 1e-9),
  causes: {
    sampling: column([1, -4, 3, 0, 0, 5]),
    upstream: column([0, 2, 0, 3, 2, 5]),
    ownWeights: column([1, 0, 0, 1, 2, 5]),
  },
};

describe("the causes of a layer", () => {
  it("have the size of their median unit, in sds", () => {
    // |1|, |−4|/2, |3| and |0|, |0|, –.
    expect(Array.from(causeSize(layer, layer.causes.sampling.mean))).toEqual([2, 0]);
    expect(Array.from(causeSize(layer, layer.causes.upstream.mean))).toEqual([0, 2]);
  });

  it("share what they moved, whatever its direction", () => {
    // Sums in sds: sampling 1 + 2 + 3 = 6 and 0; upstream 1 and 3 + 1 = 4; own 1 and 1 + 1 = 2.
    expect(Array.from(causeShare(layer, "sampling"))).toEqual([6 / 8, 0]);
    expect(Array.from(causeShare(layer, "upstream"))).toEqual([1 / 8, 4 / 6]);
    expect(Array.from(causeShare(layer, "ownWeights"))).toEqual([1 / 8, 2 / 6]);
  });

  it("have no shares where nothing moves", () => {
    const still = { ...layer, causes: { sampling: column([0, 0, 0]), upstream: column([0, 0, 0]) } };
    expect(Array.from(causeShare({ ...still, sd: Float32Array.of(1, 1, 1) }, "upstream"))).toEqual([
      Number.NaN,
    ]);
  });

  it("are summed up with their range over the orders, and sampling in its parts", () => {
    const bias = { mean: Float32Array.of(1, -3, 3, 0, 0, 5), logSd: new Float32Array(6) };
    const alone = {
      sampling: new Float32Array(6),
      upstream: new Float32Array(6),
      ownWeights: new Float32Array(6),
    };
    const [sizes] = causeSizes({
      steps: Int32Array.of(1, 2),
      training: [{ ...layer, bias, alone }],
      inference: [],
    }).training;
    expect(sizes!.sampling.mean).toBe(1);
    // Bias: medians of 1, 1.5, 3 and of 0, 0. Chance is the rest: 0, ½, 0 and 0, 0.
    expect([sizes!.bias.mean, sizes!.chance.mean]).toEqual([0.75, 0]);
    // Upstream from −1, 1, −1 to 1, 3, 1: least 0, ½, 0; greatest 1, 1.5, 1. Then from 2, 1 to 4, 3: over 1 and 2.
    expect(sizes!.upstream.meanLow).toBe((0 + (2 + 0.5) / 2) / 2);
    expect(sizes!.upstream.meanHigh).toBe((1 + (4 + 1.5) / 2) / 2);
    // Log sds: 1/4 of 0, 2, 0 and of 3, 2, 5.
    expect(Array.from(causeSpread(layer, layer.causes.upstream.logSd))).toEqual([0, 0.75]);
    expect(sizes!.upstream.logSd).toBe((0 + 0.75) / 2);
  });

  it("share all of a run's change among them", () => {
    const courses = coursesOf(trainCompiled(smallPlan()));
    const share = (name: string, of: number) =>
      courses.find((course) => course.name === name && course.layer === of)?.values;
    const [sampling, upstream, own, bias] = ["sampling", "upstream", "own-weights", "sampling-bias"].map(
      (name) => share(`${name}-share`, 2),
    );
    expect(sampling!.length).toBeGreaterThan(1);
    sampling!.forEach((value, at) => {
      expect(value + upstream![at]! + own![at]!).toBeCloseTo(1, 12);
      expect(bias![at]).toBeGreaterThan(0);
      expect(bias![at]).toBeLessThan(1);
    });
    expect(share("upstream-share", 1)).toBeUndefined();
    // Of the change of the log sd likewise: some of layer 2's comes from below, of layer 1's there is none.
    for (const value of share("upstream-spread", 2)!) expect(value).toBeGreaterThan(0);
    expect(share("upstream-spread", 1)).toBeUndefined();
  });
});
