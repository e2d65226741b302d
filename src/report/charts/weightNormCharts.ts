import { layersOf } from "../../measures/course.ts";
import { bandWords } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { layerBands } from "./layerBands.ts";

/** Length of each layer's weights over the steps. */
export function weightNorm(model: ReportModel): Chart | null {
  return layerBands(
    model,
    {
      title: "Norms of the weights by layer",
      axis: "norm of the weights",
      read: `The length of each hidden layer’s weights (of a weight norm: of its gains). Under a norm that takes their scale away it does nothing but slow training (${bandWords(model.seedCount)}).`,
    },
    ({ courses }) => layersOf(courses, "weight-norm"),
  );
}

/** The rate at which updates turn each layer's weights, over the steps. */
export function effectiveRate(model: ReportModel): Chart | null {
  return layerBands(
    model,
    {
      title: "Effective learning rates by layer",
      axis: "learning rate / ‖w‖²",
      read: `The learning rate over the squared length of the median unit’s weights: how far an update turns them where a norm takes their scale away (van Laarhoven 2017); elsewhere it means little (${bandWords(model.seedCount)}).`,
    },
    ({ courses }) => layersOf(courses, "effective-rate"),
  );
}
