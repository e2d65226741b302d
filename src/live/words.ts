import type { Course } from "./course.ts";
import type { DialName, DialPair, Dials } from "./dials.ts";
import type { LiveFrame } from "./frame.ts";

/** What a dial is called, and what is said of it beside. */
export const dialLabels: Readonly<Record<DialName, string>> = {
  bias: "mini-batch bias",
  block: "block length",
  schedule: "schedule",
  first: "first subset",
  batch: "batch size",
  norm: "normalization",
  placement: "placed",
  rate: "learning rate",
  optimizer: "optimizer",
  depth: "hidden layers",
  width: "units per layer",
  activation: "activation",
  init: "initialization",
  scale: "initial scale",
  distance: "distance",
  overlap: "overlap",
  boundary: "true boundary",
  seed: "seed",
  steps: "steps in all",
  train: "training flowers",
  test: "test flowers",
  probe: "probe flowers",
};

/** Words of dials that are not their own best name. */
const wordLabels: Readonly<Record<string, string>> = {
  none: "no norm",
  batch: "batch norm",
  "batch-renorm": "batch renorm",
  layer: "layer norm",
  weight: "weight norm",
  ghost: "ghost batches of 8",
  "per-subset": "batch norm per subset",
  noisy: "noisy batch norm",
  centring: "centring alone",
  scaling: "scaling alone",
  before: "before activation",
  after: "after activation",
  only: "only buds",
  sequential: "buds, then blown",
  uniform: "uniform, no subsets",
  A: "buds first",
  B: "blown roses first",
  sgd: "SGD",
  adam: "Adam",
  adamw: "AdamW",
  rmsprop: "RMSprop",
};

export function wordLabel(value: string | number): string {
  const text = String(value);
  return Object.hasOwn(wordLabels, text) ? wordLabels[text]! : text;
}

/** What a field's statistics are called. */
export function fieldLabel(field: string, [subsetA, subsetB]: readonly string[]): string {
  if (field === "subset A") return `statistics of ${subsetA}`;
  return field === "subset B" ? `statistics of ${subsetB}` : `${field} statistics`;
}

/** A network by its norm and by whatever else the two differ in. */
function networkName(own: Dials, differing: readonly DialName[]): string {
  const others = differing.filter((name) => name !== "norm");
  return [
    wordLabel(own.norm),
    ...others.map((name) => {
      const word = wordLabel(own[name]);
      return typeof own[name] === "number" ? `${dialLabels[name]} ${word}` : word;
    }),
  ].join(", ");
}

/** "Units moved by the last batch beyond chance (5 %): 94 %, 100 %, 88 %", layer by layer. */
export function beyondLine(shares: ArrayLike<number> | null): string {
  const told = Array.from(shares ?? [], (share) => `${Math.round(100 * share)} %`).join(", ");
  return `Units moved by the last batch beyond chance (5 %): ${told || "–"}`;
}

/** The names of both. */
export function networkNames(pair: DialPair, differing: readonly DialName[]): readonly [string, string] {
  return [networkName(pair.left, differing), networkName(pair.right, differing)];
}

/**
 * A share in percent, as reports write it.
 *
 * @example
 *   percent(0.9687) // '96.9 %'
 */
export function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : "–";
}

/**
 * A number with its sign, as a reader compares it.
 *
 * @example
 *   signed(-0.1234) // '−0.12'
 */
export function signed(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const digits = size.toFixed(size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 3);
  return Number(digits) === 0 ? "0" : `${value < 0 ? "−" : "+"}${digits}`;
}

/**
 * A network's state: "step 710 · own batches 96.9 % · new flowers 50.8 %".
 *
 * @param newOnes what it is tested on
 */
export function stateLine({ step, own, fresh, ended }: LiveFrame, newOnes: string): string {
  const parts = [
    `step ${step}`,
    `own batches ${percent(own?.accuracy ?? Number.NaN)}`,
    `${newOnes} ${percent(fresh.accuracy)}`,
  ];
  if (ended === "diverged") parts.push("diverged");
  return parts.join(" · ");
}

/** Where dials were turned on the way: "turned at 200", "turned 3 times"; nothing where none was. */
export function turnsLine({ turns }: Course): string {
  const [first, ...others] = turns;
  if (first === undefined) return "";
  return others.length === 0 ? `turned at ${first.after}` : `turned ${turns.length} times`;
}
