import type { MeasureSelector } from "../scenario/scenario.ts";
import type { Twins } from "./twins.ts";

/** Share of the twins beyond which a comparison at matched loss is no comparison. */
const MOST_OPEN = 0.2;

/**
 * Whether a comparison at matched loss has too few twins to speak of: those of which some run never comes to that loss
 * are known of no difference, and they are not left out by chance. Beyond 20 % of them there is no verdict.
 */
export function tooFewReachLoss({ at }: Pick<MeasureSelector, "at">, twins: readonly Twins[]): boolean {
  if (typeof at !== "object") return false;
  const open = twins.filter(({ values }) => values.some(({ low, high }) => low < high)).length;
  return open > MOST_OPEN * twins.length;
}
