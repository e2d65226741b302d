import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { type Agreement, agreementOf, worst } from "./agreement.ts";

/** One table (or the findings) of a report and of the same made again. */
export interface TableAgreement {
  readonly name: string;
  readonly agreement: Agreement;
}

/**
 * Table by table, whether two folders of the same report agree: files with the same bytes are identical; of others, the
 * numbers of the findings and of CSV tables are compared. A table that is Parquet alone is the same bytes or different.
 */
export function tableAgreements(before: string, after: string): TableAgreement[] {
  const names = [before, after].flatMap((folder) =>
    readdirSync(join(folder, "data"))
      .filter((name) => name.endsWith(".parquet"))
      .map((name) => name.slice(0, -".parquet".length)),
  );
  return [
    { name: "findings", agreement: agreement(before, after, ["findings.json"]) },
    ...[...new Set(names)].sort().map((name) => ({
      name,
      agreement: agreement(before, after, [join("data", `${name}.parquet`), join("data", `${name}.csv`)]),
    })),
  ];
}

function agreement(before: string, after: string, files: readonly string[]): Agreement {
  const there = files.filter((file) => [before, after].some((folder) => existsSync(join(folder, file))));
  const missing = there.find((file) => ![before, after].every((folder) => existsSync(join(folder, file))));
  if (missing !== undefined)
    return {
      kind: "different",
      why: existsSync(join(before, missing)) ? "no such table any more" : "a table that was not there",
    };
  const apart = there.filter(
    (file) => !readFileSync(join(before, file)).equals(readFileSync(join(after, file))),
  );
  if (apart.length === 0) return { kind: "identical" };
  const readable = there.find((file) => !file.endsWith(".parquet"));
  if (readable === undefined)
    return { kind: "different", why: "other bytes; as Parquet alone its numbers are not compared" };
  const compared = agreementOf(contentOf(join(before, readable)), contentOf(join(after, readable)));
  // Parquet and CSV hold the same numbers: the one cannot differ alone.
  return compared.kind === "identical" && !apart.includes(readable)
    ? worst([compared, { kind: "different", why: "other bytes as Parquet, though not as CSV" }])
    : compared;
}

/** Rows as numbers where they are numbers. */
function contentOf(file: string): unknown {
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".json")) return JSON.parse(text);
  const rows: Record<string, string>[] = parse(text, { columns: true });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [
        column,
        cell === "" || Number.isNaN(Number(cell)) ? cell : Number(cell),
      ]),
    ),
  );
}
