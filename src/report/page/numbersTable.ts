import type { Row } from "./unpack.ts";

const MOST_ROWS = 400;

/** Tables of a chart's numbers, for eyes and screen readers. */
export function numbersTable(tables: Readonly<Record<string, readonly Row[]>>, into: HTMLElement): void {
  into.replaceChildren();
  for (const [name, rows] of Object.entries(tables)) {
    const fields = Object.keys(rows[0] ?? {}).filter((field) => field !== "url" && field !== "jitter");
    if (fields.length < 2 || rows[0]?.url !== undefined) continue;
    const table = document.createElement("table");
    const caption = table.createCaption();
    caption.textContent =
      rows.length > MOST_ROWS
        ? `${name}: the first ${MOST_ROWS} of ${rows.length} rows; all are in the CSV`
        : name;
    const head = table.createTHead().insertRow();
    for (const field of fields) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = field;
      head.append(cell);
    }
    const body = table.createTBody();
    for (const row of rows.slice(0, MOST_ROWS)) {
      const line = body.insertRow();
      for (const field of fields) line.insertCell().textContent = cellText(row[field]);
    }
    into.append(table);
  }
}

/** A number with six significant digits, as in the CSV. */
export function cellText(value: number | string | null | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "number" ? String(Number(value.toPrecision(6))) : value;
}
