import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/random.ts";
import { splitOf } from "../../src/runs/parts.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { openTable } from "../../src/scenario/table/openTable.ts";

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
  it("is refused with the words and their rows, and read in two groups", () => {
    expect(faults("three-sites")).toEqual([
      "3 data.csv: data.csv: expected 2 subsets in column site; got 3: h0 (40 rows), h1 (40 rows), h2 (40 rows); put them into two groups, such as subset: { column: site, A: [h0], B: [h1, h2] }",
    ]);
    const { table, split } = data("three-sites", (text) =>
      text.replace("subset: site", "subset: { column: site, A: [h0], B: [h1, h2] }"),
    );
    expect(table.subsetNames).toEqual(["h0", "h1, h2"]);
    expect([...split(1).train.subsets!].filter((subset) => subset === 0)).toHaveLength(28);
  });

  it("names each word once, in A or in B", () => {
    const groups = (subset: string) =>
      faults("three-sites", (text) => text.replace("subset: site", `subset: ${subset}`));
    expect(groups("{ column: site, A: [h0] }")).toEqual([
      "3 data.subset: expected A and B, or neither; got a map",
    ]);
    expect(groups("{ column: site, A: [h0, h1], B: [h1, h2] }")).toEqual([
      "3 data.subset: expected every word once; got a map",
    ]);
    expect(groups("{ column: site, A: [h0], B: [h1] }")[0]).toContain("neither A nor B names: h2 (40 rows)");
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
