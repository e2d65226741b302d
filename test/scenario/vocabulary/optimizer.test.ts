import { describe, expect, it } from "vitest";
import { activations } from "../../../src/network/activation.ts";
import { initialization } from "../../../src/scenario/vocabulary/initialization.ts";
import { network } from "../../../src/scenario/vocabulary/network.ts";
import { optimizer } from "../../../src/scenario/vocabulary/optimizer.ts";
import { least, scenarioOf } from "../leastScenario.ts";

const constant = { kind: "constant" };
const moments = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

describe("optimizer in a scenario", () => {
  it.each([
    ["sgd", { learningRate: 0.1, weightDecay: 0 }],
    ["momentum", { learningRate: 0.1, weightDecay: 0, momentum: 0.9, dampening: 0 }],
    ["nesterov", { learningRate: 0.1, weightDecay: 0, momentum: 0.9 }],
    [
      "rmsprop",
      { learningRate: 0.01, weightDecay: 0, decay: 0.99, epsilon: 1e-8, centered: false, momentum: 0 },
    ],
    ["adam", { learningRate: 0.001, weightDecay: 0, ...moments }],
    ["adamw", { learningRate: 0.001, weightDecay: 0.01, ...moments }],
  ] as const)("%s by its name alone has PyTorch's defaults", (kind, rest) => {
    expect(optimizer.parse(kind)).toEqual({ kind, schedule: constant, ...rest });
  });

  it.each([
    [0.2, 0.2],
    [{ weights: 0.2 }, { weights: 0.2, bias: 0, affine: 0 }],
    [
      { weights: 0.2, bias: 0.1, affine: 0.3 },
      { weights: 0.2, bias: 0.1, affine: 0.3 },
    ],
    [{ weights: 0.2, bias: 0.2, affine: 0.2 }, 0.2],
  ])("reads the weight decay %j", (weightDecay, expected) => {
    expect(optimizer.parse({ kind: "adamw", weightDecay }).weightDecay).toEqual(expected);
  });

  it.each([
    ["constant", constant],
    ["cosine", { kind: "cosine", floor: 0, over: null }],
    [
      { kind: "step", every: 50 },
      { kind: "step", every: 50, factor: 0.1 },
    ],
    [
      { kind: "warm-up", steps: 10 },
      { kind: "warm-up", steps: 10, next: constant },
    ],
    [
      { kind: "warm-up", steps: 10, next: "cosine" },
      { kind: "warm-up", steps: 10, next: { kind: "cosine", floor: 0, over: null } },
    ],
  ] as const)("reads the schedule %j", (schedule, expected) => {
    expect(optimizer.parse({ kind: "sgd", schedule }).schedule).toEqual(expected);
  });

  it.each([
    { kind: "adam", beta1: 1 },
    { kind: "adam", beta2: -0.1 },
    { kind: "adam", epsilon: 0 },
    { kind: "sgd", momentum: 0.9 },
    { kind: "nesterov", dampening: 0.1 },
    { kind: "momentum", momentum: 1 },
    { kind: "sgd", weightDecay: -1 },
    { kind: "sgd", weightDecay: { weights: -1 } },
    { kind: "sgd", weightDecay: { gamma: 1 } },
    { kind: "sgd", schedule: { kind: "step", every: 0 } },
    { kind: "sgd", schedule: { kind: "step" } },
    { kind: "sgd", schedule: { kind: "cosine", floor: 1.1 } },
    { kind: "sgd", schedule: { kind: "warm-up", steps: 1, next: { kind: "warm-up", steps: 1 } } },
  ])("refuses %j", (settings) => {
    expect(optimizer.safeParse(settings).success).toBe(false);
  });
});

describe("network in a scenario", () => {
  it.each(Object.keys(activations))("takes the activation %s", (activation) => {
    expect(network.parse({ hidden: [3], activation }).activation).toMatchObject({ kind: activation });
  });

  it("takes activations with a parameter, PyTorch's by default, softplus exact", () => {
    const parse = (activation: unknown) => network.parse({ hidden: [3], activation }).activation;
    expect(parse("leaky-relu")).toEqual({ kind: "leaky-relu", slope: 0.01 });
    expect(parse({ kind: "leaky-relu", slope: 0.2 })).toEqual({ kind: "leaky-relu", slope: 0.2 });
    expect(parse("elu")).toEqual({ kind: "elu", alpha: 1 });
    expect(parse({ kind: "softplus" })).toEqual({ kind: "softplus", threshold: null });
    expect(network.safeParse({ hidden: [3], activation: { kind: "relu", slope: 1 } }).success).toBe(false);
  });

  it("takes initializations by name, with a scale or a deviation", () => {
    expect(initialization.parse("lecun-uniform")).toEqual({ kind: "lecun-uniform", scale: 1 });
    expect(initialization.parse("torch-default")).toEqual({ kind: "torch-default", scale: 1 });
    expect(initialization.parse("normal")).toEqual({ kind: "normal", sd: 0.01, scale: 1 });
    expect(initialization.parse({ kind: "normal", sd: 2, scale: 3 })).toEqual({
      kind: "normal",
      sd: 2,
      scale: 3,
    });
    expect(initialization.safeParse({ kind: "xavier-normal", sd: 2 }).success).toBe(false);
  });
});

describe("weight decay as a factor", () => {
  it("keeps for the other kinds what was said for all, or what the optimizer has by default", () => {
    const { variants } = scenarioOf({
      ...least,
      training: { steps: 100, optimizer: { kind: "sgd", weightDecay: 0.2 } },
      vary: {
        decay: {
          "of all": {},
          "not of biases": { "training.optimizer.weightDecay.bias": 0 },
          "adamw, not of norms": {
            "training.optimizer.kind": "adamw",
            "training.optimizer.weightDecay": { weights: 0.01, bias: 0.01 },
          },
        },
      },
    });
    expect(variants.map(({ settings }) => settings.training.optimizer.weightDecay)).toEqual([
      0.2,
      { weights: 0.2, bias: 0, affine: 0.2 },
      { weights: 0.01, bias: 0.01, affine: 0 },
    ]);
  });
});
