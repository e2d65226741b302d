import type { CauseSize } from "../../measures/causeSizes.ts";
import type { InferenceCause, TrainingCause } from "../../tracking/observations/causes.ts";
import { overSeeds } from "../overSeeds.ts";
import { percent, plainNumber } from "../readableNumbers.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Fragment } from "./chart.ts";

export type CauseMode = "training" | "inference";

/** A cause as the charts name and colour it. */
interface CauseLook {
  readonly cause: string;
  readonly label: string;
  readonly colour: string;
}

/** In the order in which bars stack. */
const trainingLooks: readonly (CauseLook & { readonly cause: TrainingCause | "bias" | "chance" })[] = [
  { cause: "bias", label: "sampling: bias", colour: "var(--subset-b)" },
  { cause: "chance", label: "sampling: chance", colour: "var(--rule)" },
  { cause: "upstream", label: "upstream updates", colour: "var(--accent)" },
  { cause: "ownWeights", label: "own weights", colour: "var(--leaf)" },
];

const inferenceLooks: readonly (CauseLook & { readonly cause: InferenceCause })[] = [
  { cause: "ownStatistics", label: "own running statistics", colour: "var(--subset-b)" },
  { cause: "ownAffine", label: "own γ and β", colour: "var(--rule)" },
  { cause: "upstream", label: "upstream updates", colour: "var(--accent)" },
  { cause: "ownWeights", label: "own weights", colour: "var(--leaf)" },
];

export const looksOf = (mode: CauseMode): readonly CauseLook[] =>
  mode === "training" ? trainingLooks : inferenceLooks;

/** Colour by cause. */
export function causeFill(looks: readonly CauseLook[]): Fragment {
  return {
    field: "cause",
    type: "nominal",
    title: null,
    scale: { domain: looks.map(({ label }) => label), range: looks.map(({ colour }) => colour) },
  };
}

type CauseSizesOfLayer = Readonly<Record<string, CauseSize>>;

/** What of a unit a cause changes: its mean, in its sds, or its spread, as the logarithm of the sd. */
export type Changed = "mean" | "spread";

/** Sizes per step, the median over the seeds, and shares of their sum. The range over the orders is told of the mean alone. */
export function causeRows(model: ReportModel, mode: CauseMode, of: Changed) {
  const looks = looksOf(mode);
  const ends = of === "mean" ? (["mean", "meanLow", "meanHigh"] as const) : (["logSd"] as const);
  return model.shown.flatMap(({ code, runs }) => {
    const sizes: (readonly CauseSizesOfLayer[])[] = runs.flatMap(({ summary }) =>
      summary.causes ? [summary.causes[mode]] : [],
    );
    const depth = Math.max(0, ...sizes.map(({ length }) => length));
    return Array.from({ length: depth }, (_, layer) => {
      const ofCauses = looks.map(({ cause }) =>
        ends.map((end) => overSeeds(sizes.map((each) => each[layer]![cause]![end])).median),
      );
      const total = ofCauses.reduce((sum, [size]) => sum + size!, 0);
      if (!(total > 0)) return [];
      return ofCauses.map(([size, low, high], place) => ({
        variant: code,
        layer: layer + 1,
        of,
        cause: looks[place]!.label,
        place,
        share: size! / total,
        perStep: size!,
        leastOverOrders: low ?? Number.NaN,
        greatestOverOrders: high ?? Number.NaN,
        total,
        size: of === "mean" ? `${plainNumber(total, 2)} sd` : `± ${percent(total)}`,
      }));
    }).flat();
  });
}
