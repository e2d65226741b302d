import { type DecimalMark, mayBeThousands } from "./writtenNumber.ts";

/** A cell and where it stands. */
export interface Place {
  readonly line: number;
  readonly cell: string;
}

/** How the numbers of one column are written: where a mark surely stands before decimals, and where it may not. */
export interface DecimalEvidence {
  add(cell: string, line: number): void;
  readonly sure: Readonly<Record<DecimalMark, Place | null>>;
  readonly unsure: Readonly<Record<DecimalMark, { readonly first: Place | null; readonly count: number }>>;
}

export function createDecimalEvidence(): DecimalEvidence {
  const sure: Record<DecimalMark, Place | null> = { point: null, comma: null };
  const unsure = {
    point: { first: null as Place | null, count: 0 },
    comma: { first: null as Place | null, count: 0 },
  };
  return {
    sure,
    unsure,
    add(cell, line) {
      const mark = cell.includes(",") ? "comma" : "point";
      if (mark === "point" && !cell.includes(".")) return;
      if (!mayBeThousands(cell)) sure[mark] ??= { line, cell };
      else {
        unsure[mark].first ??= { line, cell };
        unsure[mark].count++;
      }
    },
  };
}

/** A cell that cannot be read as the others of its column, or of its table, and how many there are of its kind. */
export interface DecimalDoubt extends Place {
  readonly count: number;
  /** What speaks against reading it: a cell with the other mark; null where nothing tells which is meant. */
  readonly against: Place | null;
}

/**
 * The cells of a column whose mark may stand before decimals or set thousands apart; null where the column tells, or, where
 * it does not, the other columns do: in one table a mark has one meaning. Never a guess: 1.065 among decimal commas is no
 * number.
 */
export function decimalDoubt(
  column: DecimalEvidence,
  table: readonly DecimalEvidence[],
): DecimalDoubt | null {
  const { sure, unsure } = column;
  if (sure.point && sure.comma) {
    const later = sure.point.line > sure.comma.line ? sure.point : sure.comma;
    return { ...later, count: 1, against: later === sure.point ? sure.comma : sure.point };
  }
  const anywhere = (mark: DecimalMark) =>
    sure[mark] ?? table.find((each) => each.sure[mark])?.sure[mark] ?? null;
  for (const mark of ["point", "comma"] as const) {
    const { first, count } = unsure[mark];
    if (first === null || sure[mark]) continue;
    const other = mark === "point" ? "comma" : "point";
    const against = sure[other] ?? anywhere(other) ?? unsure[other].first;
    if (against !== null || anywhere(mark) === null) return { ...first, count, against };
  }
  return null;
}
