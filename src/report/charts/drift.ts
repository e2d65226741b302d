import type { ReportModel } from "../model.ts";
import { bandWords } from "../overSeeds.ts";
import type { Chart } from "./chart.ts";
import { layerBands } from "./layerBands.ts";

/** Drift of unit inputs on the probe set by layer, relative to the inputs' own sd or absolute. */
export function drift(model: ReportModel, kind: "normalized" | "absolute"): Chart | null {
  const lag = model.input.runs.find(({ summary }) => summary.drift)?.summary.drift?.lag;
  if (lag === undefined) return null;
  const relative = kind === "normalized";
  return layerBands(
    model,
    {
      id: `drift-${kind}`,
      title: relative
        ? "Drift of hidden-unit inputs, in their own standard deviations"
        : "The same drift, absolute",
      axis: relative ? `drift per ${lag} steps (sd)` : `drift per ${lag} steps (input units)`,
      read: relative
        ? `How to read this: how far the inputs of a layer's median unit moved in ${lag} steps on the same flowers (Wasserstein-1 over their sd), in inference mode; ${bandWords(model.seedCount)}. A unit that hardly varies shows large relative drift: see the absolute one too.`
        : `How to read this: the same distance, not divided by the sd, so that a network that does not learn shows little of it.`,
    },
    ({ drift: series }) => (series ? { steps: series.steps, layers: series[kind] } : null),
  );
}
