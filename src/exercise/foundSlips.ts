import { type Given, type LineName, lineNames, type OwnLine } from "./exercise.ts";
import { FEWEST_DECIMALS, fitting, unitOf } from "./fitting.ts";
import type { FoundSlip, HeldLine } from "./heldLine.ts";
import type { Slip } from "./slips.ts";
import { type Lines, roundedTo } from "./workedLine.ts";

/** What a line is held against. */
export interface Around {
  readonly given: Given;
  readonly engine: Required<Lines>;
  readonly slips: readonly Slip[];
  readonly before: readonly HeldLine[];
}

/**
 * By which slips a wrong line is as it is. A slip in the line itself goes before one in a line that was not written down,
 * and that before one in a line that was, and is not what this one was worked out from; last comes what another convention
 * asks for.
 */
export function foundSlips(
  line: OwnLine,
  wrongSamples: readonly number[],
  { given, engine, slips, before }: Around,
): FoundSlip[] {
  const right = before.filter(({ verdict }) => verdict === "right");
  const sources = right.length < before.length ? [before, right] : [right];
  const place = lineNames.indexOf(line.name);
  const isWritten = (name: LineName) => before.some((each) => each.name === name);
  const isReached = (name: LineName) =>
    name === line.name || (lineNames.indexOf(name) < place && !isWritten(name));
  const own = slips.filter(({ isConvention }) => !isConvention);
  const inLine = own.filter((slip) => slip.line === line.name);
  const earlier = own.filter((slip) => lineNames.indexOf(slip.line) < place);
  const tiers = [
    inLine,
    earlier.filter((slip) => !isWritten(slip.line)),
    earlier.filter((slip) => isWritten(slip.line) && isOnTheWayToDivide(slip.line)),
    slips.filter((slip) => slip.isConvention && isReached(slip.line)),
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
