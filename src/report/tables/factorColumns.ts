import type { Factor, Variant } from "../../scenario/scenario.ts";
import { visible } from "../../scenario/visible.ts";
import { inlineMarkdown } from "../markdown.ts";
import { type Column, repeated, type Table } from "./tidyTable.ts";

/** A scenario's factors, and the level of each that every variant has. */
export interface Factorial {
  readonly factors: readonly Factor[];
  readonly variants: readonly Pick<Variant, "id" | "levels">[];
}

interface FactorColumn extends Column {
  readonly factor: string;
}

/**
 * The tables with a column for every factor of the scenario behind `variant`, so that nobody has to take names apart:
 * the level of the row's variant, as a number where all levels of the factor are numbers.
 */
export function withFactorColumns(tables: readonly Table[], { factors, variants }: Factorial): Table[] {
  const columns = factorColumns(
    factors,
    tables.flatMap((table) => table.columns.map(({ name }) => name)),
  );
  const cells = new Map(
    variants.map(({ id, levels }) => [
      id,
      columns.map(({ type, factor }) => {
        const level = levels[factor] ?? "";
        return type === "DOUBLE" ? Number(level) : visible(level);
      }),
    ]),
  );
  return tables.map((table) => {
    const variant = table.columns.findIndex(({ name }) => name === "variant");
    return {
      ...table,
      columns: table.columns.toSpliced(variant + 1, 0, ...columns),
      parts: {
        *[Symbol.iterator]() {
          for (const part of table.parts) {
            const ids = part[variant]!;
            const levels = cells.get(String(ids[0]))!.map((level) => repeated(level, ids.length));
            yield part.toSpliced(variant + 1, 0, ...levels);
          }
        },
      },
    };
  });
}

/** A name of letters, digits and _ for each, which no other column has: to be written without quotes in pandas, R and DuckDB. */
function factorColumns(factors: readonly Factor[], others: readonly string[]): FactorColumn[] {
  // DuckDB does not tell small letters from capitals.
  const taken = new Set(others.map((name) => name.toLowerCase()));
  return factors.map(({ name: factor, levels }) => {
    const plain = visible(factor)
      .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
      .replaceAll(/^_+|_+$/g, "");
    const start = /^\p{L}/u.test(plain) ? plain : ["factor", plain].filter(Boolean).join("_");
    const candidates = [start, `${start}_level`];
    let name = candidates.find((each) => !taken.has(each.toLowerCase()));
    for (let number = 2; name === undefined; number++)
      if (!taken.has(`${start}_level_${number}`.toLowerCase())) name = `${start}_level_${number}`;
    taken.add(name.toLowerCase());
    const type = areNumbers(levels) ? "DOUBLE" : "STRING";
    return {
      name,
      type,
      factor,
      description: `level of the factor ${inlineMarkdown(factor)}`,
      gaps: false,
    };
  });
}

/** Different numbers, so that none is lost ("1" and "1.0" are two levels). */
function areNumbers(levels: readonly string[]): boolean {
  return (
    levels.every((level) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(level) && Number.isFinite(Number(level))) &&
    new Set(levels.map(Number)).size === levels.length
  );
}
