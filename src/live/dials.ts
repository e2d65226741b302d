import type { SamplerSettings } from "../sampling/settings.ts";
import type { UnitPlace } from "./unitDetail.ts";

/** What stands for a normalization on a dial. */
const norms = [
  "none",
  "batch",
  "batch-renorm",
  "layer",
  "weight",
  "ghost",
  "per-subset",
  "noisy",
  "centring",
  "scaling",
] as const;
export type DialNorm = (typeof norms)[number];

type Schedule = Extract<SamplerSettings, { bias: number }>["schedule"];

/** A dial that is turned to one of some words. */
interface WordDial<Word extends string> {
  readonly words: readonly Word[];
}

/** A dial that is turned to a number: the stops are where a slider halts, the bounds are what an address may say. */
interface NumberDial {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly stops: readonly number[];
}

const words = <Word extends string>(...list: readonly Word[]): WordDial<Word> => ({ words: list });
const numbers = (least: number, most: number, stops: readonly number[], whole = false): NumberDial => ({
  least,
  most,
  whole,
  stops,
});
const evenly = (from: number, to: number, count: number) =>
  Array.from({ length: count + 1 }, (_, at) => Number((from + ((to - from) * at) / count).toPrecision(6)));

/** Every dial, in the order in which addresses name them. */
export const dials = {
  bias: numbers(0, 1, evenly(0, 1, 20)),
  block: numbers(1, 1000, [1, 2, 5, 10, 20, 50, 100, 200, 500], true),
  schedule: words<Schedule | "uniform">("alternate", "random", "sequential", "only", "uniform"),
  /** The subset that comes first; like the numbers of flowers below turned by addresses alone. */
  first: words("A", "B"),
  batch: numbers(2, 256, [2, 4, 8, 16, 32, 64, 128, 256], true),
  norm: words(...norms),
  placement: words("before", "after"),
  rate: numbers(0, 1000, [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50]),
  optimizer: words("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"),
  depth: numbers(1, 8, evenly(1, 8, 7), true),
  width: numbers(1, 64, [1, 2, 4, 8, 16, 24, 32], true),
  activation: words(
    "sigmoid",
    "tanh",
    "relu",
    "leaky-relu",
    "elu",
    "softplus",
    "gelu",
    "gelu-tanh",
    "silu",
    "identity",
  ),
  init: words("xavier-normal", "xavier-uniform", "he-normal", "lecun-normal", "torch-default"),
  scale: numbers(0, 100, [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20]),
  distance: numbers(0, 8, evenly(0, 6, 24)),
  overlap: numbers(0.01, 3, [0.05, 0.1, 0.2, 0.3, 0.42, 0.6, 0.8, 1, 1.3, 1.6, 2]),
  boundary: words("sine", "arch"),
  seed: numbers(1, 999_999_999, evenly(1, 40, 39), true),
  steps: numbers(1, 100_000, [100, 200, 500, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000], true),
  train: numbers(100, 20_000, [500, 1000, 2000, 4000, 8000], true),
  test: numbers(100, 10_000, [500, 1000, 2000, 4000], true),
  probe: numbers(64, 4096, [128, 256, 512, 1024], true),
} as const;

export type DialName = keyof typeof dials;

type ValueOf<Dial> = Dial extends WordDial<infer Word> ? Word : number;

/** The setting of every dial for one network. */
export type Dials = { readonly [Name in DialName]: ValueOf<(typeof dials)[Name]> };

export const dialNames = Object.keys(dials) as readonly DialName[];

/** Dials that both networks always share, so that they see the same flowers for the same number of steps. */
export const sharedDials: readonly DialName[] = [
  "distance",
  "overlap",
  "boundary",
  "seed",
  "steps",
  "train",
  "test",
  "probe",
];

export const usualDials: Dials = {
  bias: 1,
  block: 1,
  schedule: "alternate",
  first: "A",
  batch: 32,
  norm: "batch",
  placement: "before",
  rate: 1,
  optimizer: "sgd",
  depth: 3,
  width: 16,
  activation: "sigmoid",
  init: "xavier-normal",
  scale: 1,
  distance: 3,
  overlap: 0.42,
  boundary: "sine",
  seed: 1,
  steps: 3000,
  train: 4000,
  test: 1000,
  probe: 512,
};

/** Two networks side by side. */
export interface DialPair {
  readonly left: Dials;
  readonly right: Dials;
}

/** Batch norm and its twin without. */
export const usualPair: DialPair = { left: usualDials, right: { ...usualDials, norm: "none" } };

/**
 * A dial's value from a text; null where the text says nothing that the dial can be turned to.
 *
 * @example
 *   dialValue("bias", "0.5") // 0.5
 *   dialValue("bias", "2") // null
 */
export function dialValue(name: DialName, text: string): string | number | null {
  const dial: WordDial<string> | NumberDial = dials[name];
  if ("words" in dial) return dial.words.includes(text) ? text : null;
  if (!/^\d{1,9}(\.\d{1,9})?$/.test(text)) return null;
  const value = Number(text);
  return value >= dial.least && value <= dial.most && (!dial.whole || Number.isInteger(value)) ? value : null;
}

/**
 * The pair with a dial turned: for one network, or for both. A dial that both share is turned for both.
 *
 * Errors   a value that the dial cannot be turned to
 */
export function turned(
  pair: DialPair,
  name: DialName,
  value: string | number,
  side: "left" | "right" | "both",
): DialPair {
  if (dialValue(name, String(value)) !== value) throw new Error(`dial ${name}: got ${value}`);
  const whose = sharedDials.includes(name) ? "both" : side;
  return {
    left: whose === "right" ? pair.left : { ...pair.left, [name]: value },
    right: whose === "left" ? pair.right : { ...pair.right, [name]: value },
  };
}

/** Whether either network has that hidden unit, both from 0. */
export const hasUnit = ({ left, right }: DialPair, { layer, unit }: UnitPlace): boolean =>
  [left, right].some(({ depth, width }) => layer < depth && unit < width);

/** Dials at which the two differ. */
export const differing = ({ left, right }: DialPair): readonly DialName[] =>
  dialNames.filter((name) => left[name] !== right[name]);
