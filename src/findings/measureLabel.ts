import type { MeasureMoment, MeasureSelector } from "../scenario/scenario.ts";
import { measures } from "../scenario/vocabulary/measures.ts";
import type { InferenceStatistic } from "../tracking/inferenceStatistics.ts";

const statisticWords = {
  running: "at inference",
  population: "with population statistics",
  "per-subset": "with each subset's own statistics",
  "as-trained": "with the statistics of training batches",
  "batch-mixed": "on test batches by their own statistics",
  "batch-as-trained": "on test batches drawn as in training",
} as const satisfies Record<InferenceStatistic, string>;

/** What a claim measures, as a sentence says it: "test accuracy at inference", "drift of unit inputs in layer 2". */
export function measureLabel(selector: MeasureSelector, average: readonly string[] = []): string {
  const moment = selector.at === undefined ? "" : ` ${momentWords(selector.at)}`;
  const over = average.length === 0 ? "" : `, averaged over ${average.join(" and ")}`;
  return `${quantityLabel(selector)}${moment}${over}`;
}

function momentWords(at: MeasureMoment): string {
  if (at === "end") return "at the end of training";
  return typeof at === "number" ? `at step ${at}` : `at a loss of ${at.lossCrosses}`;
}

function quantityLabel(selector: MeasureSelector): string {
  const { label, per } = measures[selector.kind];
  if (selector.saidBySides) return label;
  switch (per) {
    case "run":
    case "sweep":
      return label;
    case "statistic":
      return `${label} ${statisticWords[selector.statistic ?? "running"]}`;
    case "layer":
      return `${label} ${selector.layer === null ? "(median over the layers)" : `in layer ${selector.layer}`}`;
  }
}
