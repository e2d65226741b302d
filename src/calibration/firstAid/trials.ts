import type { MadeCause } from "./makers.ts";
import type { FirstAidTrial } from "./trial.ts";

/** One cause at a time, in the order of the tables. */
export const singleCauses = [
  "stale",
  "frozen-or-loaded",
  "biased-batches",
  "other-domain",
  "momentum",
  "small-batch",
  "epsilon",
] as const satisfies readonly MadeCause[];

/** Two at once that come together in practice. */
export const pairsOfCauses: readonly (readonly [MadeCause, MadeCause])[] = [
  ["stale", "biased-batches"],
  ["frozen-or-loaded", "biased-batches"],
  ["momentum", "biased-batches"],
  ["small-batch", "biased-batches"],
  ["biased-batches", "other-domain"],
  ["stale", "other-domain"],
  ["momentum", "other-domain"],
  ["small-batch", "stale"],
  ["small-batch", "epsilon"],
];

/** Those that come in any amount, and how little of each is tried. */
export const weakCauses = {
  stale: "70 to 95 % of the way behind them",
  "biased-batches": "a bias of 0.2 to 0.6: 60 to 80 % of a batch from one subset",
  "other-domain": "30 to 45 % of one subset in training, the rest at inference",
} as const satisfies Partial<Record<MadeCause, string>>;

const counts = { sound: 240, single: 80, pair: 40, weak: 40 } as const;

/** Every network that is trained, numbered from 1: odd numbers set the bounds, even ones try them. */
export function allTrials(): FirstAidTrial[] {
  const of = (made: readonly MadeCause[], count: number) =>
    Array.from({ length: count }, (_, index) => ({ made, number: index + 1 }));
  return [
    ...of([], counts.sound),
    ...singleCauses.flatMap((cause) => of([cause], counts.single)),
    ...pairsOfCauses.flatMap((pair) => of(pair, counts.pair)),
    ...(Object.keys(weakCauses) as MadeCause[]).flatMap((cause) =>
      of([cause], counts.weak).map((trial) => ({ ...trial, isWeak: true as const })),
    ),
  ];
}
