import type { Row } from "./unpack.ts";

/** Rows as a reader sees them: every code is the word that it stands for. */
export function rowsInWords(rows: readonly Row[], words: Readonly<Record<string, string>>): readonly Row[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([field, cell]) => [
        field,
        typeof cell === "string" && Object.hasOwn(words, cell) ? words[cell]! : cell,
      ]),
    ),
  );
}
