import { describe, expect, it, onTestFinished } from "vitest";
import type { Chart } from "../../src/report/charts/chart.ts";
import { type LiveChart, liveChart } from "../../src/report/charts/liveChart.ts";
import { liveCharts } from "../../src/report/charts/liveCharts.ts";
import { perVariant } from "../../src/report/charts/perVariant.ts";
import { type StaticChart, staticCharts } from "../../src/report/charts/staticCharts.ts";
import { chartTable } from "../../src/report/chartTable.ts";
import type { ReportModel } from "../../src/report/reportModel.ts";
import { drawnCharts } from "../report/drawnCharts.ts";
import { emptyPanels } from "../report/emptyPanels.ts";
import { smallInput } from "../report/fixture.ts";
import { unknownFields } from "../report/unknownFields.ts";

/** Steps done by each run. */
function stepsDone(model: ReportModel): Chart {
  const rows = model.shown.flatMap(({ code, runs }) =>
    runs.map(({ seed, summary }) => ({ variant: code, seed, steps: summary.stepsDone })),
  );
  return {
    title: "Steps done",
    read: "How to read this: a dot per run.",
    aria: "Steps done.",
    ...perVariant(model.shown, "done", { height: 60 }, (own) => [
      { ...own, mark: "point", encoding: { x: { field: "steps", type: "quantitative" } } },
    ]),
    tables: { done: chartTable(rows) },
  };
}

/** Where the reader is. */
const chosenStep = liveChart({
  section: "unit-inputs",
  on: ["step"],
  rows: ({ step }, page) => ({ here: page.data.variants.map(({ code }) => ({ variant: code, step })) }),
  draw({ here }, model) {
    // @ts-expect-error its rows have no such field, and the compiler knows it
    const typo: string = here.stop;
    expect(typo).toBe("stop");
    return {
      title: "The chosen step",
      read: "How to read this: a dot at the step.",
      aria: "The chosen step.",
      ...perVariant(model.shown, "here", { height: 60 }, (own) => [
        { ...own, mark: "point", encoding: { x: { field: here.step, type: "quantitative" } } },
      ]),
    };
  },
});

describe("a new chart", () => {
  it.each([
    ["static", "steps-done", () => put<StaticChart>(staticCharts.training, "steps-done", stepsDone)],
    ["live", "chosen-step", () => put<LiveChart>(liveCharts, "chosen-step", chosenStep)],
  ])("that is %s is a line in the table of its kind", async (_, id, add) => {
    add();
    const drawn = (await drawnCharts(smallInput(), () => ({ step: 7 }))).find(
      ({ chart }) => chart.id === id,
    )!;
    const [rows] = Object.values(drawn.tables);
    expect(rows).toHaveLength(id === "chosen-step" ? 2 : 4);
    expect(rows![0]).toMatchObject(id === "chosen-step" ? { step: 7 } : { steps: 12 });
    expect(unknownFields(drawn.chart.source as Record<string, unknown>, drawn.tables)).toEqual([]);
    expect(emptyPanels(drawn.view)).toEqual([]);
  });
});

/** A line more in a table, for the length of a test. */
function put<Line>(table: Readonly<Record<string, Line>>, id: string, line: Line): void {
  const open = table as Record<string, Line>;
  open[id] = line;
  onTestFinished(() => {
    delete open[id];
  });
}
