/** Columns of equal length, by field: what a chart draws, and what its CSV holds. */
export interface ChartTable {
  readonly columns: Readonly<Record<string, readonly number[] | readonly string[]>>;
}

type Row = Readonly<Record<string, number | string>>;

/** Rows of the same fields as columns. */
export function chartTable(rows: readonly Row[]): ChartTable {
  const fields = Object.keys(rows[0] ?? {});
  return {
    columns: Object.fromEntries(
      fields.map((field) => [field, rows.map((row) => row[field]!) as number[] | string[]]),
    ),
  };
}
