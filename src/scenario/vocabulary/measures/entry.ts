import type { ObservationName } from "../../../tracking/observations/observations.ts";

/** What the vocabulary says about a measure: its name for people, its unit, its good direction. */
export type MeasureEntry = MeasureWords & (Followed | NotFollowed);

interface MeasureWords {
  readonly label: string;
  readonly unit: string;
  readonly good: "high" | "low";
  /** Twins are compared by difference, or by ratio (difference of logs). */
  readonly compare: "difference" | "ratio";
  /** Whether a run has one value, or one per inference statistic or hidden layer; or several runs have one together. */
  readonly per: "run" | "statistic" | "layer" | "sweep";
  /** What has to be tracked for it; null where every run has it. */
  readonly needs: ObservationName | null;
  /** The first layer that has it, where that is not layer 1 (the output layer then has it, too). */
  readonly firstLayer?: 2;
  /** Whether it compares a hidden layer with the next, so that the last has none. */
  readonly exceptLast?: true;
  /** The first step that it is known at, where that is not step 0, and why. */
  readonly firstStep?: { readonly step: number; readonly why: string };
  readonly description: string;
}

interface Followed {
  /** What has to be tracked for its course over the steps (`at:`). */
  readonly course: ObservationName;
  /** The number of a whole run: of what is defined over the steps the mean or median, or the last; null: another. */
  readonly over: "mean" | "median" | "last" | null;
}

interface NotFollowed {
  readonly course: null;
  readonly over: null;
}

type Entries<Shared, Own> = { readonly [Name in keyof Own]: Omit<Shared, keyof Own[Name]> & Own[Name] };

/** Entries that share what is not their own: an entry may say otherwise. */
export function family<
  const Shared extends Partial<MeasureWords & (Followed | NotFollowed)>,
  const Own extends Record<string, object>,
>(shared: Shared, own: Own): Entries<Shared, Own> {
  const entries = Object.entries(own).map(([name, entry]) => [name, { ...shared, ...entry }]);
  return Object.fromEntries(entries) as Entries<Shared, Own>;
}
