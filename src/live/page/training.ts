import { type Course, canGoOn, mostTurns, pairAt, settingsOf, turnedAfter } from "../course.ts";
import { type DialPair, usualPair } from "../dials.ts";
import type { LiveFrame, LiveScene } from "../frame.ts";
import { createPace } from "../pace.ts";
import type { UnitPlace } from "../unitDetail.ts";
import { createNetworkOfPage } from "./networkOfPage.ts";

export type Side = "left" | "right";
export const sides: readonly Side[] = ["left", "right"];

/** Both networks at one step. */
export type Both = readonly [LiveFrame, LiveFrame];

/** Both networks as they train side by side: what they are asked for, and when. Steps are counted for both alike. */
export interface Training {
  course(): Course;
  /** New networks; whether they train at once is as it was. */
  begin(course: Course): void;
  /** Dials stand like this; once they rest, training goes on by them from where it is, or begins anew by them. */
  turn(pair: DialPair): void;
  /** From the first step by the dials as they stand, once they rest. */
  restart(pair: DialPair, own: Course["own"]): void;
  /** Whether dials have been turned that training does not follow yet. */
  isTurning(): boolean;
  play(to: boolean): void;
  isPlaying(): boolean;
  /** @param stepsASecond while it plays */
  setSpeed(stepsASecond: number): void;
  oneMore(): void;
  /** To a step of this training, to the same bits; where something is under way, after it. */
  goTo(step: number): void;
  oneBack(): void;
  /** A unit of both that is told of from now on. */
  look(unit: UnitPlace | null): void;
  /** A step that is not passed over, whatever the speed: its frame comes, and is whole. */
  meet(step: number | null): void;
  /** As they stand; null where something is under way. */
  frames(): Both | null;
}

export interface HeardOfTraining {
  /** Networks are being made by a course. */
  begun(course: Course): void;
  /** One of them is there. */
  made(side: Side, scene: LiveScene, isCompiled: boolean): void;
  /** Both have come to a step; the next ones are under way by then. */
  came(both: Both): void;
  /** By dials that have come to rest the course is another. */
  turned(course: Course): void;
  /** Training begins to play, or stops. */
  plays(isPlaying: boolean): void;
  failed(side: Side, reason: string): void;
}

/** Between one request and the next: with what a timer is late by, sixty in a second. */
const FRAME_MILLISECONDS = 15;
/** Steps of one request. */
const MOST_STEPS = 120;
/** How long a dial rests before training follows it. */
const SETTLED_MILLISECONDS = 90;
/** How often frames are whole, and tell of a chosen unit. */
const WHOLE_MILLISECONDS = 250;

export const isOver = (both: Both) => both.every(({ ended }) => ended !== null);
export const stepOf = ([left, right]: Both) => Math.max(left.step, right.step);

/** @param script the workers' text */
export function createTraining(script: string, heard: HeardOfTraining): Training {
  let course: Course = { start: usualPair, turns: [] };
  let generation = 0;
  let isFresh = true;
  let isPlaying = false;
  const pace = createPace(MOST_STEPS);
  let speed = 1;
  let askedAt = 0;
  let wholeAt = 0;
  let pumping = 0;
  /** Steps that were asked for one by one. */
  let wanted = 0;
  /** The step on the way to which both are, or will be once what is under way has come. */
  let goingTo: number | null = null;
  let askedToGo = false;
  let shownStep = 0;
  /** What is to be done once the dials rest. */
  let settling: { readonly timer: number; readonly then: () => void } | null = null;
  /** Dials that training shall go on by once what is under way has come. */
  let turnedTo: DialPair | null = null;
  let unit: UnitPlace | null = null;
  let met: number | null = null;
  /** What the last frames were asked to tell. */
  let told: { readonly unit: UnitPlace | null; readonly isWhole: boolean } = { unit: null, isWhole: true };

  const networks = sides.map((side) =>
    createNetworkOfPage(script, {
      made: (scene, isCompiled) => heard.made(side, scene, isCompiled),
      answered,
      failed(reason) {
        heard.failed(side, reason);
        play(false);
      },
    }),
  );

  function frames(): Both | null {
    const [left, right] = networks.map((network) => (network.isBusy() ? null : network.frame()));
    return left && right ? [left, right] : null;
  }

  function begin(next: Course): void {
    course = next;
    rest();
    turnedTo = null;
    goingTo = null;
    wanted = 0;
    shownStep = 0;
    isFresh = true;
    generation++;
    told = { unit: null, isWhole: true };
    sides.forEach((side, at) => {
      networks[at]!.begin(settingsOf(course, side), generation);
    });
    heard.begun(course);
  }

  /** An answer has come; once both have, the next steps are asked for, and these are told. */
  function answered(): void {
    const both = frames();
    if (both === null) return;
    if (isFresh) pace.begin(performance.now(), speed);
    isFresh = false;
    if (turnedTo !== null) {
      goOnBy(turnedTo, both);
      return;
    }
    if (goingTo !== null && !askedToGo) {
      goNow(goingTo);
      return;
    }
    goingTo = null;
    shownStep = stepOf(both);
    if (isPlaying && isOver(both)) play(false);
    pump();
    heard.came(both);
    lookAgain();
  }

  /** Asks for the steps that are due, or waits until some are. */
  function pump(): void {
    clearTimeout(pumping);
    const both = frames();
    if (both === null || isFresh) return;
    const now = performance.now();
    if (!isPlaying) {
      if (wanted > 0) ask(wanted, true);
      wanted = 0;
      return;
    }
    const pause = Math.max(askedAt + FRAME_MILLISECONDS - now, pace.wait(now));
    if (pause > 0) {
      pumping = window.setTimeout(pump, pause);
      return;
    }
    const step = stepOf(both);
    const untilMet = met !== null && met > step ? met - step : Number.POSITIVE_INFINITY;
    const steps = Math.min(pace.due(now), untilMet);
    pace.made(now, steps);
    askedAt = now;
    const isWhole = now - wholeAt >= WHOLE_MILLISECONDS || steps === untilMet;
    if (isWhole) wholeAt = now;
    ask(steps, isWhole);
  }

  function ask(steps: number, isWhole: boolean): void {
    told = { unit: isWhole ? unit : null, isWhole };
    for (const network of networks) network.advance(steps, told.unit, isWhole);
  }

  /** Of a step that is there already, what was not asked for with it. */
  function lookAgain(): void {
    if (isPlaying || isFresh || frames() === null) return;
    if (!told.isWhole || told.unit !== unit) ask(0, true);
  }

  function play(to: boolean): void {
    isPlaying = to;
    pace.begin(performance.now(), speed);
    heard.plays(to);
    pump();
    lookAgain();
  }

  function goTo(step: number): void {
    if (isFresh) return;
    goingTo = step;
    askedToGo = false;
    if (frames() !== null) goNow(step);
    play(false);
  }

  function goNow(step: number): void {
    askedToGo = true;
    told = { unit, isWhole: true };
    for (const network of networks) network.goTo(step, unit);
  }

  function rest(): void {
    if (settling !== null) clearTimeout(settling.timer);
    settling = null;
  }

  function settle(then: () => void): void {
    rest();
    settling = { timer: window.setTimeout(settleNow, SETTLED_MILLISECONDS), then };
  }

  function settleNow(): void {
    const then = settling?.then;
    rest();
    then?.();
  }

  function restart(pair: DialPair, own: Course["own"]): void {
    begin({ start: pair, turns: [], own });
    heard.turned(course);
  }

  function goOn(pair: DialPair): void {
    const both = frames();
    if (both !== null && !isFresh) goOnBy(pair, both);
    else if (isFresh || networks.some((network) => network.frame() === null)) restart(pair, course.own);
    else turnedTo = pair;
  }

  function goOnBy(pair: DialPair, both: Both): void {
    turnedTo = null;
    const step = stepOf(both);
    const isFull = course.turns.length === mostTurns;
    if (step === 0 || isOver(both) || isFull || !canGoOn(pairAt(course, step), pair)) {
      restart(pair, course.own);
      return;
    }
    course = turnedAfter(course, step, pair);
    told = { unit: null, isWhole: true };
    sides.forEach((side, at) => {
      networks[at]!.plan(settingsOf(course, side).training.phases);
    });
    heard.turned(course);
  }

  return {
    course: () => course,
    begin,
    turn: (pair) => settle(() => goOn(pair)),
    restart: (pair, own) => settle(() => restart(pair, own)),
    isTurning: () => settling !== null || turnedTo !== null,
    play,
    isPlaying: () => isPlaying,
    setSpeed(stepsASecond) {
      speed = stepsASecond;
      pace.begin(performance.now(), speed);
    },
    oneMore() {
      // A dial that was turned just now counts already.
      settleNow();
      wanted++;
      play(false);
    },
    goTo,
    oneBack: () => goTo(Math.max(0, (goingTo ?? shownStep) - 1)),
    look(next) {
      unit = next;
      lookAgain();
    },
    meet(step) {
      met = step;
    },
    frames,
  };
}
