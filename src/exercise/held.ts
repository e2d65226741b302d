import type { Exercise, OwnLine } from "./exercise.ts";
import { fitting, halfDigit, writtenIn } from "./fitting.ts";
import { type Around, foundSlips } from "./foundSlips.ts";
import type { HeldExercise, HeldLine, Verdict } from "./heldLine.ts";
import { slipsOf } from "./slips.ts";
import { allLines, type Lines, workedLine } from "./workedLine.ts";

/** A worked exercise against the engine: every line by itself, and by those that were written before it. */
export function holdExercise({ title, given, lines }: Exercise): HeldExercise {
  const engine = allLines(given) as Required<Lines>;
  const slips = slipsOf(given);
  const held: HeldLine[] = [];
  for (const line of lines) held.push(hold(line, { given, engine, slips, before: held }));
  const first = held.find(({ verdict }) => verdict !== "right")?.name ?? null;
  return { title, isRight: first === null, first, lines: held };
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
