import { type Exercise, type Given, type LineName, lineNames, type OwnLine } from "./exercise.ts";
import { type Slip, slipsOf } from "./slips.ts";
import { engineLines } from "./unit.ts";
import { allLines, type Lines, type OnTheWay, type Otherwise, roundedTo, workedLine } from "./workedLine.ts";

/** A slip that gives what was written, and the samples (from 0) in which it does; null where in all that differ. */
export interface FoundSlip {
  readonly name: string;
  readonly says: string;
  readonly samples: readonly number[] | null;
}

/**
 * What became of a line.
 *
 *   right         what the engine computes, within the rounding that its digits show
 *   follows       wrong, and what follows from a wrong line before it
 *   slip          wrong, and what one of these slips gives
 *   unexplained   wrong, and no known slip gives it
 */
type Verdict = "right" | "follows" | "slip" | "unexplained";

export interface HeldLine {
  readonly name: LineName;
  readonly verdict: Verdict;
  readonly yours: readonly number[];
  /** By the engine. */
  readonly expected: readonly number[];
  /** What follows from the lines written before it; null where none of these is wrong. */
  readonly fromYours: readonly number[] | null;
  /** Greatest difference from what is expected, and the sample (from 0) where it is; null of a line of one number. */
  readonly difference: number;
  readonly sample: number | null;
  readonly decimals: number;
  /** Of a right line: to how many decimals numbers before it were rounded, where that shows in its digits; null where not. */
  readonly roundedBefore: number | null;
  readonly slips: readonly FoundSlip[];
  /** The samples (from 0) that are wrong. */
  readonly wrongSamples: readonly number[];
}

export interface HeldExercise {
  readonly title: string;
  readonly isRight: boolean;
  /** The first line that differs; null where none does. */
  readonly first: LineName | null;
  readonly lines: readonly HeldLine[];
}

/** Fewest decimals to which a line may be rounded; larger numbers may show three digits. */
const FEWEST_DECIMALS = 2;
const THREE_DIGITS = 0.005;

/** A worked exercise against the engine: every line by itself, and by those that were written before it. */
export function holdExercise({ title, given, lines }: Exercise): HeldExercise {
  const engine = { ...allLines(given), ...engineLines(given) } as Required<Lines>;
  const slips = slipsOf(given);
  const held: HeldLine[] = [];
  for (const line of lines) held.push(hold(line, { given, engine, slips, before: held }));
  const first = held.find(({ verdict }) => verdict !== "right")?.name ?? null;
  return { title, isRight: first === null, first, lines: held };
}

interface Around {
  readonly given: Given;
  readonly engine: Required<Lines>;
  readonly slips: readonly Slip[];
  readonly before: readonly HeldLine[];
}

function hold(line: OwnLine, around: Around): HeldLine {
  const { given, engine, before } = around;
  const expected = engine[line.name];
  const rightBefore = before.filter(({ verdict }) => verdict === "right");
  const hasWrongBefore = rightBefore.length < before.length;
  const differences = line.values.map((value, at) => Math.abs(value - expected[at]!));
  const worst = differences.indexOf(Math.max(...differences));
  const right = fitting(line, given, rightBefore);
  const wrongSamples = right.flatMap((fits, at) => (fits ? [] : [at]));
  const follows = hasWrongBefore && fitting(line, given, before).every(Boolean);
  const isOff = differences.some((difference, at) => difference > halfDigit(line, expected[at]!));
  const found = wrongSamples.length === 0 || follows ? [] : foundSlips(line, wrongSamples, around);
  return {
    name: line.name,
    verdict: verdictOf(),
    yours: line.values,
    expected,
    fromYours: hasWrongBefore ? workedLine(line.name, given, writtenIn(before)) : null,
    difference: differences[worst]!,
    sample: line.values.length > 1 ? worst : null,
    decimals: line.decimals,
    roundedBefore: isOff && wrongSamples.length === 0 ? roundedIn(rightBefore, line) : null,
    slips: found,
    wrongSamples,
  };

  function verdictOf(): Verdict {
    if (wrongSamples.length === 0) return "right";
    if (follows) return "follows";
    return found.length > 0 ? "slip" : "unexplained";
  }
}

/** Fewest decimals of a line before it that is no exact number; else numbers were rounded that were not written down. */
function roundedIn(before: readonly HeldLine[], { decimals }: OwnLine): number {
  const rounded = before.filter(({ difference }) => difference > 1e-9);
  return Math.min(decimals, ...rounded.map((each) => each.decimals));
}

const writtenIn = (lines: readonly HeldLine[]): Lines =>
  Object.fromEntries(lines.map(({ name, yours }) => [name, yours]));

/**
 * By which slips a wrong line is as it is. A slip in the line itself goes before one in a line that was not written down,
 * and that before one in a line that was, and is not what this one was worked out from.
 */
function foundSlips(
  line: OwnLine,
  wrongSamples: readonly number[],
  { given, engine, slips, before }: Around,
): FoundSlip[] {
  const right = before.filter(({ verdict }) => verdict === "right");
  const sources = right.length < before.length ? [before, right] : [right];
  const place = lineNames.indexOf(line.name);
  const isWritten = (name: LineName) => before.some((each) => each.name === name);
  const inLine = slips.filter((slip) => slip.line === line.name);
  const earlier = slips.filter((slip) => lineNames.indexOf(slip.line) < place);
  const tiers = [
    inLine,
    earlier.filter((slip) => !isWritten(slip.line)),
    earlier.filter((slip) => isWritten(slip.line) && isOnTheWayToDivide(slip.line)),
  ];
  for (const source of sources)
    for (const tier of tiers) {
      const found = tier.flatMap((slip) => {
        const fits = fitting(line, given, source, slip);
        const samples = wrongSamples.filter((at) => fits[at]);
        // A slip explains the line, or else nothing of it: all wrong samples are as it makes them.
        if (samples.length < wrongSamples.length) return [];
        const isInAll = wrongSamples.length === line.values.length || fits.every(Boolean);
        return [{ name: slip.name, says: slip.says, samples: isInAll ? null : wrongSamples }];
      });
      if (found.length > 0) return distinct(found);
    }
  const kept = keptTooFew(line, engine[line.name], wrongSamples);
  return kept.length > 0 || wrongSamples.length > 1 || line.values.length < 3
    ? kept
    : [oneSample(wrongSamples)];
}

const oneSample = (samples: readonly number[]): FoundSlip => ({
  name: "one-sample",
  says: `only sample ${samples[0]! + 1} is wrong: copied or worked out wrongly there, since all others are right`,
  samples,
});

/** Lines that one may write down and then divide by something else. */
const isOnTheWayToDivide = (name: LineName) => name === "variance" || name === "sd" || name === "divisor";

const distinct = (found: readonly FoundSlip[]) =>
  found.filter(({ says }, at) => found.findIndex((other) => other.says === says) === at);

/** Digits that were cut off, or too few of them. */
function keptTooFew(
  { values, decimals }: OwnLine,
  expected: readonly number[],
  wrongSamples: readonly number[],
): FoundSlip[] {
  const all = (as: (value: number) => number) =>
    wrongSamples.every((at) => Math.abs(values[at]! - as(expected[at]!)) < 0.01 * unitOf(decimals));
  const samples = wrongSamples.length < values.length ? wrongSamples : null;
  const digits = decimals === 0 ? "a whole number" : `${decimals} decimal${decimals === 1 ? "" : "s"}`;
  if (all((value) => roundedTo(value, decimals)))
    return [
      {
        name: "rounded-too-far",
        says: `rounded to ${digits}: keep at least ${FEWEST_DECIMALS} decimals, better four`,
        samples,
      },
    ];
  if (all((value) => Math.trunc(value / unitOf(decimals)) * unitOf(decimals)))
    return [{ name: "cut-off", says: "the further digits were cut off, not rounded", samples }];
  return [];
}

/**
 * Of every number of a line, whether it is what follows from lines before it, as they were written or before they were
 * rounded, and whatever else was rounded on the way to as many decimals as the line shows.
 */
function fitting(
  line: OwnLine,
  given: Given,
  before: readonly HeldLine[],
  slip: Partial<Slip> = {},
): readonly boolean[] {
  const written = writtenIn(before);
  const center = workedLine(line.name, given, written, slip);
  const reach = center.map(() => 0);
  const vary = (from: Lines, otherwise: Otherwise) => {
    workedLine(line.name, given, from, otherwise).forEach((value, at) => {
      reach[at]! += Math.abs(value - center[at]!);
    });
  };
  for (const { name, verdict, expected, fromYours } of before) {
    if (verdict === "right") vary({ ...written, [name]: expected }, slip);
    if (verdict === "follows") vary({ ...written, [name]: fromYours! }, slip);
  }
  const decimals = Math.max(line.decimals, FEWEST_DECIMALS);
  if (written.sd) {
    // One goes on with the standard deviation, or with the variance that it is the root of, each as it was rounded.
    const { variance, sd: _, ...others } = written;
    if (variance) vary({ ...others, sd: written.sd }, slip);
    else vary(others, { ...slip, rounded: { what: "variance", decimals } });
  }
  for (const what of onTheWay) vary(written, { ...slip, rounded: { what, decimals } });
  return line.values.map(
    (value, at) => Math.abs(value - center[at]!) <= halfDigit(line, center[at]!) + reach[at]!,
  );
}

const onTheWay: readonly OnTheWay[] = [...lineNames, "term", "deviation", "square", "product"];

/** 0.01 of two decimals. */
const unitOf = (decimals: number) => Number(`1e-${decimals}`);

/** Half a unit of the last digit that a line shows, and what arithmetic in binary needs. */
function halfDigit({ decimals }: OwnLine, value: number): number {
  const coarsest = THREE_DIGITS * Math.max(1, Math.abs(value));
  return Math.min(0.5 * unitOf(decimals), coarsest) + 1e-9 * Math.max(1, Math.abs(value));
}
