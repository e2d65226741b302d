import type { Fault } from "../../scenario/faults.ts";
import { headAmong, type Separator } from "../../scenario/table/head.ts";
import { readRows } from "../../scenario/table/tableRows.ts";
import { visible } from "../../scenario/visible.ts";
import type { StatisticsTable } from "../statisticsTable.ts";
import { headNames, type ReadHead, readHead } from "./columns.ts";
import { gatherLayers } from "./gatherLayers.ts";
import { type ReadRow, readRow } from "./readRow.ts";

/** A table as it was read, and columns that nobody asked for; or all that is wrong with it. */
export type ReadStatistics =
  | { readonly table: StatisticsTable; readonly ignored: readonly string[] }
  | { readonly faults: readonly Fault[] };

/**
 * Statistics of a network's norms from a text of values separated by commas, semicolons or tabs: a head of column names, then
 * a row per unit and batch. All faults at once, each with its line and the number of its column.
 */
export function readStatistics(text: string): ReadStatistics {
  const bytes = new TextEncoder().encode(text);
  const head = headAmong(bytes, headNames);
  const faults: Fault[] = [];
  const rows: ReadRow[] = [];
  let names: ReadHead | null = null;
  let hasAllRows = true;
  const quotes = readRows(bytes, head, {
    told(cells, line) {
      if (names === null) {
        names = readHead(cells);
        faults.push(...names.faults.map((fault) => ({ line, ...fault })));
      } else if (cells.some((cell) => cell.trim() !== "")) addRow(names, cells, line, head.separator);
    },
  });

  function addRow({ at }: ReadHead, cells: readonly string[], line: number, separator: Separator): void {
    const most = Math.max(...at.values());
    if (cells.length <= most) {
      faults.push({
        line,
        column: cells.length,
        path: "",
        message: `expected at least ${most + 1} cells, as the head has them; got ${cells.length}`,
      });
      hasAllRows = false;
      return;
    }
    const { row, faults: own } = readRow(at, cells, line, separator);
    faults.push(...own);
    if (row.layer === "" || row.unit === "") hasAllRows = false;
    else rows.push(row);
  }

  if (quotes !== null) faults.push(quoteFault(quotes));
  const found = names as ReadHead | null;
  if (found === null && quotes === null)
    return {
      faults: [
        {
          line: 0,
          column: 0,
          path: "",
          message: "expected a table with a head of column names; got an empty file",
        },
      ],
    };
  if (found !== null && rows.length === 0 && faults.length === 0)
    faults.push({
      line: head.line,
      column: 1,
      path: "",
      message: "expected rows below the head, one per unit and batch; got none",
    });
  const inOrder = (all: readonly Fault[]) => ({
    faults: [...all].sort((a, b) => a.line - b.line || a.column - b.column),
  });
  // Without a column nobody knows what belongs together.
  if (found === null || found.faults.length > 0) return inOrder(faults);
  const gathered = gatherLayers(rows, hasAllRows);
  if (faults.length > 0 || gathered.faults.length > 0) return inOrder([...faults, ...gathered.faults]);
  return { table: { layers: gathered.layers }, ignored: found.ignored.map((name) => visible(name, 60)) };
}

/** "line 4, column 2: a quote …" of the reader of rows, with its place as other faults have it. */
function quoteFault(words: string): Fault {
  const [, line, column, message] = /^line (\d+)(?:, column (\d+))?: (.*)$/s.exec(words) ?? [];
  return { line: Number(line ?? 0), column: Number(column ?? 0), path: "", message: message ?? words };
}
