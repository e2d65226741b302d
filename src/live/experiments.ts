import { type DialPair, type Dials, usualDials } from "./dials.ts";
import type { LiveFrame } from "./frame.ts";
import { percent } from "./words.ts";

/** What the reader is asked to predict, turns, and sees come out. */
export interface Experiment {
  readonly title: string;
  readonly question: string;
  /** What may be predicted. */
  readonly choices: readonly string[];
  readonly watch: string;
  /** Where it starts, and how fast. */
  readonly pair: DialPair;
  readonly speed: number;
  /** From this step on it can be told how it came out. */
  readonly toldFrom: number;
  /** Which of the choices came out, by what is seen at a step, in whole frames. */
  cameOut(left: LiveFrame, right: LiveFrame): number;
  /** What was seen, with its numbers. */
  happened(left: LiveFrame, right: LiveFrame): string;
  /** What to turn next. */
  readonly turns: readonly { readonly says: string; readonly changes: Partial<Dials> }[];
  /** The scenario that measures it over seeds. */
  readonly report: string;
}

type Changes = Partial<Dials>;

function pairOf(both: Changes, left: Changes, right: Changes): DialPair {
  return { left: { ...usualDials, ...both, ...left }, right: { ...usualDials, ...both, ...right } };
}

const batchNorm: Changes = { norm: "batch" };
const noNorm: Changes = { norm: "none" };

/** Right in no more than three of a hundred flowers beyond chance. */
const guesses = ({ fresh }: LiveFrame) => fresh.accuracy < 0.53;
const own = (frame: LiveFrame) => percent(frame.own?.accuracy ?? Number.NaN);
const fresh = (frame: LiveFrame) => percent(frame.fresh.accuracy);
/** Right by each subset's own statistics: the mean of both. */
function bySubsets({ fields }: LiveFrame): number {
  const ofSubset = fields.filter(({ name }) => name.startsWith("subset "));
  return ofSubset.reduce((sum, { accuracy }) => sum + accuracy, 0) / ofSubset.length;
}
/** Points between the best and the worst of the maps. */
function spread({ fields }: LiveFrame): number {
  const shares = fields.map(({ accuracy }) => accuracy);
  return Math.max(...shares) - Math.min(...shares);
}
const points = (share: number) => `${(100 * share).toFixed(0)} points`;

/** Of two shares: which one is more than five points above the other. */
function ahead(left: number, right: number): number {
  if (left > right + 0.05) return 0;
  return right > left + 0.05 ? 1 : 2;
}

export const experiments = {
  "lost-at-inference": {
    title: "Lost at inference",
    question:
      "Every batch holds buds alone or blown roses alone. The network with batch norm will be right on its own batches. And on new flowers?",
    choices: ["just as right", "less, but better than without a norm", "it guesses"],
    watch: "Its first map, by running statistics, and the dashed line of new flowers.",
    pair: pairOf({ bias: 1 }, batchNorm, noNorm),
    speed: 150,
    toldFrom: 250,
    cameOut(left, right) {
      if ((left.own?.accuracy ?? 0) - left.fresh.accuracy < 0.03) return 0;
      return guesses(left) || left.fresh.accuracy < right.fresh.accuracy ? 2 : 1;
    },
    happened: (left, right) =>
      `With batch norm: ${own(left)} of its own batches, ${fresh(left)} of new flowers. Without: ${fresh(right)}. By each subset’s own statistics the same weights are right in ${percent(bySubsets(left))}.`,
    turns: [
      { says: "bias 0.5", changes: { bias: 0.5 } },
      { says: "bias 0", changes: { bias: 0 } },
    ],
    report: "rose-buds",
  },
  "four-boundaries": {
    title: "One network, four boundaries",
    question:
      "One network sees mixed batches, the other one subset at a time; each is drawn by four choices of mean and variance. Which one serves new flowers by running statistics?",
    choices: ["the one with mixed batches", "the one with one subset at a time", "both alike"],
    watch: "The four maps of each: same weights, other boundaries.",
    pair: pairOf(batchNorm, { bias: 0 }, { bias: 1 }),
    speed: 150,
    toldFrom: 300,
    cameOut: (left, right) => ahead(left.fresh.accuracy, right.fresh.accuracy),
    happened: (left, right) =>
      `Mixed batches: ${fresh(left)} by running statistics, and ${points(spread(left))} between its best and its worst map. One subset at a time: ${fresh(right)} by running statistics, ${points(spread(right))} between the maps.`,
    turns: [{ says: "bias 0.5 for both", changes: { bias: 0.5 } }],
    report: "bias-dial",
  },
  "never-starts": {
    title: "Six layers that never start",
    question: "Six sigmoid layers on mixed batches. Which of the two finds the boundary within 500 steps?",
    choices: ["the one with batch norm", "the one without", "both alike"],
    watch: "The inputs of the upper layers: without a norm buds and blown roses look alike there.",
    pair: pairOf({ bias: 0, depth: 6 }, batchNorm, noNorm),
    speed: 150,
    toldFrom: 500,
    cameOut: (left, right) => ahead(left.fresh.accuracy, right.fresh.accuracy),
    happened: (left, right) =>
      `With batch norm ${fresh(left)} of new flowers, without ${fresh(right)}${guesses(right) ? ", which is guessing" : ""}.`,
    turns: [
      { says: "3 layers", changes: { depth: 3 } },
      { says: "tanh instead", changes: { activation: "tanh" } },
    ],
    report: "depth",
  },
  "noise-does-not-hurt": {
    title: "Noise that does not hurt",
    question:
      "After its batch norm one network gets noise whose distribution changes at every step: covariate shift made on purpose. Which one is ahead after 300 steps?",
    choices: ["the noisy one", "the one without norm or noise", "both alike"],
    watch: "The accuracy on new flowers of both.",
    pair: pairOf({ bias: 0, steps: 600 }, { norm: "noisy" }, noNorm),
    speed: 150,
    toldFrom: 300,
    cameOut: (left, right) => ahead(left.fresh.accuracy, right.fresh.accuracy),
    happened: (left, right) =>
      `With noise after its norm ${fresh(left)} of new flowers, without norm or noise ${fresh(right)}.`,
    turns: [],
    report: "does-the-shift-slow-training",
  },
  "batch-of-two": {
    title: "A batch of two",
    question:
      "Mean and variance of two flowers: after centring, each is the other’s mirror image. Does batch norm still help?",
    choices: ["yes, it is ahead", "no, it falls behind", "both alike"],
    watch: "The curve of own batches, and how the first map jumps.",
    pair: pairOf({ bias: 0, batch: 2 }, batchNorm, noNorm),
    speed: 400,
    toldFrom: 1500,
    cameOut: (left, right) => ahead(left.own?.accuracy ?? 0, right.own?.accuracy ?? 0),
    happened: (left, right) =>
      `On its own batches: with batch norm ${own(left)}, without ${own(right)}. On new flowers ${fresh(left)} and ${fresh(right)}.`,
    turns: [
      { says: "batches of 4", changes: { batch: 4 } },
      { says: "batches of 32", changes: { batch: 32 } },
    ],
    report: "batch-size",
  },
  "only-one-survives": {
    title: "Only one survives the rate",
    question: "ReLU layers and a large learning rate. Which of the two still learns?",
    choices: ["the one with batch norm", "the one without", "both alike"],
    watch: "Whether a map keeps a boundary, and the loss.",
    pair: pairOf({ bias: 0, activation: "relu", init: "he-normal", rate: 5 }, batchNorm, noNorm),
    speed: 150,
    toldFrom: 300,
    cameOut: (left, right) => ahead(left.fresh.accuracy, right.fresh.accuracy),
    happened: (left, right) =>
      `With batch norm ${fresh(left)} of new flowers, without ${fresh(right)}${guesses(right) ? ", which is guessing" : ""}.`,
    turns: [
      { says: "rate 0.5", changes: { rate: 0.5 } },
      { says: "rate 50", changes: { rate: 50 } },
    ],
    report: "learning-rate-and-initialization",
  },
  forgetting: {
    title: "Forgetting",
    question:
      "Buds alone for the first half of training, blown roses alone for the second. What does the network without a norm know of buds at the end?",
    choices: ["as much as of blown roses", "less, but more than guessing", "it guesses"],
    watch: "The share of buds on its map, after step 500.",
    pair: pairOf({ bias: 1, schedule: "sequential", steps: 1000 }, batchNorm, noNorm),
    speed: 150,
    toldFrom: 1000,
    cameOut(_, { freshBySubset: [buds, blown] }) {
      if (buds > blown - 0.03) return 0;
      return buds > 0.55 ? 1 : 2;
    },
    happened: (left, right) =>
      `Without a norm: ${percent(right.freshBySubset[0])} of new buds, ${percent(right.freshBySubset[1])} of new blown roses. With batch norm: ${percent(left.freshBySubset[0])} and ${percent(left.freshBySubset[1])}.`,
    turns: [{ says: "in turn instead", changes: { schedule: "alternate" } }],
    report: "train-on-one-subset",
  },
} as const satisfies Readonly<Record<string, Experiment>>;

export type ExperimentName = keyof typeof experiments;

export const experimentNames = Object.keys(experiments) as readonly ExperimentName[];

export const isExperiment = (name: string): name is ExperimentName => Object.hasOwn(experiments, name);

export const experimentOf = (name: ExperimentName): Experiment => experiments[name];
