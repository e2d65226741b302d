import type { Course } from "./course.ts";
import { type DialName, type DialPair, type Dials, dialNames } from "./dials.ts";
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

/** "Moved beyond chance (5 %), by layer: 94, 100, 88 %". */
export function beyondLine(shares: ArrayLike<number> | null): string {
  const told = Array.from(shares ?? [], (share) => Math.round(100 * share)).join(", ");
  return `Moved beyond chance (5\u00a0%), by layer: ${told === "" ? "–" : `${told}\u00a0%`}`;
}

/** The names of both. */
export function networkNames(pair: DialPair, differing: readonly DialName[]): readonly [string, string] {
  return [networkName(pair.left, differing), networkName(pair.right, differing)];
}

/** The same where room is scarce: a norm that both share goes without saying, unless there is nothing else to say. */
export function shortNames(pair: DialPair, differing: readonly DialName[]): readonly [string, string] {
  const [left, right] = networkNames(pair, differing);
  if (differing.includes("norm") || differing.length === 0) return [left, right];
  const shared = `${wordLabel(pair.left.norm)}, `;
  return [left.slice(shared.length), right.slice(shared.length)];
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
 * A network's state, each with its number: own batches 96.9 %, new flowers 50.8 %; one that diverged has no batches since.
 *
 * @param newOnes what it is tested on
 */
export function stateParts(
  { step, own, fresh, ended }: LiveFrame,
  newOnes: string,
): readonly (readonly [label: string, number: string])[] {
  return [
    ended === "diverged"
      ? ["diverged at step", String(step)]
      : ["own batches", percent(own?.accuracy ?? Number.NaN)],
    [newOnes, percent(fresh.accuracy)],
  ];
}

/** What is turned from one setting of the dials to the next: "mini-batch bias 0, learning rate 0.1 in the second". */
function turnWords(before: DialPair, after: DialPair): string {
  const said = dialNames.flatMap((name) => {
    const [left, right] = (["left", "right"] as const).map((side) => after[side][name]);
    const whose = { left: left !== before.left[name], right: right !== before.right[name] };
    const to = (value: string | number) => `${dialLabels[name]} ${wordLabel(value)}`;
    if (whose.left && whose.right && left === right) return [to(left!)];
    return [
      ...(whose.left ? [`${to(left!)} in the first`] : []),
      ...(whose.right ? [`${to(right!)} in the second`] : []),
    ];
  });
  return said.join(", ");
}

/** Where dials were turned on the way, and in which words. */
export const turnMarks = ({ start, turns }: Course): { readonly after: number; readonly says: string }[] =>
  turns.map(({ after, pair }, at) => ({ after, says: turnWords(turns[at - 1]?.pair ?? start, pair) }));

/** Where dials were turned on the way: "turned at 200", "turned 3 times"; nothing where none was. */
export function turnsLine({ turns }: Course): string {
  const [first, ...others] = turns;
  if (first === undefined) return "";
  return others.length === 0 ? `turned at ${first.after}` : `turned ${turns.length} times`;
}
