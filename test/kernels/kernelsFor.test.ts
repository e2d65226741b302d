import { describe, expect, it } from "vitest";
import { type CompiledKernels, compileKernels } from "../../src/kernels/compiledKernels.ts";
import type { Kernels } from "../../src/kernels/kernels.ts";
import { kernelsFor } from "../../src/kernels/kernelsFor.ts";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { paddedLength, valuesOf } from "../../src/matrix.ts";
import { createNetwork } from "../../src/network/network.ts";
import { pytorchNorm } from "../../src/network/normalizations/pytorchNorm.ts";
import { createPass } from "../../src/network/pass.ts";
import type { NetworkSettings } from "../../src/network/settings.ts";
import { createTrainer } from "../../src/network/trainer.ts";
import { randomStream } from "../../src/random.ts";
import { trainRun } from "../../src/runs/trainRun.ts";
import { smallPlan, smallSettings } from "../runs/smallRun.ts";
import { requireSameBits } from "./draws.ts";

describe("kernels for new arrays", () => {
  const compiled = compileKernels();

  it("are those of the arrays that they meet, as long as there is room", () => {
    expect(kernelsFor([{ kernels: compiled }, { kernels: compiled }], 100)).toBe(compiled);
    expect(kernelsFor([{ kernels: compiled }], 2 ** 40)).toBe(plainKernels);
  });

  it("are the plain ones as soon as arrays of two kinds meet", () => {
    expect(kernelsFor([{ kernels: compiled }, { kernels: plainKernels }], 1)).toBe(plainKernels);
    expect(kernelsFor([{ kernels: compiled }, { kernels: compileKernels() }], 1)).toBe(plainKernels);
  });
});

const settings: NetworkSettings = {
  hidden: [
    { units: 5, activation: "relu", normalization: pytorchNorm, bias: true },
    {
      units: 3,
      activation: "leaky-relu",
      normalization: { kind: "layer", placement: "after", epsilon: 1e-3 },
      bias: true,
    },
  ],
  initialization: { kind: "he-normal", scale: 1 },
  loss: "mean-squared-error",
};

/** Compiled kernels with room for so many numbers and no more. */
function withRoomFor(numbers: number, kernels: CompiledKernels): Kernels {
  kernels.startOver();
  let left = numbers;
  return {
    ...kernels,
    hasRoomFor: (values) => paddedLength(values) <= left,
    allocate(length) {
      left -= paddedLength(length);
      if (left < 0) throw new RangeError(`no room for ${length} more numbers`);
      return kernels.allocate(length);
    },
  };
}

/** Trains for five steps, and passes once: what all of it shows, and on which kernels it went. */
function trained(kernels: Kernels) {
  const network = createNetwork(2, settings, randomStream("room"), 2, kernels);
  const adam = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 };
  const trainer = createTrainer(network, { kind: "adam", ...adam }, 7);
  const pass = createPass(network, 41);
  const stream = randomStream("samples");
  const shown: number[] = [];
  for (let step = 0; step < 5; step++) {
    for (let j = 0; j < trainer.batch.values.length; j++) trainer.batch.values[j] = stream.normal();
    for (let n = 0; n < 7; n++) trainer.labels[n] = stream.integer(2);
    shown.push(trainer.step(), ...valuesOf(trainer.logits));
  }
  const features = {
    rows: 2,
    columns: 41,
    stride: 41,
    values: Float64Array.from({ length: 82 }, stream.normal),
  };
  pass.run(features, "running");
  for (const { values, gradient } of network.parameters) shown.push(...values, ...gradient);
  shown.push(...valuesOf(pass.logits));
  return { shown, onPlain: [network, trainer, pass].map((each) => each.kernels === plainKernels) };
}

describe("what is too large for the memory of its kernels", () => {
  const kernels = compileKernels();
  const expected = trained(plainKernels).shown;

  it.each([
    ["nothing", 100_000, [false, false, false]],
    ["a pass", 1500, [false, false, true]],
    ["a trainer and a pass", 500, [false, true, true]],
    ["a network and all that belongs to it", 100, [true, true, true]],
  ])("goes by the plain ones with the same bits: %s", (_, room, onPlain) => {
    const twin = trained(withRoomFor(room, kernels));
    expect(twin.onPlain).toEqual(onPlain);
    requireSameBits(twin.shown, expected);
  });

  it("is a run of whatever part fits, with the same record", () => {
    const network = { ...smallSettings.network, loss: "mean-squared-error" as const };
    const hidden = network.hidden.map((layer) => ({ ...layer, activation: "relu" as const }));
    const training = { ...smallSettings.training, steps: 20 };
    const plan = smallPlan({ network: { ...network, hidden }, training });
    const record = trainRun(plan);
    for (let room = 0; room <= 80_000; room += 4000)
      expect(trainRun(plan, withRoomFor(room, kernels))).toEqual(record);
  });
});
