import type { ReportInput } from "../input.ts";
import { batchShiftTable } from "./batchShift.ts";
import { causeSizesTable, causesTable } from "./causes.ts";
import { coursesTable } from "./courses.ts";
import { driftTable } from "./drift.ts";
import { withFactorColumns } from "./factorColumns.ts";
import { gradientShiftTable } from "./gradientShift.ts";
import { landscapeTable } from "./landscape.ts";
import { curvesTable, finalTable, runsTable } from "./outcomes.ts";
import type { MakeTable, Table } from "./table.ts";
import { unitInputsTable } from "./unitInputs.ts";
import { batchMomentsTable, probePercentilesTable } from "./watched.ts";

/** Every table that goes beside a report, in the order of its README. */
export const tables: readonly MakeTable[] = [
  runsTable,
  finalTable,
  curvesTable,
  driftTable,
  batchShiftTable,
  gradientShiftTable,
  landscapeTable,
  causeSizesTable,
  causesTable,
  coursesTable,
  unitInputsTable,
  batchMomentsTable,
  probePercentilesTable,
];

/** Those that have rows. */
export function tablesOf(input: ReportInput, makers = tables): Table[] {
  const made = makers.map((make) => make(input)).filter(({ rows }) => !isEmpty(rows));
  return withFactorColumns(made, input.scenario);
}

const isEmpty = (rows: Iterable<unknown>) => rows[Symbol.iterator]().next().done === true;
