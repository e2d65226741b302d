import { z } from "zod";
import { limits } from "./limits.ts";

/*
 * Numbers of a scenario. By convention the message of every check in the vocabulary is what was expected, in words, so
 * that a fault can say "expected a whole number from 1 to 64; got 0".
 */

export function wholeNumber(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`;
  return z.int(expected).min(least, expected).max(most, expected);
}

/** Up to one of the lab's bounds; beyond it, the fault says how to raise it. */
export function wholeNumberUpTo(name: keyof typeof limits, least: number) {
  const expected = `a whole number from ${least} to ${limits[name]}`;
  return z
    .int(expected)
    .min(least, expected)
    .max(limits[name], `${expected} (limits.${name} in src/scenario/vocabulary/limits.ts)`)
    .meta({ unit: countedIn[name] });
}

/** What a number up to a bound counts. */
const countedIn: Partial<Record<keyof typeof limits, string>> = {
  steps: "steps",
  samples: "samples",
  unitsPerLayer: "units",
  runs: "seeds",
};

/** From least to most, both included. */
export function numberBetween(least: number, most: number) {
  const expected = `a number from ${least} to ${most}`;
  return z.number(expected).min(least, expected).max(most, expected);
}

export function positiveNumber() {
  const expected = "a number above 0";
  return z.number(expected).positive(expected);
}

/** Above 0, up to most. */
export function positiveNumberUpTo(most: number) {
  const expected = `a number above 0, at most ${most}`;
  return z.number(expected).positive(expected).max(most, expected);
}

/** From least on, itself included. */
export function numberAtLeast(least: number) {
  const expected = `a number from ${least}`;
  return z.number(expected).min(least, expected);
}

export function anyNumber() {
  return z.number("a number");
}

export function yesOrNo() {
  return z.boolean("true or false");
}

/**
 * The message of a bound on the length of a text or list. Left to itself, zod compares the `length` of whatever has one,
 * and a map may have one that is no number.
 */
export function ofLength(expected: string): { readonly message: string } {
  const when = ({ value }: { readonly value: unknown }) => typeof value === "string" || Array.isArray(value);
  return { message: expected, when } as { readonly message: string };
}

/** A text that says something, of at most `most` characters. */
export function text(most: number) {
  const expected = `a text of 1 to ${most} characters`;
  return z.string(expected).regex(/\S/, expected).max(most, ofLength(expected));
}

/** A name in a table: a text, or a number that stands for its text, as programs number columns and classes. */
export function name(most: number) {
  const expected = `a name of 1 to ${most} characters (in quotes, where it is a number with a point, true, false or null)`;
  return z.union([text(most), z.number(expected).transform(String)], expected);
}

/** From 0 up to, but not including, 1: the weight of an old value that must not stay for ever. */
export function shareBelow1() {
  const expected = "a number from 0 to below 1";
  return z.number(expected).min(0, expected).lt(1, expected);
}
