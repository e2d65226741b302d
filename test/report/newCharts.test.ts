import { afterEach, describe, expect, it } from "vitest";
import type { Chart } from "../../src/report/charts/chart.ts";
import { liveChart } from "../../src/report/charts/liveChart.ts";
import { liveCharts } from "../../src/report/charts/liveCharts.ts";
import { perVariant } from "../../src/report/charts/perVariant.ts";
import type { ReportModel } from "../../src/report/model.ts";
import { trainingCharts } from "../../src/report/sections/training.ts";
import { tableOf } from "../../src/report/table.ts";
import { drawnCharts } from "./drawnCharts.ts";
import { emptyPanels } from "./emptyPanels.ts";
import { smallInput } from "./fixture.ts";

/** Steps done of each run. */
function stepsDone(model: ReportModel): Chart {
  const rows = model.shown.flatMap(({ code, runs }) =>
    runs.map(({ seed, summary }) => ({ variant: code, seed, steps: summary.stepsDone })),
  );
  return {
    id: "steps-done",
    title: "Steps done",
    read: "How to read this: a dot per run.",
    aria: "Steps done.",
    ...perVariant(model.shown, "done", { height: 60 }, (own) => [
      {
        ...own,
        mark: "point",
        encoding: { x: { field: "steps", type: "quantitative" }, y: { field: "seed", type: "nominal" } },
      },
    ]),
    tables: { done: tableOf(rows) },
  };
}

const chosenStep = liveChart({
  section: "unit-inputs",
  on: ["step"],
  rows: ({ step }, page) => ({ here: page.data.variants.map(({ code }) => ({ variant: code, step })) }),
  draw({ here: { step } }, model) {
    return {
      title: "The chosen step",
      read: "How to read this: a dot at the step.",
      aria: "The chosen step.",
      ...perVariant(model.shown, "here", { height: 60 }, (own) => [
        // @ts-expect-error: its rows have no such field, which the compiler knows
        {
          ...own,
          mark: "point",
          encoding: { x: { field: step, type: "quantitative" } } satisfies { x: { field: "stop" } },
        },
      ]),
    };
  },
});
