import { type SubsetIndex, subsetNames } from "../flowers/dataset.ts";
import type { RandomStream } from "../random.ts";
import { currentProbability } from "./law.ts";
import type { Sampler } from "./sampler.ts";
import type { SamplerSettings } from "./settings.ts";

type Biased = Exclude<SamplerSettings, { kind: "uniform" }>;

const groupName = {
  "subset-biased": (group) => `subset ${subsetNames[group]}`,
  "class-biased": (group) => `class ${group}`,
} satisfies Record<Biased["kind"], (group: number) => string>;

/**
 * At each step one group (subset or class) is the current one; each sample comes from it with probability
 *
 *   s + bias·(1 − s)      s its share of the data
 *
 * and from the others with the rest, evenly within either, with replacement. Bias 0 is uniform, 1 is one group per batch.
 * Every bias and schedule uses up the same draws, so that batches of twins differ no more than their settings do; the
 * coins of the schedule `random` come from a stream of their own.
 *
 * Shapes   groups (size): 0 … count − 1
 * Errors   a bias outside 0 … 1, a block shorter than 1 step, a group without samples
 */
export function createGroupBiasedSampler(
  settings: Biased,
  groups: Uint8Array,
  count: number,
  steps: number,
  stream: RandomStream,
): Sampler {
  const { kind, bias } = settings;
  if (!(bias >= 0 && bias <= 1)) throw new Error(`${kind} sampling: bias must be 0 to 1, got ${bias}`);
  if (!(Number.isInteger(settings.blockLength) && settings.blockLength >= 1))
    throw new Error(
      `${kind} sampling: blockLength must be a whole number, at least 1, got ${settings.blockLength}`,
    );
  const pools = Array.from({ length: count }, (_, group) => ({
    own: indicesWhere(groups, (each) => each === group),
    others: indicesWhere(groups, (each) => each !== group),
  }));
  pools.forEach(({ own }, group) => {
    if (own.length === 0) throw new Error(`${kind} sampling: ${groupName[kind](group)} has no samples`);
  });
  const coins = stream.child("schedule");
  const currentAt = schedules[settings.schedule](settings, count, steps, coins);
  let step = 0;
  let current: SubsetIndex = settings.first;
  return {
    next(into) {
      current = currentAt(step++);
      const { own, others } = pools[current]!;
      const probability = currentProbability(own.length / groups.length, bias);
      for (let at = 0; at < into.length; at++) {
        const pool = stream.next() < probability ? own : others;
        into[at] = pool[stream.integer(pool.length)]!;
      }
    },
    currentSubset: () => current,
    save: () => ({ steps: step, current, coins: coins.save() }),
    restore(state) {
      step = state.steps;
      current = state.current ?? settings.first;
      if (state.coins) coins.restore(state.coins);
    },
  };
}

type CurrentAt = (step: number) => SubsetIndex;

/** Which group is the current one at each step (from 0). */
const schedules = {
  alternate:
    ({ blockLength, first }, count) =>
    (step) =>
      (Math.floor(step / blockLength) + first) % count,
  random: (_settings, count, _steps, coin) => () => Math.floor(count * coin.next()),
  sequential:
    ({ first }, count, steps) =>
    (step) =>
      // Drawn on past its steps, it stays with the last group.
      (Math.min(count - 1, Math.floor((count * step) / steps)) + first) % count,
  only:
    ({ first }) =>
    () =>
      first,
} satisfies Record<
  Biased["schedule"],
  (settings: Biased, count: number, steps: number, coin: RandomStream) => CurrentAt
>;

function indicesWhere(groups: Uint8Array, holds: (group: number) => boolean): Int32Array {
  const found: number[] = [];
  groups.forEach((group, index) => {
    if (holds(group)) found.push(index);
  });
  return Int32Array.from(found);
}
