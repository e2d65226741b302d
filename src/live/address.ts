import { type Course, canGoOn, mostTurns, pairAt, type Turn, turnedAfter } from "./course.ts";
import { type DialPair, dialNames, dialValue, hasUnit, sharedDials, usualPair } from "./dials.ts";
import { type ExperimentName, experiments, isExperiment } from "./experiments.ts";
import { speeds } from "./speeds.ts";
import type { UnitPlace } from "./unitDetail.ts";

const usualSpeed = 150;
const MOST_PARTS = 1000;

/** All that an address says. */
export interface LiveAddress {
  /** The dials at the start. */
  readonly pair: DialPair;
  /** What is turned in the course of training. */
  readonly turns: readonly Turn[];
  /** Steps a second. */
  readonly speed: number;
  readonly experiment: ExperimentName | null;
  /** Whether training begins by itself. */
  readonly play: boolean;
  /** Whether the page is a part of another one, without dials. */
  readonly embed: boolean;
  /** Whether the networks trained on data of the sender's own, which no address holds. */
  readonly own: boolean;
  /** The hidden unit of both that is looked at. */
  readonly unit: UnitPlace | null;
}

/** What an address without a word says. */
export const usualAddress: LiveAddress = {
  pair: usualPair,
  turns: [],
  speed: usualSpeed,
  experiment: null,
  play: false,
  embed: false,
  own: false,
  unit: null,
};

/** Before the name of a dial of the second network. */
const second = "2.";

/**
 * What differs from the usual (or from the experiment), and nothing else: `#bias=0.5&2.norm=layer&at500.bias=0`. A dial
 * without a mark is turned for both networks, `2.` marks the second one's own, `at500.` what is turned after 500 steps.
 * `unit=2.3` is the third one of the second layer.
 */
export function addressOf(all: LiveAddress): string {
  const { pair, turns, speed, experiment, play, embed, own, unit } = all;
  const start = startOf(experiment);
  const said: string[] = experiment === null ? [] : [`experiment=${experiment}`];
  said.push(...differences(start.pair, pair, ""));
  turns.forEach(({ after, pair: to }, at) => {
    said.push(...differences(turns[at - 1]?.pair ?? pair, to, `at${after}.`));
  });
  if (speed !== start.speed) said.push(`speed=${speed}`);
  if (unit !== null) said.push(`unit=${unit.layer + 1}.${unit.unit + 1}`);
  if (own) said.push("data=own");
  if (play) said.push("play");
  if (embed) said.push("embed");
  return said.length === 0 ? "" : `#${said.join("&")}`;
}

/** The parts of an address that make sense; whatever else it says is passed over. */
export function readAddress(hash: string): LiveAddress {
  const said = new Map<string, string>();
  for (const part of hash.replace(/^#/, "").split("&").slice(0, MOST_PARTS)) {
    const at = part.indexOf("=");
    said.set(at < 0 ? part : part.slice(0, at), at < 0 ? "" : part.slice(at + 1));
  }
  const named = said.get("experiment") ?? "";
  const experiment = isExperiment(named) ? named : null;
  const start = startOf(experiment);
  const pair = readPair(start.pair, said, "");
  const speed = speeds.find((each) => String(each) === said.get("speed")) ?? start.speed;
  const turns = readTurns(pair, said);
  return {
    pair,
    turns,
    speed,
    experiment,
    play: said.has("play"),
    embed: said.has("embed"),
    own: said.get("data") === "own",
    unit: readUnit(pair, said.get("unit") ?? ""),
  };
}

/** One that either network has. */
function readUnit(pair: DialPair, text: string): UnitPlace | null {
  const [, layer, unit] = /^([1-9])\.([1-9]\d?)$/.exec(text) ?? [];
  const place = { layer: Number(layer) - 1, unit: Number(unit) - 1 };
  return hasUnit(pair, place) ? place : null;
}

/** From one setting of the dials to the other, for both networks where that will do. */
function differences(from: DialPair, to: DialPair, mark: string): string[] {
  const said: string[] = [];
  for (const name of dialNames) {
    const isTurned = to.left[name] !== from.left[name];
    if (isTurned) said.push(`${mark}${name}=${to.left[name]}`);
    const assumed = isTurned ? to.left[name] : from.right[name];
    if (to.right[name] !== assumed) said.push(`${mark}${second}${name}=${to.right[name]}`);
  }
  return said;
}

function readPair(from: DialPair, said: ReadonlyMap<string, string>, mark: string): DialPair {
  const left: Record<string, string | number> = { ...from.left };
  const right: Record<string, string | number> = { ...from.right };
  for (const name of dialNames) {
    const forBoth = dialValue(name, said.get(mark + name) ?? "");
    if (forBoth !== null) {
      left[name] = forBoth;
      right[name] = forBoth;
    }
    const own = sharedDials.includes(name) ? null : dialValue(name, said.get(mark + second + name) ?? "");
    if (own !== null) right[name] = own;
  }
  return { left, right } as unknown as DialPair;
}

/** What is turned on the way, as far as training can go on by it. */
function readTurns(start: DialPair, said: ReadonlyMap<string, string>): readonly Turn[] {
  const told = [...said.keys()].map((key) => /^at([1-9]\d{0,5})\./.exec(key)?.[1] ?? "0");
  const steps = [...new Set(told.map(Number))].filter((step) => step > 0 && step < start.left.steps);
  let course: Course = { start, turns: [] };
  for (const step of steps.sort((a, b) => a - b).slice(0, mostTurns)) {
    const before = pairAt(course, step);
    const pair = readPair(before, said, `at${step}.`);
    if (canGoOn(before, pair)) course = turnedAfter(course, step, pair);
  }
  return course.turns;
}

function startOf(experiment: ExperimentName | null): { readonly pair: DialPair; readonly speed: number } {
  if (experiment === null) return { pair: usualPair, speed: usualSpeed };
  const { pair, speed } = experiments[experiment];
  return { pair, speed };
}
