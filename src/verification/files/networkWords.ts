import { z } from "zod";
import { compileKernels } from "../../kernels/compiledKernels.ts";
import type { Kernels } from "../../kernels/kernels.ts";
import { plainKernels } from "../../kernels/plainKernels.ts";
import { copyMatrix, valuesOf } from "../../matrix.ts";
import type { DropoutMasks } from "../../network/dropout.ts";
import { createNetwork, type Network } from "../../network/network.ts";
import { pytorchNorm } from "../../network/normalizations/pytorchNorm.ts";
import type { NormalizationSettings } from "../../network/normalizations/settings.ts";
import { createPass } from "../../network/pass.ts";
import { randomStream } from "../../random.ts";
import { caseOf, fileOf } from "../cases.ts";
import { expected, type Given, leaf, list } from "../fields.ts";
import { count, number, rows, vector } from "../format.ts";
import { activation, activationNames, fillBatch, trainersOf } from "../network.ts";
import { hyper, optimizerOf } from "../optimizer.ts";
import { type Rows, unitMajor } from "../rows.ts";

const placement = z.enum(["before", "after"]).default("before");

const hiddenLayer = z.strictObject({
  units: count.min(1),
  activation,
  norm: z.enum(["none", "batch", "group", "weight"]),
  placement,
  eps: number.default(1e-5),
  momentum: number.default(0.1),
  groups: count.min(1).default(1),
  dropout: number.default(0),
});

const frozenParts = z.strictObject({ weights: z.boolean(), affine: z.boolean(), statistics: z.boolean() });
const nothing = { weights: false, affine: false, statistics: false };

/** Arrays by the lab's names, matrices row by row. */
const arrays = z.record(z.string(), vector);
type Arrays = ReadonlyMap<string, Float64Array>;

const state = leaf<Arrays, Record<string, number[]>>(arrays, (path, found, values, tolerance, witness) => {
  witness.number(`${path}: arrays`, found.size, Object.keys(values).length);
  for (const [name, value] of Object.entries(values))
    witness.vector(`${path}.${name}`, found.get(name) ?? [], value, tolerance);
});

const fields = {
  name: z.string(),
  inputs: count.min(1),
  outputs: count.min(1),
  hidden: z.array(hiddenLayer),
  frozen: z.array(frozenParts).optional(),
  frozen_output: z.boolean().default(false),
  optimizer: z.enum(["sgd", "adam", "adamw", "rmsprop"]),
  hyper,
  weight_decay: z.union([number, z.strictObject({ weights: number, bias: number, affine: number })]),
  initial: arrays,
  /** Of every step and layer what dropout keeps, null without it. */
  masks: z.array(z.array(rows.nullable())).optional(),
  batches: z.array(z.strictObject({ x: rows, y: vector })).min(1),
  loss: list(expected.number, "length"),
  states: list(state, "length"),
  eval_logits: expected.samples,
};
type Run = Given<typeof fields>;

/** A short training run, on plain and on compiled kernels. */
export const shortRun = caseOf(fields, (given) =>
  [plainKernels, compileKernels()].map((kernels) => follow(given, kernels)),
);

/** Short training runs, every array after every update: frozen.json, weight_decay.json, dropout.json. */
export const networkWordsFile = fileOf({}, { runs: shortRun });

function follow(given: Run, kernels: Kernels) {
  const network = networkOf(given, kernels);
  const known = arraysOf(network);
  for (const [name, values] of Object.entries(given.initial)) {
    const array = known.get(name);
    if (array?.length !== values.length)
      throw new Error(`${name}: ${values.length} numbers given for ${array?.length ?? 0}`);
    array.set(values);
  }
  const settings = { ...optimizerOf(given.optimizer, given.hyper), weightDecay: given.weight_decay };
  const trainer = trainersOf(network, settings);
  const states: Arrays[] = [];
  const loss = given.batches.map(({ x, y }, step) => {
    const ofSize = trainer(x.length);
    fillBatch(
      ofSize,
      { X: x, y },
      x.map((_, at) => at),
    );
    giveMasks(ofSize.masks, given.masks?.[step] ?? given.hidden.map(() => null));
    const mean = ofSize.step();
    states.push(new Map([...known].map(([name, array]) => [name, array.slice()])));
    return mean;
  });
  const last = unitMajor(given.batches.at(-1)!.x);
  const pass = createPass(network, last.columns);
  pass.run(last, "running");
  const { logits } = pass;
  return {
    loss,
    states,
    eval_logits: { ...logits, stride: logits.columns, values: valuesOf(logits) },
  };
}

function networkOf(given: Run, kernels: Kernels): Network {
  const { hidden, outputs, frozen = hidden.map(() => nothing) } = given;
  if (frozen.length !== hidden.length)
    throw new Error(`${frozen.length} frozen for ${hidden.length} hidden layers`);
  return createNetwork(
    given.inputs,
    {
      hidden: hidden.map((layer, index) => ({
        units: layer.units,
        activation: activationNames[layer.activation],
        normalization: normalizationOf(layer, frozen[index]!.statistics),
        bias: true,
        dropout: layer.dropout,
        frozen: frozen[index]!,
      })),
      // Overwritten: all arrays are given.
      initialization: { kind: "normal", sd: 1, scale: 1 },
      loss: outputs === 1 ? "sigmoid-cross-entropy" : "softmax-cross-entropy",
      frozenOutput: given.frozen_output,
    },
    randomStream("overwritten"),
    Math.max(2, outputs),
    kernels,
  );
}

/** What is kept counts for what is not. */
function giveMasks(masks: DropoutMasks, kept: readonly (Rows | null)[]): void {
  masks.forEach((mask, layer) => {
    const given = kept[layer] ?? null;
    if ((mask === null) !== (given === null))
      throw new Error(`hidden layer ${layer + 1}: a mask where there is dropout`);
    if (mask === null || given === null) return;
    copyMatrix(unitMajor(given), mask.factors);
    for (let j = 0; j < mask.factors.values.length; j++) mask.factors.values[j]! /= 1 - mask.rate;
  });
}

function normalizationOf(layer: Run["hidden"][number], isFrozen: boolean): NormalizationSettings {
  const { norm, placement, eps: epsilon, momentum, groups } = layer;
  if (norm === "group") return { kind: norm, groups, placement, epsilon };
  if (norm !== "batch") return { kind: norm };
  return { ...pytorchNorm, placement, epsilon, momentum, freezeStatisticsFrom: isFrozen ? 1 : null };
}

/** All that training may change, by name. */
function arraysOf({ parameters, hidden }: Network): ReadonlyMap<string, Float64Array> {
  return new Map([
    ...parameters.map(({ name, values }) => [name, values] as const),
    ...hidden.flatMap(({ norm }, index) =>
      norm === null
        ? []
        : ([
            [`hidden${index + 1}.runningMean`, norm.runningMean],
            [`hidden${index + 1}.runningVariance`, norm.runningVariance],
          ] as const),
    ),
  ]);
}
