import type { Path } from "../path.ts";
import type { RunSettings } from "../scenario.ts";

/** Tells of a fault; it is shown at the first of the places that a variant sets, or that is written at all. */
export type ReportAt = (places: readonly Path[], message: string) => void;

/** What a declaration cannot say: settings that do not fit together. */
export type RunCheck = (settings: RunSettings, report: ReportAt) => void;

/** How many training samples there are, and how many features each has. */
export function dataShape({ data }: RunSettings): { readonly samples: number; readonly features: number } {
  return "flowers" in data
    ? { samples: data.flowers.train, features: data.flowers.features.length }
    : { samples: data.rows.samples.length, features: data.rows.columns.length };
}
