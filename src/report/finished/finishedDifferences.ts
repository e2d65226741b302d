import { type OutcomeDifference, outcomeDifferences } from "../../findings/outcomeDifferences.ts";
import { variationWords } from "../../scenario/variation.ts";
import { type SettingDifference, settingsDifferences } from "../settingsDifferences.ts";
import type { FinishedReport } from "./readReport.ts";

/** What differs between two reports: settings first, then what came out. */
export interface ReportDifferences {
  /** How they were made: lab, Node, scenario, variation, seeds, what was tuned. */
  readonly making: readonly SettingDifference[];
  readonly variants: readonly VariantDifferences[];
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}

export interface VariantDifferences {
  /** Its id; of two reports with one variant each, "first / second". */
  readonly variant: string;
  readonly settings: readonly SettingDifference[];
  readonly outcomes: readonly OutcomeDifference[];
}

/** Variants are matched by id; where both reports have only one, they are matched whatever they are called. */
export function reportDifferences(first: FinishedReport, second: FinishedReport): ReportDifferences {
  const ids = [first, second].map(({ manifest }) => manifest.variants.map(({ id }) => id)) as [
    string[],
    string[],
  ];
  const single = ids.every((list) => list.length === 1);
  const pairs = single
    ? [[ids[0][0]!, ids[1][0]!] as const]
    : ids[0].filter((id) => ids[1].includes(id)).map((id) => [id, id] as const);
  return {
    making: settingsDifferences([making(first), making(second)]),
    variants: pairs.map(([one, other]) => ({
      variant: one === other ? one : `${one} / ${other}`,
      settings: settingsDifferences([settingsOf(first, one), settingsOf(second, other)]),
      outcomes: outcomeDifferences(runsOf(first, one), runsOf(second, other)),
    })),
    onlyFirst: single ? [] : ids[0].filter((id) => !ids[1].includes(id)),
    onlySecond: single ? [] : ids[1].filter((id) => !ids[0].includes(id)),
  };
}

function making({ manifest: { lab, node, scenario, variation, seeds, tuning } }: FinishedReport): object {
  const range = `${seeds[0]} to ${seeds.at(-1)}`;
  const tuned = tuning && `${tuning.path} on seeds from ${tuning.seeds.from}, ${tuning.seeds.count} of them`;
  const varied = variation && variationWords(variation);
  return { lab, node, scenario, variation: varied, seeds: range, tuned: tuned ?? null };
}

const settingsOf = ({ manifest }: FinishedReport, id: string) =>
  manifest.variants.find((variant) => variant.id === id)!.settings;

const runsOf = ({ runs }: FinishedReport, id: string) => runs.filter(({ variant }) => variant === id);
