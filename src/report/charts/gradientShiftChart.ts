import { layersOf } from "../../measures/course.ts";
import { bandWords } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { layerBands } from "./layerBands.ts";

/** How the update of the layers before changes the direction of a layer's gradient. */
export function gradientShift(model: ReportModel): Chart | null {
  return layerBands(
    model,
    {
      title: "Gradient shift: is the gradient still right once the layers below have moved?",
      axis: "cosine between G and G′",
      output: true,
      linear: [-1, 1],
      read: `G is the gradient of a layer's weights, G′ the same after the layers before it were updated (Santurkar et al. 2018). At 1 their update changed nothing of its direction, at 0 the gradient that the layer follows is out of date; ${bandWords(model.seedCount)}. The first layer has none before it.`,
    },
    ({ courses }) => layersOf(courses, "gradient-shift-cosine"),
  );
}
