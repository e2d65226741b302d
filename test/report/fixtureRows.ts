import type { ReportInput } from "../../src/report/input.ts";
import { syntheticInput } from "./fixture.ts";
import { workedExample } from "./fixtureRecord.ts";

/** Four students given row by row: one variant, one seed, two hidden units, no subsets and no flowers. */
export function rowsInput(): ReportInput {
  const input = syntheticInput({ seeds: 1, detailed: 1, steps: 20 });
  const variant = input.scenario.variants[1]!;
  const data = {
    rows: {
      columns: ["cgpa", "iq"],
      samples: [
        [8.2, 110],
        [6.4, 95],
        [9.1, 128],
        [7.3, 102],
      ],
      labels: [1, 0, 1, 0],
      classNames: ["0", "1"],
      standardize: false,
    },
  };
  const ofVariant = <Run extends { readonly variant: string }>(runs: readonly Run[]) =>
    runs.filter((run) => run.variant === variant.id);
  return {
    ...input,
    scenario: {
      ...input.scenario,
      name: "batch-of-four",
      title: "A batch of four",
      question: "What does batch norm do to the inputs of two hidden units on one batch of four students?",
      factors: [],
      variants: [{ ...variant, label: "batch norm", settings: { ...variant.settings, data } }],
    },
    findings: [],
    runs: ofVariant(input.runs).map((run) => ({ ...run, summary: { ...run.summary, batchShift: null } })),
    details: ofVariant(input.details).map((detail) => ({
      ...detail,
      record: { ...detail.record, decisionField: null, workedExample: workedExample(true) },
    })),
  };
}
