import type { ReportInput } from "../../src/report/reportInput.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { inputOf, scenarioOf } from "./fixture.ts";

/** Four students given row by row: one variant, one seed, two hidden units, no subsets and no flowers. */
export function rowsInput(): ReportInput {
  const text = `title: A batch of four
question: What does batch norm do to the inputs of two hidden units on one batch of four students?
data:
  rows: { columns: [cgpa, iq], samples: [[8.2, 110], [6.4, 95], [9.1, 128], [7.3, 102]], labels: [1, 0, 1, 0] }
network: { hidden: [2], activation: sigmoid, normalization: batch }
training: { steps: 20, batchSize: 4, sampler: { kind: uniform, replacement: false }, optimizer: { kind: sgd, learningRate: 0.1 } }
tracking: { observe: [unit-input, batch-input, normalization, accuracy] }
`;
  return inputOf(scenarioOf(readScenario("scenarios/batch-of-four.yaml", text)));
}
