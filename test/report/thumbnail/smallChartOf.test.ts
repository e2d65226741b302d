import { describe, expect, it } from "vitest";
import type { ReportInput } from "../../../src/report/reportInput.ts";
import { reportModel } from "../../../src/report/reportModel.ts";
import { smallChart } from "../../../src/report/thumbnail/smallChart.ts";
import { smallChartOf } from "../../../src/report/thumbnail/smallChartOf.ts";
import type { Lead } from "../../../src/scenario/scenario.ts";
import { trainedInput } from "../fixture.ts";
import { mapInput } from "../fixtureMap.ts";

const accuracy = { kind: "test-accuracy", statistic: "running", layer: null } as const;
const led = (lead: Partial<Lead>, input: ReportInput = trainedInput({ seeds: 3 })) =>
  smallChartOf(
    reportModel({
      ...input,
      scenario: {
        ...input.scenario,
        lead: { chart: "gap", measure: accuracy, over: null, where: {}, ...lead },
      },
    }),
  );

/** The middle of three. */
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[1]!;
const summariesOf = (input: ReportInput, variant: string) =>
  input.runs.filter((run) => run.variant === variant).map(({ summary }) => summary);
/** A percentage with a thin space, as an accuracy's. */
const percent = (share: number) => `${(100 * share).toFixed(0)}\u202f%`;

describe("the small chart of a report", () => {
  it("has own batches against new samples, a row for each variant that the scenario's chart keeps to", () => {
    const input = trainedInput({ seeds: 3 });
    const chart = led({ where: { sampling: "one-subset" } }, input);
    if (chart?.kind !== "rows") throw new Error(chart?.kind);
    // Named by the levels in which they differ.
    expect(chart.rows.map(({ name }) => name)).toEqual(["none", "batch norm"]);
    for (const [place, id] of ["one-subset--none", "one-subset--batch-norm"].entries()) {
      const runs = summariesOf(input, id);
      expect(runs).toHaveLength(3);
      const own = middle(
        runs.map(({ measures }) => measures.find(({ name }) => name === "own-batch-accuracy")!.low),
      );
      const fresh = middle(runs.map(({ final }) => final.running!.accuracy));
      expect(chart.rows[place]!.words).toBe(`${percent(own)} → ${percent(fresh)}`);
      const { from, value } = chart.rows[place]!;
      expect(Math.sign(from! - value!)).toBe(Math.sign(own - fresh));
    }
    // Half of the test flowers are roses; the axis runs from 40 % to 100 %.
    expect(chart.mark).toEqual({ at: expect.closeTo(1 / 6), name: "guessing" });
  });

  it("has bars with the median of a measure, and words where it is not known", () => {
    const input = trainedInput({ seeds: 3 });
    const chart = led(
      { chart: "bars", measure: { kind: "steps-to-target", statistic: null, layer: null } },
      input,
    );
    if (chart?.kind !== "rows") throw new Error(chart?.kind);
    expect(chart.rows).toHaveLength(4);
    const known = chart.rows.map((row, place) => {
      const steps = summariesOf(input, input.scenario.variants[place]!.id).map(
        ({ stepsToTarget }) => stepsToTarget,
      );
      const reached = steps.filter((each) => each !== null);
      if (reached.length < 2) {
        expect(row).toMatchObject({ value: null, low: null, high: null, words: "more than 200" });
        return 0;
      }
      const median = middle(steps.map((each) => each ?? Number.POSITIVE_INFINITY));
      expect(row.words).toBe(String(median));
      return row.value! / median;
    });
    // Bars begin at 0: as long as their numbers are large.
    const scales = known.filter((scale) => scale > 0);
    expect(scales.length).toBeGreaterThan(0);
    for (const scale of scales) expect(scale).toBeCloseTo(scales[0]!);
  });

  it("has lines from the first level to the last, labelled with their values", () => {
    const input = trainedInput({ seeds: 3 });
    const chart = led({ chart: "lines", over: "sampling" }, input);
    if (chart?.kind !== "lines") throw new Error(chart?.kind);
    expect(chart.over).toEqual({ name: "sampling", first: "uniform", last: "one-subset" });
    expect(chart.lines.map(({ name }) => name)).toEqual(["none", "batch norm"]);
    const median = (id: string) => middle(summariesOf(input, id).map(({ final }) => final.running!.accuracy));
    expect(chart.lines[1]!).toMatchObject({
      first: percent(median("uniform--batch-norm")),
      last: percent(median("one-subset--batch-norm")),
    });
    expect(chart.lines[1]!.points.map(([across]) => across)).toEqual([0, 1]);
  });

  it("has the shares of runs that reach the target, the larger levels above", () => {
    const chart = led({ chart: "map" }, mapInput());
    if (chart?.kind !== "map") throw new Error(chart?.kind);
    expect(chart.panels.map(({ levels }) => levels)).toEqual([["none"], ["batch norm"]]);
    // The fixture's runs without a norm reach it where rate × scale is above 0.5, but one in five: of the cells at scale 3,
    // the top row, that is seed 1 of the last, which is number 19.
    expect(chart.panels[0]!.shares[0]).toEqual([0, 0, 1, 1, expect.closeTo(2 / 3)]);
    expect(chart.panels[0]!.shares).toHaveLength(4);
    const cells = chart.panels[0]!.shares.flat();
    expect(chart.panels[0]!.words).toBe(percent(cells.reduce((sum, each) => sum + each, 0) / 20));
  });

  it("has each claim's ratio, no effect in the middle", () => {
    const input = trainedInput({ seeds: 3 });
    const [first] = input.findings;
    const ratio = (claim: string, low: number, median: number, high: number) => ({
      ...first!,
      claim,
      scale: "ratio" as const,
      effect: { median, low, high },
    });
    const findings = [ratio("halves", -0.8, -0.7, -0.6), ratio("doubles", 0.6, 0.7, 0.8), first!];
    const chart = led({ chart: "effects" }, { ...input, findings });
    if (chart?.kind !== "rows") throw new Error(chart?.kind);
    expect(chart.mark).toEqual({ at: 0.5, name: "no effect" });
    const [halves, doubles] = chart.rows;
    expect(chart.rows).toHaveLength(2);
    expect([halves!.name, doubles!.name]).toEqual(["halves", "doubles"]);
    // e^±0.7
    expect([halves!.words, doubles!.words]).toEqual(["× 0.50", "× 2.01"]);
    expect(halves!.value! + doubles!.value!).toBeCloseTo(1);
    expect(halves!.high).toBeLessThan(0.5);
  });

  it("is none where the scenario asks for none, and passes through JSON as a card holds it", () => {
    expect(led({ chart: "none" })).toBeNull();
    for (const chart of [
      led({}),
      led({ chart: "lines", over: "sampling" }),
      led({ chart: "map" }, mapInput()),
    ])
      expect(smallChart.parse(JSON.parse(JSON.stringify(chart)))).toEqual(chart);
  });
});
