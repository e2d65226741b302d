import type { TrainingPhase } from "../scenario/scenario.ts";
import type { DialPair } from "./dials.ts";
import { type LiveSettings, liveSettings } from "./liveSettings.ts";
import type { OwnData } from "./ownData.ts";

/** Dials turned in the course of training: after so many steps they stand like this. */
export interface Turn {
  readonly after: number;
  readonly pair: DialPair;
}

/** An address, and a scenario, hold no more. */
export const mostTurns = 100;

/** How two networks are trained: by which dials they begin, and what is turned on the way, in order. */
export interface Course {
  readonly start: DialPair;
  readonly turns: readonly Turn[];
  /** Data of the reader's own, in place of flowers. */
  readonly own?: OwnData | null;
}

/** The dials as they stand when so many steps are made. */
export const pairAt = ({ start, turns }: Course, step: number): DialPair =>
  turns.findLast(({ after }) => after <= step)?.pair ?? start;

/** The course with the dials turned after so many steps; what was to come is no more. */
export function turnedAfter(from: Course, step: number, pair: DialPair): Course {
  const course = { ...from, turns: from.turns.filter(({ after }) => after < step) };
  const isNew = !isSame(pairAt(course, step), pair);
  return isNew ? { ...course, turns: [...course.turns, { after: step, pair }] } : course;
}

/** Whether training can go on from the one setting of the dials to the other: same data, same network, as many steps. */
export function canGoOn(from: DialPair, to: DialPair): boolean {
  const fixed = (pair: DialPair) =>
    [pair.left, pair.right].map((dials) => {
      const { training, ...rest } = liveSettings(dials);
      return { ...rest, steps: training.steps };
    });
  return isSame(fixed(from), fixed(to));
}

/** All that decides what one of the networks becomes. */
export function settingsOf({ start, turns, own = null }: Course, side: keyof DialPair): LiveSettings {
  const settings = liveSettings(start[side], own);
  let current = settings.training;
  const phases: TrainingPhase[] = [];
  for (const { after, pair } of turns) {
    const next = liveSettings(pair[side], own).training;
    const news = (["batchSize", "sampler", "optimizer"] as const).filter(
      (key) => !isSame(next[key], current[key]),
    );
    current = next;
    if (news.length > 0)
      phases.push({ from: after + 1, ...Object.fromEntries(news.map((key) => [key, next[key]])) });
  }
  return { ...settings, training: { ...settings.training, phases } };
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
