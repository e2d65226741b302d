import { visible } from "../visible.ts";
import { createDecimalEvidence, type DecimalEvidence, decimalDoubt, type Place } from "./decimalEvidence.ts";
import type { Separator } from "./head.ts";
import { createNumberColumn } from "./numberColumn.ts";
import { and, placeOf } from "./tableFaultWords.ts";
import { type DecimalMark, decimalNumber, groupedNumber, nearlyNumber } from "./writtenNumber.ts";

/** A column of numbers as it is read, with what cannot be read of it. */
export interface MeasuredColumn {
  push(cell: string, line: number): void;
  taken(): Float64Array;
  readonly evidence: DecimalEvidence;
  /** What is wrong, in as few messages as tell it. */
  faults(table: readonly DecimalEvidence[]): string[];
}

/** How numbers may be written in a table. */
export interface NumberWriting {
  readonly decimal: DecimalMark | null;
  readonly separator: Separator;
}

/**
 * Decimals stand behind the mark that the scenario names, and the other may then set thousands apart. Without such a word a
 * point stands before decimals; where cells are not separated by commas a comma may, and then the column tells which.
 */
export function createMeasuredColumn(
  name: string,
  place: number,
  { decimal, separator }: NumberWriting,
): MeasuredColumn {
  const column = createNumberColumn();
  const evidence = createDecimalEvidence();
  let read = 0;
  let odd: (Place & { readonly count: number }) | null = null;

  function numberIn(text: string): number | null {
    if (decimal !== null) return decimalNumber(text, decimal) ?? groupedNumber(text, decimal);
    return decimalNumber(text, "point") ?? (separator === "," ? null : decimalNumber(text, "comma"));
  }

  const oddFault = ({ line, cell, count }: Place & { readonly count: number }): string => {
    const advice = nearlyNumber(cell);
    const more = and(count - 1, "more in this column", " (", ")");
    const words = advice === null && read === 0 && count > 1;
    const offer = words ? `; columns of words may stand in data.categories` : "";
    return `${placeOf(line, place, name)}: expected a number; got "${visible(cell, 60)}"${advice ? ` (${advice})` : ""}${more}${offer}`;
  };

  return {
    evidence,
    push(cell, line) {
      const text = cell.trim();
      const number = numberIn(text);
      if (number === null) odd = { ...(odd ?? { line, cell: text }), count: (odd?.count ?? 0) + 1 };
      else {
        read++;
        if (decimal === null && separator !== ",") evidence.add(text, line);
      }
      column.push(number ?? Number.NaN);
    },
    taken: column.taken,
    faults(table) {
      const doubt = decimalDoubt(evidence, table);
      return [
        ...(odd === null ? [] : [oddFault(odd)]),
        ...(doubt === null
          ? []
          : [
              `${placeOf(doubt.line, place, name)}: ${visible(doubt.cell, 60)}${and(doubt.count - 1, "more in this column", " (", ")")} can be read in two ways${doubt.against === null ? "" : `, since line ${doubt.against.line} has ${visible(doubt.against.cell, 60)}`}: ${bothReadings(doubt.cell)}? Say decimal: point or decimal: comma under data`,
            ]),
      ];
    },
  };
}

/** "1065 or 1,065" of 1.065. */
function bothReadings(cell: string): string {
  return `${cell.replace(/[.,]/, "")} or ${cell.includes(",") ? cell.replace(",", ".") : cell.replace(".", ",")}`;
}
