import type { RunSummary } from "../measures/summary.ts";
import type { Variant } from "../scenario/scenario.ts";
import type { RunRecord } from "../tracking/record.ts";
import { Codes } from "./codes.ts";
import { type DataWords, dataWords } from "./dataWords.ts";
import { type Look, lookOf } from "./palette.ts";
import type { ReportInput } from "./reportInput.ts";
import { shownVariants } from "./shownVariants.ts";

/** A variant with its looks and its runs, in the order of the seeds. */
export interface ReportVariant extends Variant {
  readonly index: number;
  /** What charts know it by. */
  readonly code: string;
  readonly look: Look;
  readonly runs: readonly { readonly seed: number; readonly summary: RunSummary }[];
}

/** The input, arranged as the sections need it. */
export interface ReportModel {
  readonly input: ReportInput;
  readonly variants: readonly ReportVariant[];
  /** Of the words of files, for the charts. */
  readonly codes: Codes;
  readonly data: DataWords;
  /** Those that charts with a panel or a line per variant show (`shownVariants`). */
  readonly shown: readonly ReportVariant[];
  readonly seedCount: number;
  /** Greatest number of steps of any variant: the end of every step axis. */
  readonly steps: number;
  /** Seeds whose records the page carries. */
  readonly detailedSeeds: readonly number[];
  record(variant: string, seed: number): RunRecord | null;
}

export function reportModel(input: ReportInput): ReportModel {
  const codes = new Codes();
  const { scenario } = input;
  const ids = shownVariants(scenario, scenario.variants).map(({ id }) => id);
  // Those that are shown have the first looks, no two of which are alike.
  const places = [...ids, ...scenario.variants.map(({ id }) => id).filter((id) => !ids.includes(id))];
  const variants = scenario.variants.map((variant, index) => ({
    ...variant,
    index,
    code: codes.of("v", variant.label, variant.id),
    look: lookOf(places.indexOf(variant.id)),
    runs: input.runs
      .filter((run) => run.variant === variant.id)
      .map(({ seed, summary }) => ({ seed, summary }))
      .sort((a, b) => a.seed - b.seed),
  }));
  const records = new Map(input.details.map((detail) => [`${detail.seed}/${detail.variant}`, detail.record]));
  return {
    input,
    variants,
    codes,
    data: dataWords(scenario, codes),
    shown: variants.filter(({ id }) => ids.includes(id)),
    seedCount: new Set(input.runs.map(({ seed }) => seed)).size,
    steps: Math.max(1, ...variants.map(({ settings }) => settings.training.steps)),
    detailedSeeds: [...new Set(input.details.map(({ seed }) => seed))].sort((a, b) => a - b),
    record: (variant, seed) => records.get(`${seed}/${variant}`) ?? null,
  };
}

/** Rows of a table of one's own, not flowers. */
export function hasTable({ variants }: ReportModel): boolean {
  return variants.some(({ settings }) => "table" in settings.data);
}

/** Samples given outright, not flowers. */
export function hasGivenRows({ variants }: ReportModel): boolean {
  return variants.some(({ settings }) => "rows" in settings.data);
}
