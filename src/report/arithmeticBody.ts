import type { WorkedExample } from "../tracking/record.ts";
import type { Conventions } from "../tracking/workedSteps.ts";
import { backwardLines } from "./arithmeticBackwardHtml.ts";
import { unitLines } from "./arithmeticHtml.ts";
import { batchTable } from "./arithmeticTable.ts";

/** The table of the batch and the lines of each unit, forward and back. */
export function arithmeticBody(
  example: WorkedExample,
  units: readonly number[],
  conventions: Conventions,
): string {
  const lines = units.map(
    (unit) =>
      `${units.length > 1 ? `<h4>Hidden unit ${unit + 1}</h4>` : ""}${unitLines(example, unit, conventions)}${backwardLines(example, unit, conventions)}`,
  );
  return `${batchTable(example, units, conventions)}${lines.join("")}`;
}
