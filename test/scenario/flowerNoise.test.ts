import { describe, expect, it } from "vitest";
import { faultsOf, least } from "./leastScenario.ts";

const real = {
  network: { hidden: [4], loss: "mean-squared-error" },
  training: { steps: 10, target: { measure: "test-loss", reach: 0.1 } },
};

describe("noise of flowers", () => {
  it("of labels is a fault where there are none, and of a real target where there is a class", () => {
    expect(
      faultsOf({ ...least, ...real, data: { flowers: { target: "margin", labelNoise: 0.4 } } }),
    ).toContain(
      "data.flowers.labelNoise  labelNoise is of classes, and the target is margin: expected 0 (or targetNoise, the sd of its noise); got 0.4",
    );
    expect(faultsOf({ ...least, data: { flowers: { targetNoise: 5 } } })).toContain(
      "data.flowers.targetNoise  targetNoise is of a real target, and the target is the class: expected 0 (or labelNoise, the share of labels flipped); got 5",
    );
  });

  it("is none where it is of what is learned, or said to be 0", () => {
    const flowers = { target: "linear", targetNoise: 5, labelNoise: 0 };
    expect(faultsOf({ ...least, ...real, data: { flowers } })).toBe("");
    expect(faultsOf({ ...least, data: { flowers: { labelNoise: 0.4, targetNoise: 0 } } })).toBe("");
  });
});
