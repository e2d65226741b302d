import { layersOf } from "../../measures/course.ts";
import { bandWords } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { layerBands } from "./layerBands.ts";

/** Drift of unit inputs on the probe set by layer, relative to the inputs' own sd. */
export function drift(model: ReportModel): Chart | null {
  const lag = model.input.runs.find(({ summary }) => summary.drift)?.summary.drift?.lag;
  if (lag === undefined) return null;
  const { many } = model.data;
  return layerBands(
    model,
    {
      title: "Drift of hidden-unit inputs, in their own standard deviations",
      axis: `drift per ${lag} steps (sd)`,
      read: `How far the inputs of a layer's median unit moved in ${lag} steps on the same ${many} (Wasserstein-1 over their sd), in inference mode; ${bandWords(model.seedCount)}. A unit that hardly varies shows large relative drift: see the absolute one above. The same ${many} pass both times, so nothing of it is chance between samples.`,
    },
    ({ courses }) => layersOf(courses, "drift"),
  );
}
