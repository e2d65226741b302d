import { type Cell, simulateCell } from "./cell.ts";

/** One task of a worker thread. */
export default function doCell(task: { readonly cell: Cell; readonly replications: number }) {
  return simulateCell(task.cell, task.replications);
}
