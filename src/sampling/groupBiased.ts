import type { SubsetIndex } from "../flowers/dataset.ts";
import type { RandomStream } from "../random.ts";
import { currentProbability } from "./law.ts";
import type { Sampler } from "./sampler.ts";
import type { SamplerSettings } from "./settings.ts";

type Biased = Exclude<SamplerSettings, { kind: "uniform" }>;

const groupNames = {
  "subset-biased": ["subset A", "subset B"],
  "class-biased": ["class 0", "class 1"],
} satisfies Record<Biased["kind"], readonly string[]>;

/**
 * At each step one group (subset or class) is the current one; each sample comes from it with probability
 *
 *   s + bias·(1 − s)      s its share of the data
 *
 * and from the other with the rest, evenly within either, with replacement. Bias 0 is uniform, 1 is one group per batch.
 * Every bias and schedule uses up the same draws, so that batches of twins differ no more than their settings do; the
 * coins of the schedule `random` come from a stream of their own.
 *
 * Shapes   groups (size) of 0 and 1
 * Errors   a bias outside 0 … 1, a block shorter than 1 step, a group without samples
 */
export function createGroupBiasedSampler(
  settings: Biased,
  groups: Uint8Array,
  steps: number,
  stream: RandomStream,
): Sampler {
  const { kind, bias } = settings;
  if (!(bias >= 0 && bias <= 1)) throw new Error(`${kind} sampling: bias must be 0 to 1, got ${bias}`);
  if (!(Number.isInteger(settings.blockLength) && settings.blockLength >= 1))
    throw new Error(
      `${kind} sampling: blockLength must be a whole number, at least 1, got ${settings.blockLength}`,
    );
  const members = [0, 1].map((group) => membersOf(groups, group)) as [Int32Array, Int32Array];
  members.forEach(({ length }, group) => {
    if (length === 0) throw new Error(`${kind} sampling: ${groupNames[kind][group]} has no samples`);
  });
  const coins = stream.child("schedule");
  const currentAt = schedules[settings.schedule](settings, steps, coins);
  let step = 0;
  let current: SubsetIndex = settings.first;
  return {
    next(into) {
      current = currentAt(step++);
      const probability = currentProbability(members[current].length / groups.length, bias);
      for (let at = 0; at < into.length; at++) {
        const group = stream.next() < probability ? current : 1 - current;
        const pool = members[group as SubsetIndex];
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
    ({ blockLength, first }) =>
    (step) =>
      ((Math.floor(step / blockLength) + first) % 2) as SubsetIndex,
  random: (_settings, _steps, coin) => () => (coin.next() < 0.5 ? 0 : 1),
  sequential:
    ({ first }, steps) =>
    (step) =>
      (step < steps / 2 ? first : 1 - first) as SubsetIndex,
  only:
    ({ first }) =>
    () =>
      first,
} satisfies Record<Biased["schedule"], (settings: Biased, steps: number, coin: RandomStream) => CurrentAt>;

function membersOf(groups: Uint8Array, group: number): Int32Array {
  const members: number[] = [];
  groups.forEach((of, index) => {
    if (of === group) members.push(index);
  });
  return Int32Array.from(members);
}
