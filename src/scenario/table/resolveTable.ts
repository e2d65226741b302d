import { strataOf } from "../../flowers/strata.ts";
import { classLabelsOf, type Table } from "../../flowers/table.ts";
import type { FaultList } from "../faultList.ts";
import type { DataSettings, TableSettings } from "../scenario.ts";
import type { GivenData, TableRequest } from "../vocabulary/data.ts";
import type { KnownNames, TableColumns, TableFaults } from "./namedTable.ts";
import type { OpenedTable } from "./openTable.ts";

/** Opens and reads a table at a path relative to the scenario. */
export type TableOpener = (
  path: string,
  wanted: TableColumns,
  known: KnownNames | null,
) => OpenedTable | TableFaults;

/** From what an author wrote about data to what runs go by; null where a table has faults. */
export type DataResolver = (given: GivenData) => DataSettings | null;

/** Opens every table once, however many variants ask for it. */
export function createDataResolver(open: TableOpener, faults: FaultList): DataResolver {
  const known = new Map<string, TableSettings | null>();
  return (given) => {
    if (!("table" in given)) return given;
    const request = JSON.stringify(given.table);
    if (!known.has(request)) known.set(request, resolveTable(given.table, open, faults));
    const table = known.get(request)!;
    return table === null ? null : { table };
  };
}

function resolveTable(request: TableRequest, open: TableOpener, faults: FaultList): TableSettings | null {
  const { csv, test, split, standardize, ...wanted } = request;
  const opened = open(csv, wanted, null);
  if ("faults" in opened) return report(opened, "csv", csv, faults);
  const { table, sha256 } = opened;
  const tested = test === null ? null : open(test, wanted, table);
  if (tested !== null && "faults" in tested) return report(tested, "test", test!, faults);
  return {
    ...wanted,
    csv,
    sha256,
    featureNames: table.featureNames,
    test:
      tested === null
        ? null
        : {
            csv: test!,
            sha256: tested.sha256,
            rows: tested.table.size,
            strata: classStrata(tested.table),
            leftOut: tested.table.leftOut,
          },
    split,
    standardize,
    rows: table.size,
    classNames: table.classNames,
    subsetNames: table.subsetNames,
    categoryNames: table.categoryNames,
    strata: classStrata(table),
    leftOut: table.leftOut,
  };
}

const classStrata = (table: Table) => strataOf({ ...table, labels: classLabelsOf(table) });

function report(found: TableFaults, key: "csv" | "test", file: string, faults: FaultList): null {
  for (const message of found.faults) faults.add(["data", key], `${file}: ${message}`);
  return null;
}
