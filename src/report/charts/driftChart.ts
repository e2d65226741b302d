import { layersOf } from "../../measures/course.ts";
import { bandWords } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { layerBands } from "./layerBands.ts";

/** Drift of unit inputs on the probe set by layer, relative to the inputs' own sd or absolute; movement of z. */
export function drift(model: ReportModel, kind: "drift" | "drift-absolute" | "movement"): Chart | null {
  const lag = model.input.runs.find(({ summary }) => summary.drift)?.summary.drift?.lag;
  if (lag === undefined) return null;
  const words = {
    drift: {
      title: "Drift of hidden-unit inputs, in their own standard deviations",
      axis: `drift per ${lag} steps (sd)`,
      read: `How far the inputs of a layer's median unit moved in ${lag} steps on the same ${model.data.many} (Wasserstein-1 over their sd), in inference mode; ${bandWords(model.seedCount)}. A unit that hardly varies shows large relative drift: see the absolute one too. The same ${model.data.many} pass both times, so nothing of it is chance between samples.`,
    },
    "drift-absolute": {
      title: "The same drift, absolute",
      axis: `drift per ${lag} steps (input units)`,
      read: "The same distance, not divided by the sd, so that a network that does not learn shows little of it.",
    },
    movement: {
      title: `Movement of single ${model.data.many}`,
      axis: `movement of z per ${lag} steps (sd)`,
      read: `The root mean square change of each ${model.data.one}'s own pre-activation z in ${lag} steps, over its sd. Distributions can stand still while ${model.data.many} change places: movement is never below the drift of z.`,
    },
  }[kind];
  return layerBands(model, words, ({ courses }) => layersOf(courses, kind));
}
