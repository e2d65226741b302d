import type { NormalizationSettings } from "../network/normalizations/settings.ts";
import type { ActivationSettings } from "../network/settings.ts";
import { settingsDifferences } from "../report/settingsDifferences.ts";
import { phasesOf } from "../scenario/phases.ts";
import type { RunSettings } from "../scenario/scenario.ts";
import type { TrainedBy } from "../tracking/trainedBy.ts";
import { type DialName, type Dials, dials, dialValue, usualDials } from "./dials.ts";
import { liveSettings } from "./liveSettings.ts";
import { dialLabels } from "./words.ts";

/** The dials of one network: as they stand at the start, and after so many steps. */
export interface DialsInTime {
  readonly start: Dials;
  readonly turns: readonly { readonly after: number; readonly dials: Dials }[];
}

type Trained = Pick<RunSettings, "data" | "network" | "training">;

/**
 * The dials that set all that a variant is trained by, or, in a few words, what there is no dial for. What is tracked of it, and
 * the target that is counted to, are no part of that.
 */
export function dialsOfSettings(settings: Trained, seed: number): DialsInTime | { readonly why: string } {
  const { training } = settings;
  const found = phasesOf(training).map(({ from, ...by }) => ({ from, dials: dialsBy(settings, by, seed) }));
  for (const { dials: each } of found) if ("why" in each) return each;
  const [first, ...others] = found as { readonly from: number; readonly dials: Dials }[];
  return {
    start: first!.dials,
    turns: others.map(({ from, dials: each }) => ({ after: from - 1, dials: each })),
  };
}

function dialsBy({ data, network, training }: Trained, by: TrainedBy, seed: number) {
  if ("rows" in data) return { why: "its samples are given one by one" };
  if ("table" in data) return { why: "its data are a table" };
  const { flowers } = data;
  const { hidden, initialization } = network;
  const [layer] = hidden;
  if (layer === undefined) return { why: "it has no hidden layer" };
  if (hidden.some((each) => JSON.stringify(each) !== JSON.stringify(layer)))
    return { why: "its layers differ from each other" };
  if (!("scale" in initialization)) return { why: "its weights are given one by one" };
  const { sampler, optimizer, batchSize } = by;
  const wanted: Readonly<Record<string, unknown>> = {
    ...samplerDials(sampler),
    batch: batchSize,
    rate: optimizer.learningRate,
    optimizer: optimizer.kind,
    depth: hidden.length,
    width: layer.units,
    activation: activationName(layer.activation),
    init: initialization.kind,
    scale: initialization.scale,
    distance: flowers.distance,
    overlap: flowers.overlap,
    boundary: flowers.boundary,
    seed,
    steps: training.steps,
    train: flowers.train,
    test: flowers.test,
    probe: flowers.probe,
  };
  for (const [name, value] of Object.entries(wanted)) {
    const label = dialLabels[name as DialName];
    if (dialValue(name as DialName, String(value)) !== value) return { why: `no dial has ${label} ${value}` };
  }
  const without = { ...usualDials, ...wanted } as Dials;
  const normed = withNorm(without, layer.normalization);
  if (normed === null) return { why: "no dial has this normalization" };
  const set = liveSettings(normed);
  const [difference] = settingsDifferences([
    comparable(set.flowers, set.network, set.training),
    comparable(flowers, network, { ...training, ...by }),
  ]);
  return difference === undefined ? normed : { why: `no dial for ${lastWord(difference.path)}` };
}

function samplerDials(sampler: TrainedBy["sampler"]): Readonly<Record<string, unknown>> {
  if (sampler.kind === "uniform") return { schedule: "uniform" };
  const { bias, schedule, blockLength, first } = sampler;
  return { bias, schedule, block: blockLength, first: first === 0 ? "A" : "B" };
}

/** The positions of the dials of norms at which they set this one. */
function withNorm(without: Dials, normalization: NormalizationSettings): Dials | null {
  for (const norm of dials.norm.words)
    for (const placement of dials.placement.words) {
      const normed = { ...without, norm, placement };
      const [layer] = liveSettings(normed).network.hidden;
      if (settingsDifferences([layer!.normalization, normalization]).length === 0) return normed;
    }
  return null;
}

const activationName = (activation: ActivationSettings) =>
  typeof activation === "string" ? activation : activation.kind;

/** What both ways of writing the same have in common. */
function comparable(
  flowers: object,
  { hidden, initialization, loss, ...others }: RunSettings["network"],
  {
    steps,
    divergedAbove,
    weights = { kind: "none" },
    ...by
  }: Pick<RunSettings["training"], "steps" | "divergedAbove" | "weights"> & TrainedBy,
): object {
  const { batchSize, sampler, optimizer } = by;
  return {
    flowers,
    hidden: hidden.map(({ activation, ...layer }) => ({ ...layer, activation: activationOf(activation) })),
    initialization: { fan: "in", ...initialization },
    loss,
    network: others,
    training: { steps, divergedAbove, weights: weights.kind, batchSize, sampler, optimizer },
  };
}

/** A word stands for the activation with its usual number. */
const usualNumbers: Partial<Record<string, object>> = {
  "leaky-relu": { slope: 0.01 },
  elu: { alpha: 1 },
  softplus: { threshold: null },
};
function activationOf(activation: ActivationSettings): object {
  if (typeof activation !== "string") return activation;
  return { kind: activation, ...usualNumbers[activation] };
}

/** "training.optimizer.weightDecay" as "weight decay". */
function lastWord(path: string): string {
  const last = path.split(".").at(-1) ?? path;
  return last.replace(/\[.*?\]/g, "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
