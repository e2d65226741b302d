import { describe, expect, it } from "vitest";
import { readStatistics } from "../../../src/diagnosis/reading/readStatistics.ts";
import { statisticsCsv } from "../../../src/diagnosis/writeStatistics.ts";
import { madeTable } from "../tables.ts";

const head = "layer,unit,running_mean,running_var,batch_mean,batch_var,batch_size";
const row = "fc1,1,0.5,1.2,0.4,1.1,32";

function faultsOf(text: string): string[] {
  const read = readStatistics(text);
  if (!("faults" in read)) throw new Error("expected faults");
  return read.faults.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
}

function tableOf(text: string) {
  const read = readStatistics(text);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read;
}

describe("a table of statistics", () => {
  it("is read by the names that libraries have", () => {
    const { table } =
      tableOf(`Module;channel;moving_mean;moving_variance;batch_mean;batch_var;m;eval_mean;eval_var;eps;momentum;convention;num_batches_tracked;mode;domain
c1;0;0,5;1,2;0,4;1,1;32;0,6;1,3;0,001;0,99;keras;700;eval;a`);
    const [layer] = table.layers;
    expect(layer).toMatchObject({ layer: "c1", epsilon: 0.001, updates: 700, mode: "inference" });
    expect(layer!.momentum).toBeCloseTo(0.01, 12);
    expect(layer!.units).toEqual([
      {
        unit: "0",
        running: { mean: 0.5, variance: 1.2 },
        population: { mean: 0.6, variance: 1.3 },
        batches: [{ mean: 0.4, variance: 1.1, size: 32, subset: "a" }],
      },
    ]);
  });

  it("is told from its head by any case of its letters, and by a comment", () => {
    const rows = "1;a;0,5;1,2;0,4;1,1;32\n";
    const capitals = `Layer;Unit;RunningMean;RunningVar;BatchMean;BatchVar;BatchSize\n${rows}`;
    const commented = `# layer;unit;running mean;running var;batch mean;batch var;batch size\n${rows}`;
    for (const text of [capitals, commented])
      expect(tableOf(text).table.layers[0]!.units[0]!.running).toEqual({ mean: 0.5, variance: 1.2 });
  });

  it("comes back as it was written", () => {
    const made = madeTable({ name: "written", units: 2, batches: 3 });
    const { table } = tableOf(statisticsCsv(made));
    expect(table.layers[0]!.units[1]!.batches).toHaveLength(3);
    expect(statisticsCsv(table)).toBe(statisticsCsv(made));
  });

  it("keeps layers, units and batches in their order, and leaves strange columns alone", () => {
    const { table, ignored } = tableOf(
      `${head},colour\n${row},red\nfc1,0,1,1,1,1,32,red\nfc1,1,0.5,1.2,0.3,1,16,red\nfc1,0,1,1,2,1,16,red\nfc0,1,0,1,0,1,32,red\n`,
    );
    expect(table.layers.map(({ layer }) => layer)).toEqual(["fc1", "fc0"]);
    expect(
      table.layers[0]!.units.map(({ unit, batches }) => [unit, batches.map(({ size }) => size)]),
    ).toEqual([
      ["1", [32, 16]],
      ["0", [32, 16]],
    ]);
    expect(ignored).toEqual(["colour"]);
  });
});

describe("faults of a table of statistics", () => {
  it("are told of the head all at once, with suggestions", () => {
    expect(
      faultsOf(`layer,unit,runing_mean,running_var,batch_mean,unit,population_mean\nfc1,1,0.5,1,0.4,1,0\n`),
    ).toEqual([
      "1:1 batchVariance: no such column; expected layer, unit, runningMean, runningVariance, batchMean, batchVariance, batchSize",
      "1:1 batchSize: no such column; expected layer, unit, runningMean, runningVariance, batchMean, batchVariance, batchSize",
      "1:1 populationVariance: no such column; populationMean and populationVariance go together",
      "1:3 runing_mean: unknown column (did you mean runningMean?)",
      '1:6 unit: expected each column once; got "unit" after "unit" in column 2',
    ]);
  });

  it("are told of cells, each with its line and column", () => {
    expect(
      faultsOf(
        `${head},mode,momentum\nfc1,1,abc,1,0.4,-1,32,trian,0.1\nfc1,1,0.5,1,nan,1,2.5,train,10\nfc1,,0.5,1,0.4,1,0,,\nfc1,1,inf,1,"[0.1, 0.2]",1,32,,\nfc1,1,0\n`,
      ),
    ).toEqual([
      '2:3 runningMean: expected a number; got "abc"',
      "2:6 batchVariance: expected a variance, at least 0; got -1",
      '2:8 mode: expected one of training, inference; got "trian" (did you mean train?)',
      '3:5 batchMean: expected a number; got "nan" (of a network that diverged there is nothing to tell)',
      "3:7 batchSize: expected a whole number, at least 1; got 2.5",
      "3:9 momentum: expected a number from 0 to 1; got 10",
      "4:2 unit: expected a name or a number; got an empty cell",
      "4:7 batchSize: expected a whole number, at least 1; got 0",
      '5:3 runningMean: expected a number; got "inf" (the network diverged)',
      '5:5 batchMean: expected a number; got "[0.1, 0.2]" (a list; one row per unit and batch)',
      "6:3 : expected at least 9 cells, as the head has them; got 3",
    ]);
  });

  it("are told of what belongs to a unit or a layer and differs", () => {
    expect(
      faultsOf(
        `${head},momentum\n${row},0.1\nfc1,1,0.6,1.2,0.4,1.1,32,0.2\nfc1,2,0,1,0,1,32,0.1\nfc1,3,0,1,0,1,16,0.1\nfc1,3,0,1,0,1,32,0.1\n`,
      ),
    ).toEqual([
      "3:3 runningMean: expected 0.5, as in line 2 (unit 1 has one: take all batches before anything is updated); got 0.6",
      "3:8 momentum: expected 0.1, as in line 2 (layer fc1 has one); got 0.2",
      "4:2 unit: expected 2 rows of unit 2, one per batch as unit 1 has them; got 1",
      "5:7 batchSize: expected 32, as batch 1 of unit 1 has it (line 2); got 16",
    ]);
  });

  it("are told once where a row cannot be read, not of what follows from it", () => {
    const whole = "fc1,2,0,1,0,1,32\nfc1,2,0,1,0.1,1,32\n";
    const unread = '2:5 batchMean: expected a number; got "x"';
    expect(faultsOf(`${head}\nfc1,1,0.5,1,x,1,32\n${row}\n${whole}`)).toEqual([unread]);
    expect(faultsOf(`${head}\nfc1,1,0.5,1\n${row}\n${whole}`)).toEqual([
      "2:4 : expected at least 7 cells, as the head has them; got 4",
    ]);
    expect(faultsOf(`${head}\nfc1,1,0.5,1,x,1,32\n${whole}`)).toEqual([
      unread,
      "3:2 unit: expected 1 row of unit 2, one per batch as unit 1 has them; got 2",
    ]);
  });

  it("are told once of a head that names no column, and of one that lacks the unit", () => {
    expect(faultsOf(`fc1,1,0.5,1.2,0.4,1.1,32\n${row}\n`)).toEqual([
      "1:1 : expected layer, unit, runningMean, runningVariance, batchMean, batchVariance, batchSize as a head of column names; got fc1, 1, 0.5, 1.2, 0.4, 1.1, 32",
    ]);
    expect(faultsOf(`${head.replace("unit", "unti")}\n${row}\nfc1,2,0,1,0,1,32\n`)).toEqual([
      "1:2 unti: unknown column (did you mean unit?)",
    ]);
  });

  it("are told of no table at all", () => {
    expect(faultsOf("")).toEqual(["0:0 : expected a table with a head of column names; got an empty file"]);
    expect(faultsOf(`${head}\n`)).toEqual([
      "1:1 : expected rows below the head, one per unit and batch; got none",
    ]);
    expect(faultsOf(`${head}\nfc1,1,0.5,"1.2,0.4,1.1,32\n`)).toEqual([
      "2:4 : a quote that is opened and never closed",
    ]);
  });
});
