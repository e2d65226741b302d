import { describe, expect, it } from "vitest";
import { allScenarioFiles, scenarioFile } from "../../../../src/commands/scenarioFiles.ts";
import type { Finding } from "../../../../src/findings/finding.ts";
import { findingsOf } from "../../../../src/findings/findings.ts";
import { sideText } from "../../../../src/findings/findingWords.ts";
import { measureLabel } from "../../../../src/findings/measureLabel.ts";
import { valueWords } from "../../../../src/findings/numberWords.ts";
import type { Measure } from "../../../../src/measures/measure.ts";
import { summarize } from "../../../../src/measures/summarize.ts";
import { randomStream } from "../../../../src/random.ts";
import type { Fragment } from "../../../../src/report/charts/chart.ts";
import { leadChart } from "../../../../src/report/charts/lead/leadChart.ts";
import { leadOf } from "../../../../src/report/charts/lead/leadOf.ts";
import { createManifest } from "../../../../src/report/manifest.ts";
import { blankRecord } from "../../../../src/report/rehearsal/blankRecord.ts";
import { type ReportModel, reportModel } from "../../../../src/report/reportModel.ts";
import { smallChartOf } from "../../../../src/report/thumbnail/smallChartOf.ts";
import { readScenarioFile } from "../../../../src/scenario/readFile.ts";
import type { Levels, Scenario } from "../../../../src/scenario/scenario.ts";
import { scenarioName } from "../../../../src/scenario/slug.ts";
import { measures } from "../../../../src/scenario/vocabulary/measures.ts";
import { scenarioOf } from "../../fixture.ts";

const names = allScenarioFiles().map(scenarioName);

/** Those whose charts beside the answer show, of some claim's measure, every side by itself. */
const compared = {
  "batch-size": "lines",
  "batch-size-same-samples": "lines",
  "before-or-after": "gap",
  "bias-dial": "lines",
  blocks: "lines",
  boundary: "gap",
  "daneshmand-2020": "lines",
  depth: "lines",
  "does-the-shift-slow-training": "bars",
  "frankle-2020": "lines",
  "frozen-below": "bars",
  "ghost-batches": "lines",
  "ioffe-2017": "bars",
  "hoffer-2017": "bars",
  "ioffe-szegedy-2015": "bars",
  "is-training-chaotic": "bars",
  "li-2019": "bars",
  "own-best-rate": "bars",
  "own-data": "gap",
  "raw-or-standardized": "gap",
  "rose-buds": "gap",
  "shimodaira-2000": "bars",
  "santurkar-2018": "bars",
  "santurkar-2018-landscape": "bars",
  "santurkar-2018-linear": "bars",
  "train-on-one-subset": "bars",
  "van-laarhoven-2017": "lines",
  "which-part-of-batch-norm": "gap",
  "wu-johnson-2021": "gap",
  "yang-2019": "lines",
};

describe("the chart beside the answer", () => {
  it.each(names)("shows the numbers that the claims of %s tell", (name) => {
    const model = inventedModel(scenarioOf(readScenarioFile(scenarioFile(name))));
    const shown = numbersOf(model);
    const pairs = model.input.findings.flatMap((finding) =>
      finding.sides.flatMap((side, place) => {
        const variants = model.variants.filter(({ levels }) =>
          Object.entries({ ...finding.where, ...side.levels }).every(
            ([factor, level]) => levels[factor] === level,
          ),
        );
        // A claim that averages over a factor, or a chart that leaves the variant out.
        if (variants.length !== 1) return [];
        return shown
          .filter(({ variant, label }) => variant === variants[0]!.id && label === finding.measure.label)
          .map(({ words }) => ({
            what: `${finding.claim}, ${side.label}`,
            words: words.replace(/^more than .*/, "never"),
            told: wholeWords(finding, place),
          }));
      }),
    );
    expect(pairs.length > 0 ? leadOf(model).chart : undefined).toBe(compared[name as keyof typeof compared]);
    for (const { what, words, told } of pairs) expect(words, what).toBe(told);
  });

  it("shows the same in the index", () => {
    const model = inventedModel(scenarioOf(readScenarioFile("scenarios/rose-buds.yaml")));
    const small = smallChartOf(model);
    if (small?.kind !== "rows") throw new Error(small?.kind);
    const own = numbersOf(model).filter(({ label }) => label === "accuracy on its own training batches");
    const fresh = numbersOf(model).filter(({ label }) => label === "test accuracy at inference");
    expect(small.rows.map(({ words }) => words)).toEqual(
      own.map(({ words }, place) => `${words} → ${fresh[place]!.words}`),
    );
  });
});

describe("the name of the dashed line of who guesses", () => {
  const scenario = scenarioOf(readScenarioFile("scenarios/batch-size.yaml"));
  const sizes = scenario.factors.find(({ name }) => name === "batch")!.levels;
  /** Of lines at those accuracies with batch norm, over batches of 2, 4, …, and at 90 % without. */
  const place = (accuracies: readonly number[]) => {
    const model = inventedModel(scenario, ({ batch, normalization }) =>
      normalization === "batch norm" ? accuracies[sizes.indexOf(batch!)]! : 0.9,
    );
    const layers = leadChart(model)!.spec.layer as readonly {
      readonly mark: { readonly dy: number };
      readonly data?: { readonly values: readonly { readonly level: string }[] };
      readonly encoding: Fragment;
    }[];
    const named = layers.find(
      ({ encoding }) => (encoding.text as Fragment | undefined)?.value === "guessing",
    )!;
    const level = model.codes.words[named.data!.values[0]!.level];
    return `${named.mark.dy < 0 ? "above" : "below"} at ${level}`;
  };

  // Half of the flowers are roses: the axis runs from 40 % to 100 %, 250 pixels for 60 points, the text is 15 high.
  it("stands where no line passes", () => {
    expect(place([0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9])).toBe("above at 2");
    expect(place([0.9, 0.8, 0.51, 0.5, 0.5, 0.5, 0.5])).toBe("above at 2");
    expect(place([0.52, 0.81, 0.9, 0.9, 0.9, 0.9, 0.9])).toBe("below at 2");
    // From 45 % it comes through the strip below the line, and through that above it, to the next level.
    expect(place([0.45, 0.6, 0.9, 0.9, 0.9, 0.9, 0.9])).toBe("above at 4");
    expect(place([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5])).toBe("above at 2");
  });
});

/** As the answer says it. */
function wholeWords(finding: Finding, place: number): string {
  return sideText(finding, place, valueWords(finding.measure.unit)).replace(/^more than .*/, "never");
}

/**
 * A report of seven seeds whose measures are drawn at random, every one by itself, while all that training left behind is the
 * same: whoever reads a number elsewhere than where claims read it shows another one. Some runs never reach the target.
 */
function inventedModel(
  scenario: Scenario,
  accuracy: (levels: Levels) => number | null = () => null,
): ReportModel {
  const seeds = [1, 2, 3, 4, 5, 6, 7];
  const runs = scenario.variants.flatMap(({ id, levels, settings }) => {
    const summary = summarize(blankRecord(settings));
    return seeds.map((seed) => {
      const stream = randomStream(`${id}/${seed}`);
      const invented = (measure: Measure): Measure => {
        const draw = (measure.name === "test-accuracy" ? accuracy(levels) : null) ?? stream.next();
        if (measure.name !== "steps-to-target") return { ...measure, low: draw, high: draw };
        const steps = Math.round(1000 * draw);
        return { ...measure, low: steps, high: draw < 0.6 ? steps : Number.POSITIVE_INFINITY };
      };
      return { variant: id, seed, summary: { ...summary, measures: summary.measures.map(invented) } };
    });
  });
  const measured = runs.map(({ variant, seed, summary: { outcome, measures, courses } }) => ({
    variant,
    seed,
    outcome,
    measures,
    courses,
  }));
  const made = { variation: null, madeAt: "", seconds: 0, reused: 0, workers: 1 };
  return reportModel({
    scenario,
    runs,
    details: [],
    findings: findingsOf(scenario, measured),
    warnings: [],
    manifest: createManifest(scenario, [], null, made),
  });
}

/** Every number that the chart shows, by its variant and the name of its measure. */
function numbersOf(model: ReportModel): { variant: string; label: string; words: string }[] {
  const lead = leadOf(model);
  const tables = leadChart(model)?.tables ?? {};
  const { words } = model.codes;
  const idOf = (code: unknown) => model.variants.find((variant) => variant.code === code)!.id;
  const rowsOf = (name: string) => {
    const columns = Object.entries(tables[name]!.columns);
    return Array.from(
      { length: columns[0]![1].length },
      (_, row): Record<string, unknown> =>
        Object.fromEntries(columns.map(([field, values]) => [field, values[row]])),
    );
  };
  const label = measureLabel(lead.measure);
  const share = valueWords("share");
  switch (lead.chart) {
    case "gap": {
      if (!tables.gap) return [];
      const shares = rowsOf("gap").flatMap((row) => [
        {
          variant: idOf(row.variant),
          label: "accuracy on its own training batches",
          words: share(row.own as number),
        },
        {
          variant: idOf(row.variant),
          label: "test accuracy at inference",
          words: share(row.fresh as number),
        },
      ]);
      const steps = rowsOf("steps").map((row) => ({
        variant: idOf(row.variant),
        label: "steps to the target",
        words: String(row.steps),
      }));
      return [...shares, ...steps];
    }
    case "bars":
      return rowsOf("bars").map((row) => ({
        variant: idOf(row.variant),
        label,
        words: String(row.words).replace(/ \(\d+ (never|without one)\)$/, ""),
      }));
    case "lines": {
      const valued = valueWords(measures[lead.measure.kind].unit);
      return rowsOf("lines").map((row) => {
        const line = words[row.line as string]!;
        const level = words[row.level as string]!;
        const { id } = lead.variants.find(
          ({ levels }) =>
            levels[lead.over!] === level &&
            line.split(", ").every((each) => Object.values(levels).includes(each)),
        )!;
        return { variant: id, label, words: valued(row.median as number) };
      });
    }
    default:
      return [];
  }
}
