import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readScenario } from "../../../src/scenario/read.ts";
import { readScenarioFile } from "../../../src/scenario/readFile.ts";
import { openTable } from "../../../src/scenario/table/openTable.ts";

const wanted = { features: ["x"], label: "kind", subset: null };
const text = "x,kind\n1,a\n2,ä\n3,a\n4,ä\n";
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lab-table-"));
  mkdirSync(join(folder, "folder"));
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
  writeFileSync(join(folder, "utf8.csv"), text);
  writeFileSync(join(folder, "utf16.csv"), utf16);
  writeFileSync(join(folder, "utf16be.csv"), Buffer.from(utf16).swap16());
  writeFileSync(join(folder, "bytes.csv"), "x,kind\n1,a\0\n");
  writeFileSync(join(folder, "latin1.csv"), Buffer.from(text, "latin1"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const faultsOf = (path: string) => {
  const opened = openTable(folder, path, wanted);
  return "faults" in opened ? opened.faults : [];
};

describe("openTable", () => {
  it.each(["utf8.csv", "utf16.csv", "utf16be.csv"])("reads %s", (path) => {
    const opened = openTable(folder, path, wanted);
    if ("faults" in opened) throw new Error(opened.faults.join());
    expect(opened.table.classNames).toEqual(["a", "ä"]);
    expect([...opened.table.features.values]).toEqual([1, 2, 3, 4]);
  });

  it("knows a table by the bytes of its file", () => {
    const opened = openTable(folder, "utf8.csv", wanted);
    expect(opened).toHaveProperty("sha256", createHash("sha256").update(text).digest("hex"));
  });

  it.each([
    ["none.csv", "no such file (paths are relative to the scenario)"],
    ["folder", "expected a file; this is a folder"],
    ["/etc/hostname", "expected a path within the scenario's folder (copy or link the table there)"],
    ["../x.csv", "expected a path within the scenario's folder (copy or link the table there)"],
    ["a/../../x.csv", "expected a path within the scenario's folder (copy or link the table there)"],
    ["bytes.csv", "expected a text; this file has bytes that stand in none"],
    ["latin1.csv", 'expected a text in UTF-8; some bytes of line 3 are not (save it as "CSV UTF-8")'],
  ])("refuses %s", (path, message) => {
    expect(faultsOf(path)).toEqual([message]);
  });
});

const scenario = (data: object, more: object = {}) =>
  JSON.stringify({
    title: "t",
    question: "q?",
    data,
    network: { hidden: [3] },
    training: { steps: 5, batchSize: 2, optimizer: { kind: "sgd", learningRate: 0.1 } },
    seeds: 1,
    ...more,
  });

describe("a scenario with a table", () => {
  const read = (data: object, more: object = {}) => {
    const path = join(folder, "own.json");
    writeFileSync(path, scenario(data, more));
    return readScenarioFile(path);
  };
  const messages = (data: object, more: object = {}) => {
    const result = read(data, more);
    return "faults" in result ? result.faults.map(({ path, message }) => `${path}: ${message}`) : [];
  };
  const csv = { csv: "utf8.csv", features: ["x"], label: "kind", split: { test: 0.5, probe: 0.5 } };

  it("finds it beside the scenario, and what is in it", () => {
    const rows = Array.from({ length: 30 }, (_, row) => `${row},${["a", "b", "c"][row % 3]}`).join("\n");
    writeFileSync(join(folder, "three.csv"), `x,kind\n${rows}\n`);
    const network = { hidden: [3], loss: "softmax-cross-entropy" };
    const result = read({ csv: "three.csv", features: ["x"], label: "kind" }, { network });
    if ("faults" in result) throw new Error(JSON.stringify(result.faults));
    expect(result.scenario.variants[0]!.settings.data).toEqual({
      table: {
        csv: "three.csv",
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        features: ["x"],
        categories: [],
        featureNames: ["x"],
        label: "kind",
        subset: null,
        isMeasured: false,
        groups: null,
        decimal: null,
        missing: "refuse",
        comments: "refuse",
        test: null,
        split: { most: 10_000, test: 0.2, probe: 0.1 },
        standardize: true,
        rows: 30,
        classNames: ["a", "b", "c"],
        subsetNames: [],
        categoryNames: [],
        strata: [0, 1, 2].map((label) => ({ label, subset: 0, rows: 10 })),
        leftOut: { rows: 0, columns: [] },
      },
    });
    expect(messages({ csv: "three.csv", features: ["x"], label: "kind" })).toEqual([
      "data.csv: sigmoid-cross-entropy tells 2 classes apart; the data have 3 (softmax-cross-entropy)",
    ]);
  });

  it("says what is wrong with it where the scenario names it", () => {
    expect(messages({ ...csv, csv: "none.csv" })).toEqual([
      "data.csv: none.csv: no such file (paths are relative to the scenario)",
    ]);
    expect(messages({ ...csv, features: ["x", "z"] })).toEqual([
      "data.csv: utf8.csv: line 1: no column named z; there are x, kind",
    ]);
    expect(messages({ ...csv, test: "none.csv" })[0]).toMatch(/^data.test: none.csv: no such file/);
  });

  it("refuses sets without rows, subsets that are not there, and settings that belong to another source", () => {
    expect(messages(csv)[0]).toBe("data.split: expected at least 2 rows in each set; 4 rows leave 0 (train)");
    const sampler = { training: { steps: 5, batchSize: 2, optimizer: "sgd", sampler: "subset-biased" } };
    expect(messages({ ...csv, split: { test: 0.25, probe: 0.25 } }, sampler).join()).toContain(
      "subset-biased needs subsets; data.csv has none without data.subset",
    );
    expect(messages({ flowers: {}, label: "kind" })).toEqual([
      'data.label: expected nothing here without csv; got "kind"',
    ]);
    expect(messages({ csv: "utf8.csv", features: ["x"] })).toEqual([
      "data.label: missing; expected either label or target beside csv",
    ]);
    expect(messages({ ...csv, flowers: {} })[0]).toContain("exactly one of flowers, csv, rows");
  });

  it("refuses a column that is learned among those that the network sees", () => {
    const among = (seen: string) =>
      `expected a column that is not among ${seen}: the network would be given what it shall learn; got`;
    expect(messages({ csv: "utf8.csv", features: ["x"], target: "x" })).toEqual([
      `data.target: ${among("features")} "x"`,
    ]);
    expect(messages({ csv: "utf8.csv", features: ["x", "kind"], label: "kind" })).toEqual([
      `data.label: ${among("features")} "kind"`,
    ]);
    expect(messages({ csv: "utf8.csv", features: ["x"], categories: ["kind"], label: "kind" })).toEqual([
      `data.label: ${among("categories")} "kind"`,
    ]);
  });

  it("refuses words that cannot be in every set, with their rows", () => {
    const rows = (few: number, of = 60) =>
      Array.from({ length: of }, (_, row) => `${row},k${row % 4},${row < few ? "s" : "t"}`).join("\n");
    const told = (few: number, more: object = {}) => {
      writeFileSync(join(folder, "few.csv"), `x,kind,site\n${rows(few)}\n`);
      return messages(
        { csv: "few.csv", features: ["x"], label: "kind", subset: "site", ...more },
        { network: { hidden: [3], loss: "softmax-cross-entropy" } },
      );
    };
    expect(told(3)).toEqual([]);
    expect(told(2)).toEqual([
      'data.subset: subset "s" has 2 rows in column site; the training, test, probe set need one each: at least 3 (add rows, or put its words into a group with others: A, B, … of data.subset)',
    ]);
    // A probe of 3 rows cannot hold four classes.
    const small = told(30, { split: { probe: 0.05 } });
    expect(small).toHaveLength(1);
    expect(small[0]).toMatch(
      /^data.label: the probe set has no row of class "k\d", which has 15 in column kind/,
    );
    writeFileSync(join(folder, "test.csv"), `x,kind,site\n${rows(0, 8)}\n`);
    expect(told(2, { test: "test.csv" })).toEqual([]);
    expect(told(1, { test: "test.csv" })[0]).toContain(
      'subset "s" has 1 row in column site; the training, probe set',
    );
  });

  it("says of a label of many whole numbers that it may be measured", () => {
    const rows = Array.from({ length: 300 }, (_, row) => `${row},${20 + (row % 40)}`).join("\n");
    writeFileSync(join(folder, "ages.csv"), `x,age\n${rows}\n`);
    expect(messages({ csv: "ages.csv", features: ["x"], label: "age" })[0]).toMatch(
      /the data have 40 \(softmax-cross-entropy\); if age is measured \(regression\), name it by data\.target in place of data\.label$/,
    );
  });

  it("refuses claims on the accuracy of a subset that has no test rows, and says why", () => {
    const rows = (sites: string) =>
      Array.from(
        { length: 60 },
        (_, row) => `${row},${"ab"[row % 2]},${sites[Math.floor(row / 2) % sites.length]}`,
      );
    writeFileSync(join(folder, "both.csv"), `x,kind,site\n${rows("st").join("\n")}\n`);
    writeFileSync(join(folder, "one.csv"), `x,kind,site\n${rows("t").join("\n")}\n`);
    const claims = ["a", "b"].map((id) => ({
      id,
      says: "It helps.",
      measure: `test-accuracy-${id}`,
      better: { norm: "batch" },
      than: { norm: "none" },
      by: 0.1,
    }));
    const vary = {
      norm: { none: { "network.normalization": "none" }, batch: { "network.normalization": "batch" } },
    };
    const told = (data: object) =>
      messages({ csv: "both.csv", features: ["x"], label: "kind", ...data }, { vary, claims, seeds: 10 });
    expect(told({ subset: "site" })).toEqual([]);
    expect(told({ subset: "site", test: "one.csv" })).toEqual([
      "claims[0].measure: test-accuracy-a needs test samples of its subset; one.csv has no row of subset A (s)",
    ]);
    expect(told({})).toEqual([
      "claims[0].measure: test-accuracy-a needs test samples of its subset; data.csv has none without data.subset",
      "claims[1].measure: test-accuracy-b needs test samples of its subset; data.csv has none without data.subset",
    ]);
  });

  it("refuses samplers whose test batches would want a subset or class that the test table lacks", () => {
    const rows = (sites: string, kinds = "ab") =>
      Array.from(
        { length: 60 },
        (_, row) => `${row},${kinds[row % kinds.length]},${sites[Math.floor(row / 2) % sites.length]}`,
      );
    writeFileSync(join(folder, "three.csv"), `x,kind,site\n${rows("stu").join("\n")}\n`);
    writeFileSync(join(folder, "two.csv"), `x,kind,site\n${rows("su").join("\n")}\n`);
    writeFileSync(join(folder, "a.csv"), `x,kind,site\n${rows("stu", "a").join("\n")}\n`);
    const told = (test: string, sampler: object | string) =>
      messages(
        { csv: "three.csv", features: ["x"], label: "kind", subset: "site", test },
        { training: { steps: 10, batchSize: 4, sampler } },
      );
    expect(told("two.csv", "uniform")).toEqual([]);
    expect(told("three.csv", "subset-biased")).toEqual([]);
    expect(told("two.csv", "subset-biased")).toEqual([
      'data.test: expected rows of every subset, since test batches are drawn as subset-biased draws in training; two.csv has none of "t" (add rows, put its words into a group with others, or say training.sampler: uniform)',
    ]);
    expect(told("a.csv", "class-biased")).toEqual([
      'data.test: expected rows of every class, since test batches are drawn as class-biased draws in training; a.csv has none of "b" (add rows, or say training.sampler: uniform)',
    ]);
    expect(told("three.csv", { kind: "subset-biased", first: "D" })).toEqual([
      "training.sampler.first: expected a subset from A to C; got D",
    ]);
  });

  it("cannot be read from a text alone", () => {
    expect(readScenario("x.json", scenario(csv))).toMatchObject({
      faults: [{ message: "utf8.csv: tables cannot be opened here" }],
    });
  });
});
