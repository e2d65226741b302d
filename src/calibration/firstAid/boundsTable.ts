import { thresholds } from "../../diagnosis/thresholds.ts";
import { table } from "../markdownTable.ts";
import type { MadeCause } from "./makers.ts";
import { type BoundedNumber, boundedNumbers, type TrialOutcome } from "./trial.ts";

/** Causes that a number speaks for, and whether it does so by being small. */
const speaksFor: Readonly<
  Record<BoundedNumber, { readonly causes: readonly MadeCause[]; readonly small?: true }>
> = {
  betweenOverBand: { causes: ["biased-batches"] },
  runningDistance: { causes: ["stale", "frozen-or-loaded"] },
  runningOverNoise: { causes: ["stale", "frozen-or-loaded"] },
  laterRunningDistance: { causes: ["stale", "frozen-or-loaded"] },
  laterRunningOverNoise: { causes: ["stale", "frozen-or-loaded"] },
  pathExplained: { causes: ["stale"] },
  populationDistance: { causes: ["other-domain"] },
  populationOverNoise: { causes: ["other-domain"] },
  noiseOfMean: { causes: ["small-batch"] },
  varianceOverEpsilon: { causes: ["epsilon"], small: true },
};

export function boundsTable(setting: readonly TrialOutcome[]): string {
  const rows = boundedNumbers.map((name) => {
    const { causes, small } = speaksFor[name];
    const isWith = ({ made }: TrialOutcome) => made.length === 1 && causes.includes(made[0]!);
    const among =
      name === "pathExplained" ? setting.filter(({ made }) => made[0] === "frozen-or-loaded") : setting;
    const isWithout = ({ made }: TrialOutcome) =>
      made.length <= 1 && !made.some((cause) => causes.includes(cause));
    const valuesOf = (own: readonly TrialOutcome[]) =>
      own
        .map(({ numbers }) => numbers[name])
        .filter(Number.isFinite)
        .sort((a, b) => (small ? b - a : a - b));
    const [without, having] = [valuesOf(among.filter(isWithout)), valuesOf(setting.filter(isWith))];
    return [
      `\`${name}\``,
      thresholds[name],
      short(without[Math.floor(0.95 * without.length)]),
      short(without.at(-1)),
      short(having[Math.floor(0.05 * having.length)]),
      short(having[0]),
    ];
  });
  return table(["number", "bound", "without: 5 % beyond", "last", "with: 5 % short of", "first"], rows);
}

const short = (value: number | undefined) =>
  value === undefined ? "–" : String(Number(value.toPrecision(3)));
