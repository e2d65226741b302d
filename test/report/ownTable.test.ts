import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { summarize } from "../../src/measures/summarize.ts";
import { plan } from "../../src/plan/plan.ts";
import { randomStream } from "../../src/random.ts";
import { flowerTables } from "../../src/report/charts/flowerTables.ts";
import { passingCharts } from "../../src/report/compiledCharts.ts";
import { Figures } from "../../src/report/figures.ts";
import { flowersOfReport } from "../../src/report/flowersOfReport.ts";
import { createManifest } from "../../src/report/manifest.ts";
import { Pack } from "../../src/report/pack.ts";
import type { ReportInput } from "../../src/report/reportInput.ts";
import { type ReportModel, reportModel } from "../../src/report/reportModel.ts";
import { making } from "../../src/report/sections/makingSection.ts";
import { sectionsFor } from "../../src/report/sections/sections.ts";
import { splitOf } from "../../src/runs/parts.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { readScenarioFile } from "../../src/scenario/readFile.ts";
import { openTable } from "../../src/scenario/table/openTable.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";
import { trainedInput } from "./fixture.ts";

/** A scenario of test/scenario/cases, run: a table of one's own. */
function reportOf(name: string): ReportInput {
  const read = readScenarioFile(join("test/scenario/cases", name, "scenario.yaml"));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const { scenario } = read;
  const runs = plan(scenario).map((each) => {
    const record = trainCompiled(each);
    return { variant: each.variant, seed: each.seed, record, summary: summarize(record), key: "" };
  });
  const made = { variation: null, madeAt: "2026-01-01T00:00:00Z", seconds: 1, reused: 0, workers: 1 };
  return {
    scenario,
    runs,
    details: runs.filter(({ seed }) => seed <= scenario.detailedSeeds),
    findings: [],
    warnings: [],
    manifest: createManifest(scenario, runs, null, made),
  };
}

/** Everything that a reader meets: the text of the sections, the specifications of the charts and their words. */
async function shown(input: ReportInput) {
  const model = reportModel(input);
  const figures = new Figures(new Pack());
  const flowers = flowersOfReport(model);
  const sections = sectionsFor(model).map(
    ({ title, write }) => `${title}${write({ model, figures, flowers, live: null })}`,
  );
  // Text of files is isolated (<bdi>), which changes no word.
  const packed = await figures.packed(passingCharts);
  return { model, figures, packed, html: sections.join("\n").replaceAll(/<\/?bdi>/g, "") };
}

const text = (chart: Awaited<ReturnType<typeof shown>>["packed"][number] | undefined) =>
  JSON.stringify(chart?.source);

describe("the report of a table with five classes and two sites", () => {
  let report: Awaited<ReturnType<typeof shown>>;
  beforeAll(async () => {
    report = await shown(reportOf("own-data-words"));
  });

  it("speaks of no flower, bud or simulator, in the page or in a chart", () => {
    const { figures, html, model, packed } = report;
    expect(figures.failures).toEqual([]);
    const ours = /flowers?\b(?!")|\bbuds?\b|blown|\brose\b(?!")|simulator|true boundary|50 % is guessing/i;
    const plain = html.replaceAll(/<script.*?<\/script>|<[^>]*>/gs, " ");
    expect(ours.exec(plain)?.[0]).toBeUndefined();
    for (const chart of packed) {
      const words = text(chart).replaceAll(/var\(--rose\)|"name":"flowers"/g, "");
      expect([chart.id, ours.exec(words)?.[0]]).toEqual([chart.id, undefined]);
    }
    expect(Object.values(model.codes.words)).toEqual(
      expect.arrayContaining(["subset A (north)", "subset B (south)"]),
    );
  });

  it("measures accuracy in rows, and guessing by the largest class of the test set", () => {
    // The test set of every seed has 24 rows, 8 of them of class r.
    const { data } = report.model.variants[0]!.settings;
    for (const seed of ["1", "2", "3"]) {
      const { test } = splitOf(data, "test/scenario/cases/own-data-words/", randomStream(seed).child("data"));
      const counts = [0, 1, 2, 3, 4].map((label) => test.labels.filter((each) => each === label).length);
      expect([test.size, Math.max(...counts)]).toEqual([24, 8]);
    }
    expect(report.html).toContain("33.3\u202f% is guessing, the share of the largest class");
    expect(text(report.packed.find(({ id }) => id === "accuracy-by-subset"))).toContain(
      "accuracy (share of rows)",
    );
  });

  it("names the file, its rows and its content at the foot", () => {
    expect(report.html).toMatch(
      /The data are the 120 rows of data\.csv \(SHA-256 <code>[0-9a-f]{64}<\/code>\)/,
    );
  });

  it("tells the subsets of its rows by their words", () => {
    const { model } = report;
    const { flowers } = flowerTables(flowersOfReport(model), model);
    expect(new Set(flowers.columns.subset as readonly string[])).toEqual(new Set(model.data.subsetCodes));
    expect(model.data.subsetCodes.map((code) => model.codes.words[code])).toEqual(model.data.subsets);
  });

  it("has a mark for each of the five classes", () => {
    const chart = report.packed.find(({ id }) => id === "feature-space")!;
    const layer = (
      chart.source as { concat: { layer: { encoding: Record<string, { scale: { range: string[] } }> }[] }[] }
    ).concat[0]!.layer[0]!;
    expect(new Set(layer.encoding.stroke!.scale.range).size).toBe(5);
    expect(new Set(layer.encoding.shape!.scale.range).size).toBe(5);
  });
});

describe("the report of a table whose first feature is constant, with ten classes", () => {
  let report: Awaited<ReturnType<typeof shown>>;
  beforeAll(async () => {
    report = await shown(reportOf("first-pixel-constant"));
  });

  it("is drawn by two features that vary, and says why these", () => {
    const words = Object.values(report.model.codes.words);
    const [across, up] = ["largest variance", "second largest"].map((rank) =>
      words.find((word) => word.endsWith(`(${rank})`))?.replace(` (${rank})`, ""),
    );
    // By the table itself: variance over all rows; the training set has seven tenths of them.
    const lines = readFileSync("test/scenario/cases/first-pixel-constant/data.csv", "utf8")
      .trim()
      .split("\n");
    const names = lines[0]!.split(",").slice(0, 12);
    const variance = (name: string) => {
      const values = lines.slice(1).map((line) => Number(line.split(",")[names.indexOf(name)]));
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    };
    const ranked = [...names].sort((a, b) => variance(b) - variance(a)).slice(0, 4);
    expect(ranked).toContain(across);
    expect(ranked).toContain(up);
    expect(across).not.toBe(up);
    expect(report.html).toContain(`by ${across} (largest variance, standardized)`);
  });

  it("gives each of ten classes a panel, in their order", () => {
    const chart = report.packed.find(({ id }) => id === "feature-space")!;
    const { concat } = chart.source as { concat: { title: { text: { signal: string } } }[] };
    const titles = concat.map(
      ({ title }) => report.model.codes.words[/'(\w+)'/.exec(title.text.signal)![1]!],
    );
    expect(titles).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  });

  it("shows the features that shift most, and none that is constant", () => {
    expect(report.html).toContain("Which features shift (8 of 12)");
    const chart = report.packed.find(({ id }) => id === "feature-shift")!;
    const { concat } = chart.source as { concat: { title: { text: { signal: string } } }[] };
    const titles = concat.map(
      ({ title }) => report.model.codes.words[/'(\w+)'/.exec(title.text.signal)![1]!],
    );
    expect(titles).toHaveLength(8);
    expect(titles).not.toContain("p0");
    expect(titles).not.toContain("p11");
    const largest = (name: string) => {
      const ratios = report.model.variants.map(({ runs }) => {
        const each = runs.map(({ summary }) => {
          const { quantiles, band } = summary.batchShift!.features!.find((feature) => feature.name === name)!;
          return quantiles[2]! / band[1];
        });
        // Of two seeds the median is the mean.
        return (each[0]! + each[1]!) / 2;
      });
      return Math.max(...ratios);
    };
    const ratios = titles.map((title) => largest(title!));
    expect(ratios).toEqual([...ratios].sort((a, b) => b - a));
  });

  it("folds the arithmetic of more than eight terms, and keeps every term", () => {
    expect(report.html).toContain("<summary>All 12 terms</summary>");
    expect(report.html).toContain("<mo>⋯</mo>");
    expect(report.html).toContain("and 4 more</th>");
    for (let feature = 0; feature < 12; feature++)
      expect(report.html).toContain(`<tr><th scope="row">p${feature}</th>`);
  });
});

describe("the foot of a report whose table has missing values", () => {
  it("tells how many rows were left out, and for which columns", () => {
    const folder = "test/scenario/cases/missing-cells";
    const whole = readFileSync(join(folder, "scenario.yaml"), "utf8");
    const read = readScenario(
      "scenario.yaml",
      whole.replace("label: kind", "label: kind, missing: leave-out"),
      (path, wanted) => openTable(folder, path, wanted),
    );
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    const input = trainedInput({ seeds: 2 });
    const model = reportModel({
      ...input,
      scenario: { ...input.scenario, variants: read.scenario.variants },
    });
    const html = making.write({ model, figures: new Figures(new Pack()), flowers: null, live: null });
    // As test/scenario/cases.test.ts counts them; the file writes what is missing as NA or not at all.
    expect(html.replaceAll(/<.*?>/g, "")).toMatch(
      /; \d+ rows with missing values left out, of which x in 8 \(“NA”\), site in 5 \(empty\)\)\. Every number/,
    );
  });
});

describe("the words of other data", () => {
  it("are those of flowers for flowers", () => {
    const { data } = reportModel(trainedInput({ seeds: 2 }));
    expect(data).toMatchObject({
      one: "flower",
      subsets: ["subset A (buds)", "subset B (blown)"],
      guessing: 0.5,
      tables: [],
    });
  });

  it("are neutral where variants differ in their data", async () => {
    const input = trainedInput({ seeds: 2 });
    const [first, ...others] = input.scenario.variants;
    const rows = {
      columns: ["x"],
      samples: [[1], [2], [3]],
      labels: [0, 1, 1],
      classNames: ["a", "b"],
      standardize: false,
    };
    const changed = { ...first!, settings: { ...first!.settings, data: { rows } } };
    const model: ReportModel = reportModel({
      ...input,
      scenario: { ...input.scenario, variants: [changed, ...others] },
    });
    expect(model.data).toMatchObject({ one: "sample", subsets: ["subset A", "subset B"], guessing: null });
  });
});
