import type { FileResult } from "../verification/verify.ts";
import { safeText } from "./safeText.ts";

/** How the lab stands against every reference file, and each number that is not what the reference says. */
export function referenceTable(results: readonly FileResult[], absent: readonly string[]): string {
  const rows = results.map(({ file, cases, faults }) => {
    const passed = cases.filter(({ failures }) => failures.length === 0).length;
    const numbers = cases.reduce((sum, one) => sum + one.numbers, 0);
    const worst = Math.max(0, ...cases.map((one) => one.worst));
    return faults.length > 0
      ? [file, "–", "–", "–", "not verified"]
      : [file, `${cases.length}`, `${passed}`, `${numbers}`, shareInWords(worst)];
  });
  const total = (column: number) => rows.reduce((sum, row) => sum + (Number(row[column]) || 0), 0).toString();
  const head = ["file", "cases", "passed", "numbers", "worst deviation / tolerance"];
  const table = [head, ...rows, ["all", total(1), total(2), total(3), ""]];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  ")
      .trimEnd(),
  );
  const notes = absent.length === 0 ? [] : ["", `not in the directory: ${absent.join(", ")}`];
  return `${safeText([...lines, ...notes, ...failuresOf(results)].join("\n"))}\n`;
}

function failuresOf(results: readonly FileResult[]): string[] {
  return results.flatMap(({ file, cases }) =>
    cases.flatMap(({ failures, worst }) =>
      failures.length === 0
        ? []
        : [
            "",
            `${file}  ${failures[0]!.case}: deviates by ${shareInWords(worst)} times its tolerance`,
            ...failures.map(
              ({ field, expected, found }) => `  ${field}  expected ${expected}, found ${found}`,
            ),
          ],
    ),
  );
}

function shareInWords(share: number): string {
  return Number.isFinite(share) ? share.toPrecision(2) : "∞";
}
