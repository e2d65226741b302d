import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plan } from "../../src/plan/plan.ts";
import { randomStream } from "../../src/random.ts";
import { splitOf } from "../../src/runs/parts.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { openTable } from "../../src/scenario/table/openTable.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";

/** Small inputs that came out wrong once, each a scenario and a table in a folder of its own. */
const folder = (name: string) => join("test/scenario/cases", name);

function read(name: string, change: (text: string) => string = (text) => text) {
  const file = join(folder(name), "scenario.yaml");
  return readScenario(file, change(readFileSync(file, "utf8")), (path, wanted, known) =>
    openTable(folder(name), path, wanted, known),
  );
}

function faults(name: string, change?: (text: string) => string): string[] {
  const found = read(name, change);
  return "faults" in found
    ? found.faults.map(({ line, path, message }) => `${line} ${path}: ${message}`)
    : [];
}

function data(name: string, change?: (text: string) => string) {
  const found = read(name, change);
  if ("faults" in found) throw new Error(JSON.stringify(found.faults));
  const { data: settings } = found.scenario.variants[0]!.settings;
  if (!("table" in settings)) throw new Error("no table");
  return {
    table: settings.table,
    split: (seed: number) => splitOf(settings, folder(name), randomStream(`${seed}/data`)),
  };
}

describe("a table with decimal commas and a point in thousands", () => {
  it("is refused, and read where the scenario says what the marks mean", () => {
    expect(faults("thousands-semicolon")).toEqual([
      "3 data.csv: data.csv: line 3, column 1 (weight): 1.136 (and 54 more in this column) can be read in two ways, since line 2 has -1,15: 1136 or 1,136? Say decimal: point or decimal: comma under data",
    ]);
    const said = data("thousands-semicolon", (text) =>
      text.replace("label: kind", "label: kind, decimal: comma, standardize: false"),
    );
    const { train } = said.split(1);
    // By construction of the file: class p weighs 1000 to 1600, class q 300 to 999.
    expect(said.table.classNames).toEqual(["p", "q"]);
    train.labels.forEach((label, row) => {
      const weight = train.features.values[row]!;
      expect(label === 0 ? weight >= 1000 && weight <= 1600 : weight >= 300 && weight < 1000).toBe(true);
    });
  });
});

describe("a table with missing cells and empty rows", () => {
  it("is one fault for each column, and read where such rows are to be left out", () => {
    // By hand: 120 rows and two of commas alone; x is missing in 8, site in 5, of 13 rows.
    expect(faults("missing-cells")).toEqual([
      expect.stringMatching(/line 2, column 2 \(x\): 8 of 120 values are missing, this the first/),
      expect.stringMatching(/line 2, column 5 \(site\): 5 of 120 values are missing, this the first/),
    ]);
    const { table } = data("missing-cells", (text) =>
      text.replace("label: kind", "label: kind, missing: leave-out"),
    );
    const rows = readFileSync(join(folder("missing-cells"), "data.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1);
    const whole = rows.filter((row) => {
      const [, x, y, kind, site] = row.split(",");
      return [x, y, kind, site].every((cell) => cell !== "" && cell !== "NA");
    });
    expect(table.rows).toBe(whole.length);
    expect(table.leftOut.rows).toBe(120 - whole.length);
    expect(table.leftOut.columns.map(({ name, missing }) => [name, missing])).toEqual([
      ["x", 8],
      ["site", 5],
    ]);
  });
});

describe("a table whose columns are numbered", () => {
  it("is read by numbers that stand for their texts", () => {
    const { table } = data("numbered-columns");
    expect([table.features, table.label, table.rows]).toEqual([["0", "1"], "2", 120]);
  });
});

describe("a subset column of three words", () => {
  it("is three subsets, or read in two groups", () => {
    const three = data("three-sites");
    expect(three.table.subsetNames).toEqual(["h0", "h1", "h2"]);
    expect(new Set(three.split(1).train.subsets)).toEqual(new Set([0, 1, 2]));
    const { table, split } = data("three-sites", (text) =>
      text.replace("subset: site", "subset: { column: site, A: [h0], B: [h1, h2] }"),
    );
    expect(table.subsetNames).toEqual(["h0", "h1, h2"]);
    expect([...split(1).train.subsets!].filter((subset) => subset === 0)).toHaveLength(28);
  });

  it("names each word once, in one of its letters", () => {
    const groups = (subset: string) =>
      faults("three-sites", (text) => text.replace("subset: site", `subset: ${subset}`));
    expect(groups("{ column: site, A: [h0] }")).toEqual([
      "3 data.subset: expected A and B, or neither, and no letter left out; got a map",
    ]);
    expect(groups("{ column: site, A: [h0], B: [h1], D: [h2] }")).toEqual([
      "3 data.subset: expected A and B, or neither, and no letter left out; got a map",
    ]);
    expect(groups("{ column: site, A: [h0, h1], B: [h1, h2] }")).toEqual([
      "3 data.subset: expected every word once; got a map",
    ]);
    expect(groups("{ column: site, A: [h0], B: [h1] }")[0]).toContain("none of A, B names: h2 (40 rows)");
  });
});

describe("a subset of three rows", () => {
  it("is in every set, whatever the seed", () => {
    const { split } = data("rare-subset");
    for (let seed = 1; seed <= 6; seed++)
      for (const set of Object.values({ ...split(seed), scaling: undefined }))
        if (set !== undefined) expect(new Set(set.subsets)).toEqual(new Set([0, 1]));
  });
});

describe("a worked exercise of a course", () => {
  const run = (change?: (text: string) => string) => {
    const found = read("given-gamma", change);
    if ("faults" in found) throw new Error(JSON.stringify(found.faults));
    return trainCompiled(plan(found.scenario)[0]!);
  };

  it("starts from the gamma and beta that it gives", () => {
    // x̂ of 1, 3, 5 and of 2, 4, 6 is ∓2/√(8/3 + 1e-5) and 0; y = γ x̂ + β, unit by unit.
    const { normalization } = run().workedExample!;
    const expected = [9.775258, 11, 12.224742, 9.550515, 12, 14.449485];
    for (const [at, value] of normalization!.result.entries()) expect(value).toBeCloseTo(expected[at]!, 5);
  });

  it("starts from the running statistics that it gives", () => {
    const start = (text: string) =>
      text.replace("beta: [11, 12]", "beta: [11, 12], runningMean: [1, 2], runningVariance: [0, 0]");
    const { layers } = run(start).blocks.normalization!;
    const { runningMean, runningVariance } = layers[0]!;
    // By hand: 0.9·1 + 0.1·3 and 0.9·2 + 0.1·4 after one batch; the sample variance is 4, so 0.1·4.
    expect([...runningMean.subarray(0, 2)]).toEqual([1, 2]);
    expect([...runningVariance.subarray(0, 2)]).toEqual([0, 0]);
    for (const [unit, value] of [1.2, 2.2].entries()) expect(runningMean[2 + unit]).toBeCloseTo(value, 6);
    for (const [unit, value] of [0.4, 0.4].entries()) expect(runningVariance[2 + unit]).toBeCloseTo(value, 6);
  });

  it("refuses what the layer has no place for", () => {
    expect(faults("given-gamma", (text) => text.replace("gamma: [1, 2]", "gamma: [1]"))).toEqual([
      "8 network.initialization.layers[0].gamma: expected 2 numbers, one per unit; got 1",
    ]);
    expect(
      faults("given-gamma", (text) =>
        text
          .replace("normalization: batch", "normalization: layer")
          .replace("gamma: [1, 2]", "runningMean: [1, 2]"),
      ),
    ).toEqual([
      "8 network.initialization.layers[0].runningMean: expected no runningMean here: layer norm keeps no running statistics",
    ]);
    expect(
      faults("given-gamma", (text) =>
        text
          .replace("normalization: batch", "normalization: { kind: batch, affine: false }")
          .replace(", beta: [11, 12]", ""),
      ),
    ).toEqual([
      "8 network.initialization.layers[0].gamma: expected no gamma here: with affine: false they are 1 and 0",
    ]);
    expect(faults("given-gamma", (text) => text.replace("bias: [0] }", "bias: [0], gamma: [1] }"))).toEqual([
      "8 network.initialization.layers[1].gamma: expected no gamma here: the layer has no norm that has them",
    ]);
  });

  it("takes labels of any kind", () => {
    const labels =
      (list: string, loss = "") =>
      (text: string) =>
        text
          .replace("labels: [0, 1, 0]", `labels: ${list}`)
          .replace("activation: identity", `activation: identity${loss}`);
    expect([...run(labels("[-1, 1, -1]")).workedExample!.labels]).toEqual([0, 1, 0]);
    expect([...run(labels("[2, 10, 2]")).workedExample!.labels]).toEqual([0, 1, 0]);
    expect([...run(labels("[dog, cat, dog]")).workedExample!.labels]).toEqual([1, 0, 1]);
    expect(faults("given-gamma", labels("[0, 2, 1]"))[0]).toContain("tells 2 classes apart; the data have 3");
    expect(faults("given-gamma", labels("[0.5, 1.7, 2.2]"))[0]).toMatch(
      /data.rows.labels: expected classes, .*regression/,
    );
    expect(faults("given-gamma", labels("[4, 4, 4]"))[0]).toContain("expected at least 2 different labels");
  });
});
