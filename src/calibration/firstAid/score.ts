import type { Cause } from "../../diagnosis/cause.ts";

/** How a diagnosis compares with what was made. */
export type Score =
  /** All causes that were made and no other. */
  | "right"
  /** The same, but for one of them that is told as one of two that nothing tells apart. */
  | "as one of two"
  /** All of them, and another. */
  | "and another"
  /** Not all of them. */
  | "missed";

export function score(made: readonly Cause[], told: readonly (readonly Cause[])[]): Score {
  if (!made.every((cause) => told.some((group) => group.includes(cause)))) return "missed";
  if (!told.every((group) => group.some((cause) => made.includes(cause)))) return "and another";
  return told.every((group) => group.length === 1) ? "right" : "as one of two";
}

/** "stale", "frozen-or-loaded or stale", "nothing". */
export const toldWords = (told: readonly (readonly Cause[])[]): string =>
  told.length === 0 ? "nothing" : told.map((group) => group.join(" or ")).join(" + ");
