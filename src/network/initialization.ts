import type { RandomStream } from "../random.ts";
import type { Dense } from "./dense.ts";
import type { GivenLayer, InitializationSettings } from "./settings.ts";

export type DrawnInitialization = Exclude<InitializationSettings, { kind: "given" }>;

/**
 * Standard deviation of a drawn weight, before the setting's `scale`.
 *
 *   Xavier   √(2 / (fanIn + fanOut))        He   √(2 / fan)        LeCun   √(1 / fanIn)
 *   torch-default   √(1 / (3 fanIn))        normal   the setting's `sd`
 *
 * He's fan is fanIn, or fanOut where the settings say so: the one keeps the spread forward, the other backward.
 *
 * Source   Glorot & Bengio (2010), gain 1; He et al. (2015), the gain √2 of relu included; LeCun et al. (1998);
 *          `torch.nn.Linear` draws from ±1/√fanIn
 *
 * @example
 *   weightDeviation({ kind: "he-normal", fan: "in", scale: 1 }, 50, 100) // 0.2
 */
export function weightDeviation(settings: DrawnInitialization, fanIn: number, fanOut: number): number {
  switch (settings.kind) {
    case "xavier-normal":
    case "xavier-uniform":
      return Math.sqrt(2 / (fanIn + fanOut));
    case "he-normal":
    case "he-uniform":
      return Math.sqrt(2 / (settings.fan === "out" ? fanOut : fanIn));
    case "lecun-normal":
    case "lecun-uniform":
      return Math.sqrt(1 / fanIn);
    case "torch-default":
      return Math.sqrt(1 / (3 * fanIn));
    case "normal":
      return settings.sd;
  }
}

/**
 * The uniform kinds draw from ± this, which has the standard deviation asked for: √3 times it.
 *
 * @example
 *   uniformBound(1) // 1.73205
 */
export function uniformBound(deviation: number): number {
  return Math.sqrt(3) * deviation;
}

const isUniform = {
  "xavier-normal": false,
  "xavier-uniform": true,
  "he-normal": false,
  "he-uniform": true,
  "lecun-normal": false,
  "lecun-uniform": true,
  "torch-default": true,
  normal: false,
} satisfies Record<DrawnInitialization["kind"], boolean>;

/**
 * Writes the weights of all layers, output last; biases are left at 0 unless they are given, or drawn like
 * the weights by `torch-default`.
 *
 * Every layer draws from a stream of its own, unit by unit, so that the width of one layer does not move the draws of
 * another, and networks that differ in scale or normalization alone start from the same directions.
 *
 * Errors   given layers whose number or shapes do not fit
 */
export function initialize(
  layers: readonly Dense[],
  settings: InitializationSettings,
  stream: RandomStream,
): void {
  if (settings.kind === "given") {
    copyGiven(layers, settings.layers);
    return;
  }
  layers.forEach((dense, index) => {
    draw(dense, settings, stream.child(layerName(index, layers.length)));
  });
}

function draw(dense: Dense, settings: DrawnInitialization, stream: RandomStream): void {
  const deviation = settings.scale * weightDeviation(settings, dense.inputs, dense.units);
  const bound = uniformBound(deviation);
  const next = isUniform[settings.kind]
    ? () => bound * (2 * stream.next() - 1)
    : () => deviation * stream.normal();
  for (let j = 0; j < dense.weights.length; j++) dense.weights[j] = next();
  if (settings.kind !== "torch-default" || dense.bias === null) return;
  for (let j = 0; j < dense.bias.length; j++) dense.bias[j] = next();
}

function copyGiven(layers: readonly Dense[], given: readonly GivenLayer[]): void {
  if (given.length !== layers.length) {
    throw new Error(`initialization: the network has ${layers.length} layers, given are ${given.length}`);
  }
  layers.forEach((dense, index) => {
    const { weights, bias } = given[index]!;
    const name = layerName(index, layers.length);
    const oddRow = weights.find((row) => row.length !== dense.inputs);
    if (weights.length !== dense.units || oddRow !== undefined) {
      const width = oddRow?.length ?? dense.inputs;
      throw new Error(
        `initialization: weights of ${name} have shape ${dense.units} × ${dense.inputs}, given are ${weights.length} × ${width}`,
      );
    }
    const biases = dense.bias?.length ?? 0;
    if (bias.length !== biases) {
      throw new Error(`initialization: ${name} has ${biases} biases, given are ${bias.length}`);
    }
    dense.weights.set(weights.flat());
    dense.bias?.set(bias);
  });
}

function layerName(index: number, layers: number): string {
  return index === layers - 1 ? "output" : `hidden${index + 1}`;
}
