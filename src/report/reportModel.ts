import type { RunSummary } from "../measures/summary.ts";
import type { Variant } from "../scenario/scenario.ts";
import type { RunRecord } from "../tracking/record.ts";
import { Codes } from "./codes.ts";
import { type DataWords, dataWords } from "./dataWords.ts";
import { type Look, lookOf } from "./palette.ts";
import type { ReportInput } from "./reportInput.ts";

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
  /** Those that charts with one panel per variant show: the first twelve. */
  readonly shown: readonly ReportVariant[];
  readonly seedCount: number;
  /** Greatest number of steps of any variant: the end of every step axis. */
  readonly steps: number;
  /** Seeds whose records the page carries. */
  readonly detailedSeeds: readonly number[];
  record(variant: string, seed: number): RunRecord | null;
}

/** So many variants have a panel of their own. */
export const MOST_PANELS = 12;

export function reportModel(input: ReportInput): ReportModel {
  const codes = new Codes();
  const variants = input.scenario.variants.map((variant, index) => ({
    ...variant,
    index,
    code: codes.of("v", variant.label, variant.id),
    look: lookOf(index),
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
    data: dataWords(input.scenario, codes),
    shown: variants.slice(0, MOST_PANELS),
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
