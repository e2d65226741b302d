import { layersOf } from "../../measures/course.ts";
import { bandWords } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { layerBands } from "./layerBands.ts";

/** How the update of the layers before changes a layer's gradient: in direction, and in size. */
export function gradientShift(
  model: ReportModel,
  kind: "gradient-shift-cosine" | "gradient-shift-relative",
): Chart | null {
  const words = {
    "gradient-shift-cosine": {
      title: "Gradient shift: is the gradient still right once the layers below have moved?",
      axis: "cosine between G and G′",
      linear: [-1, 1],
      read: `G is the gradient of a layer's weights, G′ the same after the layers before it were updated (Santurkar et al. 2018). At 1 their update changed nothing of its direction, at 0 the gradient that the layer follows is out of date; ${bandWords(model.seedCount)}. The first layer has none before it.`,
    },
    "gradient-shift-relative": {
      title: "The same shift in size",
      axis: "‖G − G′‖ / ‖G‖",
      read: "The length of the change, as a multiple of the gradient's own length, since normalization changes the scale of gradients.",
    },
  } as const;
  return layerBands(model, { output: true, ...words[kind] }, ({ courses }) => layersOf(courses, kind));
}
