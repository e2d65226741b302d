import {
  batchDivisor,
  batchMean,
  batchVariance,
  type Kept,
  normalizedBatch,
  scaledAndShifted,
} from "../tracking/workedSteps.ts";
import { type Given, type LineName, lineNames } from "./exercise.ts";
import { engineLines, followed, preActivation, terms } from "./unit.ts";

export type Lines = Readonly<Partial<Record<LineName, readonly number[]>>>;

/** What a number on the way is: a line that was not written down, or a part of one. */
export type OnTheWay = LineName | Parameters<Kept>[0] | "term";

/** What a step is worked out from. */
export interface Frame {
  readonly given: Given;
  /** Another line: as it was written down, or as it follows from those that were. */
  readonly of: (line: LineName) => readonly number[];
  /** The one number of a line that has one. */
  readonly the: (line: LineName) => number;
  /** What is left of a number on the way, where it is rounded. */
  readonly kept: (what: OnTheWay, value: number) => number;
  /** What is rounded; null where nothing is. */
  readonly rounding: OnTheWay | null;
}

export type Step = (frame: Frame) => readonly number[];

/** Every line from those before it. */
export const steps: Readonly<Record<LineName, Step>> = {
  z: ({ given, kept, rounding }) => (rounding === "term" ? sumOfTerms(given, kept) : preActivation(given)),
  mean: ({ of }) => [batchMean(of("z"))],
  variance: ({ given, of, the, kept }) => [batchVariance(of("z"), the("mean"), given.divideBy, kept)],
  sd: ({ the }) => [Math.sqrt(the("variance"))],
  divisor: ({ given, the }) => [batchDivisor(the("variance"), given.epsilon, given)],
  normalized: ({ of, the, kept }) => normalizedBatch(of("z"), the("mean"), the("divisor"), kept),
  result: ({ given, of, kept }) => scaledAndShifted(of("normalized"), given.gamma, given.beta, kept),
  runningMean: ({ given, the }) => [followed(given, given.running!, the("mean"), the("variance")).mean],
  runningVariance: ({ given, the }) => [
    followed(given, given.running!, the("mean"), the("variance")).variance,
  ],
};

/** z as a sum of terms w·x, each as it is kept. */
function sumOfTerms(given: Given, kept: Frame["kept"]): number[] {
  return given.samples.map((_, sample) =>
    terms(given).reduce((sum, term) => sum + kept("term", term[sample]!), given.bias),
  );
}

/** What is otherwise than it should be. */
export interface Otherwise {
  /** A step that is done in another way, although its line may have been written down. */
  readonly line?: LineName;
  readonly step?: Step;
  /** To so many decimals is rounded what is this. */
  readonly rounded?: { readonly what: OnTheWay; readonly decimals: number };
}

/**
 * A line, worked out from lines that were written down before it.
 *
 * A variance that was not written down is the square of an sd that was.
 *
 * @example
 *   const given = { columns: ["x"], samples: [[1], [5]], weights: [1], bias: 0, divideBy: "m", running: null };
 *   workedLine("variance", given, {}); // [ 4 ]
 *   workedLine("variance", given, { mean: [2] }); // [ 5 ]
 */
export function workedLine(
  target: LineName,
  given: Given,
  written: Lines,
  otherwise: Otherwise = {},
): readonly number[] {
  const known = new Map<LineName, readonly number[]>();
  const { rounded } = otherwise;
  const kept: Frame["kept"] = (what, value) =>
    rounded?.what === what ? roundedTo(value, rounded.decimals) : value;
  const rounding = rounded?.what ?? null;
  const frame: Frame = { given, of, the: (line) => of(line)[0]!, kept, rounding };
  return worked(target);

  function of(line: LineName): readonly number[] {
    const before = known.get(line);
    if (before !== undefined) return before;
    const found = asWritten(line) ?? worked(line).map((value) => kept(line, value));
    known.set(line, found);
    return found;
  }

  function asWritten(line: LineName): readonly number[] | undefined {
    if (otherwise.line === line) return undefined;
    if (written[line] !== undefined) return written[line];
    // The sd itself, and whatever is done otherwise in it, goes by the variance of the batch.
    if (line !== "variance" || target === "sd" || otherwise.line === "sd") return undefined;
    return written.sd?.map((sd) => sd * sd);
  }

  function worked(line: LineName): readonly number[] {
    return (otherwise.line === line && otherwise.step ? otherwise.step : steps[line])(frame);
  }
}

/** Every line that an exercise has, from what is given alone: the engine's, and by the steps where it keeps none. */
export function allLines(given: Given): Lines {
  const names = lineNames.filter((name) => given.running !== null || !name.startsWith("running"));
  const stepByStep = Object.fromEntries(names.map((name) => [name, workedLine(name, given, {})]));
  return { ...stepByStep, ...engineLines(given) };
}

/**
 * As `toFixed` rounds: to the nearest.
 *
 * @example
 *   roundedTo(0.578125, 4) // 0.5781
 */
export function roundedTo(value: number, decimals: number): number {
  return Number.isFinite(value) && Math.abs(value) < 1e20 ? Number(value.toFixed(decimals)) : value;
}
