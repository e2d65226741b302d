import { batchShiftTable } from "./batchShiftTable.ts";
import { causeSizesTable, causesTable } from "./causesTables.ts";
import { coursesTable } from "./coursesTable.ts";
import { driftTable } from "./driftTable.ts";
import { type Factorial, withFactorColumns } from "./factorColumns.ts";
import { gradientShiftTable } from "./gradientShiftTable.ts";
import { landscapeTable } from "./landscapeTable.ts";
import { curvesTable, finalTable, runsTable, subsetsTable } from "./outcomeTables.ts";
import type { MakeTable, Table, TabledRuns } from "./tidyTable.ts";
import { unitInputsTable } from "./unitInputsTable.ts";
import { batchMomentsTable, probePercentilesTable, sensitivityTable } from "./watchedTables.ts";

/** Every table that goes beside a report, in the order of its README. */
export const tables: readonly MakeTable[] = [
  runsTable,
  finalTable,
  subsetsTable,
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
  sensitivityTable,
];

/** Those that have rows. */
export function tablesOf(input: TabledRuns & { readonly scenario: Factorial }, makers = tables): Table[] {
  const made = makers.map((make) => make(input)).filter(({ parts }) => !isEmpty(parts));
  return withFactorColumns(made, input.scenario);
}

const isEmpty = (parts: Iterable<unknown>) => parts[Symbol.iterator]().next().done === true;
