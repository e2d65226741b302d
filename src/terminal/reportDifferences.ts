import { measureLabel } from "../findings/measureLabel.ts";
import {
  comparedWords,
  intervalWords,
  rangeWords,
  ratioWords,
  sideWords,
  valueWords,
} from "../findings/numberWords.ts";
import type { OutcomeDifference } from "../findings/outcomeDifferences.ts";
import type { ReportDifferences, VariantDifferences } from "../report/finished/finishedDifferences.ts";
import type { SettingDifference } from "../report/settingsDifferences.ts";
import { measures } from "../scenario/vocabulary/measures.ts";
import { safeText } from "./safeText.ts";

/** What differs between two reports, as lines: how they were made, settings, outcomes; first → second throughout. */
export function differenceLines({ making, variants, onlyFirst, onlySecond }: ReportDifferences): string[] {
  return [
    ...titled("made differently", making.map(settingLine)),
    ...titled("only in the first", onlyFirst.map(safeText)),
    ...titled("only in the second", onlySecond.map(safeText)),
    ...variants.flatMap(variantLines),
    ...(variants.length === 0 ? ["no variant is in both reports"] : []),
  ];
}

function variantLines({ variant, settings, outcomes }: VariantDifferences): string[] {
  const changed = outcomes.filter(({ identical }) => !identical);
  const same = outcomes.length - changed.length;
  return [
    safeText(variant),
    ...(settings.length === 0 ? ["  the same settings"] : settings.map((one) => `  ${settingLine(one)}`)),
    ...changed.map((one) => `  ${outcomeLine(one)}`),
    ...(same > 0 ? [`  ${same} ${same === 1 ? "measure is" : "measures are"} identical in every run`] : []),
  ];
}

function settingLine({ path, values: [one, other] }: SettingDifference): string {
  const words = (value: unknown) => (value === undefined ? "none" : safeText(JSON.stringify(value)));
  return `${safeText(path)}: ${words(one)} → ${words(other)}`;
}

/** "steps to the target: 1,170 → 510; median ratio × 0.44, 95 % interval × 0.40 to × 0.50, 20 twins". */
function outcomeLine({ selector, first, second, scale, twins, effect, interval }: OutcomeDifference): string {
  const { unit } = measures[selector.kind];
  const ends = [effect.low, effect.high, interval.low, interval.high].filter(Number.isFinite);
  const compared = comparedWords(unit, ends);
  const words = scale === "ratio" || ends.length === 0 ? valueWords(unit) : compared.value;
  const change = scale === "ratio" ? ratioWords : compared.difference;
  const points = scale === "ratio" || ends.length === 0 ? "" : compared.unit;
  const paired =
    twins === 0
      ? "no seed is in both: not paired"
      : `median ${scale} ${rangeWords(effect, change)}${points}, ${
          interval.confidence === null
            ? "too few for a 95 % interval"
            : `95 % interval ${intervalWords(interval, change)}`
        }, ${twins} twin${twins === 1 ? "" : "s"}`;
  return `${measureLabel(selector)}: ${sideWords(first, words)} → ${sideWords(second, words)}; ${paired}`;
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}
