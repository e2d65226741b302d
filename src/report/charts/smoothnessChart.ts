import type { RunSummary } from "../../measures/summary.ts";
import { bandWords } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { layerBands } from "./layerBands.ts";

/** Effective smoothness times the learning rate over the steps, one panel: it is of the whole network. */
export function smoothness(model: ReportModel): Chart | null {
  return layerBands(
    model,
    {
      title: "Smoothness of the loss along the gradient",
      axis: "learning rate × effective β",
      whole: "whole network",
      read: `β is how much the gradient changes per distance along itself (Santurkar et al. 2018); times the learning rate it has no unit. Small is smooth: the gradient can be trusted for a whole step. Above 2 a bowl of that curvature would throw the weights out (${bandWords(model.seedCount)}).`,
    },
    ({ courses }) => wholeNetwork(courses),
  );
}

function wholeNetwork(courses: RunSummary["courses"]) {
  const course = courses.find(({ name }) => name === "rate-smoothness");
  return course ? { steps: course.steps, layers: [course.values] } : null;
}
