import { inferenceStatistics } from "../../tracking/inferenceStatistics.ts";
import { type EvaluationBatches, usualEvaluationBatches } from "../../tracking/instrumentSettings.ts";
import { chartTable } from "../chartTable.ts";
import { overSeeds } from "../overSeeds.ts";
import { percent } from "../readableNumbers.ts";
import type { ReportModel } from "../reportModel.ts";
import { lowestShare } from "./axes.ts";
import type { Chart } from "./chart.ts";
import { variantColour, variantShape } from "./variantLooks.ts";

/** Accuracy at the end by where batch norm's mean and variance come from: a dot per seed, a stroke at the median. */
export function accuracyByStatistic(model: ReportModel): Chart | null {
  const rows = model.shown.flatMap(({ code, runs }) =>
    runs.flatMap(({ seed, summary }) =>
      inferenceStatistics.flatMap((statistic) => {
        const accuracy = summary.final[statistic]?.accuracy;
        return accuracy === undefined || Number.isNaN(accuracy)
          ? []
          : [{ variant: code, statistic: statistic as string, seed, accuracy }];
      }),
    ),
  );
  const statistics = inferenceStatistics.filter((name) => rows.some(({ statistic }) => statistic === name));
  if (statistics.length === 0) return null;
  const y = {
    field: "statistic",
    type: "nominal",
    title: statistics.length > 1 ? "statistics used at inference" : null,
    scale: { domain: statistics },
  };
  const yOffset = {
    field: "variant",
    type: "nominal",
    scale: { domain: model.shown.map(({ code }) => code) },
  };
  const x = {
    type: "quantitative",
    title: "test accuracy at the end",
    scale: { domain: [lowestShare(rows.map(({ accuracy }) => accuracy)), 1], nice: false },
    axis: { format: ".0%", grid: true },
  };
  const color = variantColour(model.shown);
  const count = model.shown.length;
  return {
    ...(statistics.length > 1
      ? {
          title: "The same networks, judged by different statistics",
          read: `A dot per seed, a stroke at the median. The weights are the same in every row; only the mean and variance that batch norm uses at inference differ. Per-subset and as-trained need to know each ${model.data.one}'s subset: an oracle, not a remedy.${batchWords(model)}`,
        }
      : {
          title: "Accuracy at the end",
          read: "A dot per seed, a stroke at the median.",
        }),
    aria: model.shown
      .map(({ label, runs }) => {
        const each = statistics.map((name) => {
          const { median, seeds } = overSeeds(
            runs.map(({ summary }) => summary.final[name]?.accuracy ?? Number.NaN),
          );
          return seeds === 0 ? "" : `${name} ${percent(median)}`;
        });
        return `${label}: ${each.filter(Boolean).join(", ")}.`;
      })
      .join(" "),
    spec: {
      width: 560,
      height: statistics.length * 1.25 * Math.max(9 * count, Math.min(30 * count, 60)),
      data: { name: "statistics" },
      layer: [
        {
          mark: { type: "point", filled: true, opacity: 0.5, size: 26 },
          encoding: {
            x: { ...x, field: "accuracy" },
            y,
            yOffset,
            color,
            shape: variantShape(model.shown),
            tooltip: [
              { field: "variant", type: "nominal" },
              { field: "statistic", type: "nominal" },
              { field: "seed", type: "quantitative" },
              { field: "accuracy", type: "quantitative", format: ".1%" },
            ],
          },
        },
        {
          transform: [
            {
              aggregate: [{ op: "median", field: "accuracy", as: "median" }],
              groupby: ["variant", "statistic"],
            },
          ],
          mark: { type: "tick", thickness: 2.5, size: 15, opacity: 1 },
          encoding: { x: { ...x, field: "median" }, y, yOffset, color },
        },
      ],
      config: { axisY: { grid: false } },
    },
    tables: { statistics: chartTable(rows) },
  };
}

/** How test batches are put together, where it is not as usual. */
function batchWords({ shown, data }: ReportModel): string {
  const ways = new Set(
    shown.map(({ settings: { tracking } }) =>
      JSON.stringify(tracking.evaluationBatches ?? usualEvaluationBatches),
    ),
  );
  if (ways.size > 1) return " Test batches are as each variant's tracking.evaluationBatches says.";
  const { size, order } = JSON.parse([...ways][0]!) as EvaluationBatches;
  const of = { shuffled: "", "by-subset": "one subset", "by-class": "one class" }[order];
  return [
    ...(size === null ? [] : [` Test batches have ${size} ${data.many}.`]),
    ...(of === "" ? [] : [` Those of batch-mixed are each of ${of}.`]),
  ].join("");
}
