import { describe, expect, it } from "vitest";
import { trainerOf } from "./tinyTrainer.ts";

describe("statistics frozen from a step", () => {
  it("move before it, stay from it on, and then normalize the batches of training", () => {
    const { trainer, norm } = trainerOf({ freezeStatisticsFrom: 3 });
    trainer.step();
    const first = norm.runningMean.slice();
    trainer.step();
    const second = norm.runningMean.slice();
    expect(second).not.toEqual(first);
    expect(trainer.hidden[0]!.mean).not.toEqual(second);
    trainer.step();
    trainer.step();
    expect(norm.runningMean).toEqual(second);
    expect(trainer.hidden[0]!.mean).toEqual(second);
  });
});

describe("a frozen layer", () => {
  it("keeps every parameter, while the output layer and the running statistics move", () => {
    const { network, trainer, norm } = trainerOf({}, true);
    const before = network.parameters.map(({ values }) => values.slice());
    trainer.step();
    const moved = network.parameters.map(({ values }, p) =>
      values.some((value, j) => value !== before[p]![j]),
    );
    expect(network.parameters.map(({ layer }) => layer > 1)).toEqual(moved);
    expect(norm.runningMean.some((value) => value !== 0)).toBe(true);
  });
});
