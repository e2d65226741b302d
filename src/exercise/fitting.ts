import { type Given, lineNames, type OwnLine } from "./exercise.ts";
import type { HeldLine } from "./heldLine.ts";
import type { Slip } from "./slips.ts";
import { type Lines, type OnTheWay, type Otherwise, workedLine } from "./workedLine.ts";

/** Fewest decimals to which a line may be rounded; larger numbers may show three digits. */
export const FEWEST_DECIMALS = 2;
const THREE_DIGITS = 0.005;

/** Lines as they were written down. */
export const writtenIn = (lines: readonly HeldLine[]): Lines =>
  Object.fromEntries(lines.map(({ name, yours }) => [name, yours]));

/**
 * Of every number of a line, whether it is what follows from lines before it, as they were written or before they were
 * rounded, and whatever else was rounded on the way to as many decimals as the line shows. What a right line was before it was
 * rounded is known; a wrong one, and whatever came after it, may have been anything that its digits stand for.
 */
export function fitting(
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
  const firstWrong = before.findIndex(({ verdict }) => verdict !== "right");
  for (const [place, held] of before.entries()) {
    const { name, expected, yours } = held;
    if (firstWrong < 0 || place < firstWrong) vary({ ...written, [name]: expected }, slip);
    else
      for (const [at, value] of yours.entries())
        vary({ ...written, [name]: yours.with(at, value + leftOpen(held, at)) }, slip);
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

/** By how much a number may have been another before it was rounded, in a wrong line or after one. */
function leftOpen({ decimals, verdict, yours, expected, fromYours }: HeldLine, at: number): number {
  const value = yours[at]!;
  const meant = { right: expected, follows: fromYours, slip: null, unexplained: null }[verdict]?.[at];
  return Math.max(halfDigit({ decimals }, value), meant === undefined ? 0 : Math.abs(meant - value));
}

const onTheWay: readonly OnTheWay[] = [...lineNames, "term", "deviation", "square", "product"];

/** Half a unit of the last digit that a line shows, and what arithmetic in binary needs. */
export function halfDigit({ decimals }: Pick<OwnLine, "decimals">, value: number): number {
  const coarsest = THREE_DIGITS * Math.max(1, Math.abs(value));
  return Math.min(0.5 * unitOf(decimals), coarsest) + 1e-9 * Math.max(1, Math.abs(value));
}

/** 0.01 of two decimals. */
export const unitOf = (decimals: number) => Number(`1e-${decimals}`);
