import { layersOf } from "../../measures/course.ts";
import { bandWords } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import { seedBands } from "../seedBands.ts";
import type { Chart } from "./chart.ts";
import { type ChanceBand, layerBands } from "./layerBands.ts";

/** Shift of unit inputs from one mini-batch to the next, against what chance alone makes of it. */
export function batchDrift(model: ReportModel): Chart | null {
  return layerBands(
    model,
    {
      title: "Shift of hidden-unit inputs from batch to batch, against chance",
      axis: "shift to the batch before (sd)",
      read: `How far a layer's median unit's inputs lie from those of the batch before, as training saw them (${bandWords(model.seedCount)}). The samples differ, so uniform batches differ by chance, too: the grey band goes from what half of 59 pairs of them exceed in the same networks to what 1 in 20 does. What is above it is shift.`,
    },
    ({ courses }) => layersOf(courses, "batch-drift"),
    chanceOf(model),
  );
}

/** From the least median to the greatest 95th percentile of the variants, each the median over the seeds. */
function chanceOf(model: ReportModel): ChanceBand[] {
  const depth = Math.max(
    0,
    ...model.shown.flatMap(({ runs }) =>
      runs.map(({ summary }) => summary.batchDriftBand?.layers.length ?? 0),
    ),
  );
  return Array.from({ length: depth }, (_, layer) => {
    const ends = (end: "layer50" | "layer95") =>
      model.shown.flatMap((variant) =>
        seedBands(variant, ({ batchDriftBand: band }) => {
          // Variants may differ in depth.
          const own = band?.layers[layer];
          return band && own ? { steps: band.steps, values: own[end] } : null;
        }),
      );
    const [lows, highs] = [ends("layer50"), ends("layer95")];
    const steps = [...new Set(lows.map(({ step }) => step))].sort((a, b) => a - b);
    const at = (bands: typeof lows, step: number) =>
      bands.filter((band) => band.step === step && Number.isFinite(band.median)).map(({ median }) => median);
    return steps.map((step) => ({
      layer: layer + 1,
      step,
      low: Math.min(...at(lows, step)),
      high: Math.max(...at(highs, step)),
    }));
  })
    .flat()
    .filter(({ low, high }) => low > 0 && Number.isFinite(low) && Number.isFinite(high));
}
