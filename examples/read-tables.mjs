// A notebook in a script: runs a scenario and asks its tables with SQL, cell by cell.
//
//   npm install ics-lab @duckdb/node-api && node read-tables.mjs
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { readScenario, runScenario } from "ics-lab";

// 1. A question, as a scenario file would ask it.
const read = readScenario(
  "notebook.yaml",
  `
title: A notebook
question: Does batch norm help where batches are of one subset?
data: { flowers: { train: 1000, test: 500, probe: 128 } }
network: { hidden: [8, 8], activation: sigmoid }
training: { steps: 200, batchSize: 32, optimizer: { kind: sgd, learningRate: 1 } }
vary:
  sampling:
    uniform: { training.sampler: { kind: uniform } }
    one-subset: { training.sampler: { kind: subset-biased, bias: 1, schedule: alternate } }
  normalization:
    none: { network.normalization: none }
    batch norm: { network.normalization: batch }
tracking: layers
seeds: 4
`,
);
if ("faults" in read)
  throw new Error(read.faults.map(({ path, message }) => `${path}: ${message}`).join("\n"));

// 2. Every run, and the report; a second time everything is found in the store.
const { page, runs } = await runScenario(read.scenario, { reports: "reports" });
console.log(`${runs.length} runs`);

// 3. The tables lie beside the report, as Parquet; those of measures as CSV, too.
const connection = await (await DuckDBInstance.create()).connect();
const table = (/** @type {string} */ name) => `'${join(dirname(page), "data", name)}'`;
const ask = async (/** @type {string} */ sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();

// 4. Accuracy on its own batches and on new flowers, in the median over seeds.
const rows = await ask(`
  SELECT sampling, normalization,
    round(median(low) FILTER (measure = 'own-batch-accuracy'), 3) AS own,
    round(median(low) FILTER (measure = 'test-accuracy' AND statistic = 'running'), 3) AS fresh
  FROM ${table("runs.parquet")}
  GROUP BY ALL ORDER BY ALL`);
for (const { sampling, normalization, own, fresh } of rows)
  console.log(`${sampling}, ${normalization}: ${own} of its own batches, ${fresh} of new flowers`);

// 5. How many rows each table has.
const tables = readdirSync(join(dirname(page), "data")).filter((name) => name.endsWith(".parquet"));
for (const name of tables.slice(0, 3)) {
  const [counted] = await ask(`SELECT count(*) AS rows FROM ${table(name)}`);
  console.log(`${name}: ${counted?.rows} rows`);
}

// It prints:
//   16 runs
//   one-subset, batch norm: 0.954 of its own batches, 0.501 of new flowers
//   one-subset, none: 0.821 of its own batches, 0.813 of new flowers
//   uniform, batch norm: 0.832 of its own batches, 0.836 of new flowers
//   uniform, none: 0.824 of its own batches, 0.824 of new flowers
//   batch_shift.parquet: 64 rows
//   cause_sizes.parquet: 288 rows
//   causes.parquet: 34048 rows
