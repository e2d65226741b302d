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
 * rounded, and whatever else was rounded on the way to as many decimals as the line shows.
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

/** Half a unit of the last digit that a line shows, and what arithmetic in binary needs. */
export function halfDigit({ decimals }: OwnLine, value: number): number {
  const coarsest = THREE_DIGITS * Math.max(1, Math.abs(value));
  return Math.min(0.5 * unitOf(decimals), coarsest) + 1e-9 * Math.max(1, Math.abs(value));
}

/** 0.01 of two decimals. */
export const unitOf = (decimals: number) => Number(`1e-${decimals}`);
