import type { LiveLinkOf } from "../report/liveLink.ts";
import { addressOf, usualAddress } from "./address.ts";
import { type Course, pairAt, turnedAfter } from "./course.ts";
import { type DialPair, type Dials, sharedDials } from "./dials.ts";
import { type DialsInTime, dialsOfSettings } from "./dialsOfSettings.ts";

/**
 * The address at which the live lab trains a variant, beside another one that shares its data and its steps; where there is
 * none, beside its twin without a norm (of one without, with batch norm).
 */
export const liveLinkOf: LiveLinkOf = (settings, others, seed) => {
  const left = dialsOfSettings(settings, seed);
  if ("why" in left) return left;
  const { start, turns } = courseOf(left, besideOf(left, others, seed) ?? twinOf(left));
  return { hash: addressOf({ ...usualAddress, pair: start, turns }) };
};

/** The first of the others that dials can set, too, and that shares what both networks share. */
function besideOf(left: DialsInTime, others: Parameters<LiveLinkOf>[1], seed: number): DialsInTime | null {
  for (const settings of others) {
    const right = dialsOfSettings(settings, seed);
    if (!("why" in right) && canStandBeside(left, right)) return right;
  }
  return null;
}

const canStandBeside = (left: DialsInTime, right: DialsInTime) =>
  sharedDials.every((name) => left.start[name] === right.start[name]);

function twinOf({ start, turns }: DialsInTime): DialsInTime {
  const other = (own: Dials): Dials => ({ ...own, norm: start.norm === "none" ? "batch" : "none" });
  return { start: other(start), turns: turns.map(({ after, dials }) => ({ after, dials: other(dials) })) };
}

function courseOf(left: DialsInTime, right: DialsInTime): Course {
  let course: Course = { start: { left: left.start, right: right.start }, turns: [] };
  const steps = [...left.turns, ...right.turns].map(({ after }) => after).sort((a, b) => a - b);
  for (const step of steps) {
    const pair: DialPair = { left: dialsAt(left, step), right: dialsAt(right, step) };
    if (pairAt(course, step) !== pair) course = turnedAfter(course, step, pair);
  }
  return course;
}

const dialsAt = ({ start, turns }: DialsInTime, step: number): Dials =>
  turns.findLast(({ after }) => after <= step)?.dials ?? start;
