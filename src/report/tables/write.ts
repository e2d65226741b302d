import { parquetWriteBuffer } from "hyparquet-writer";
import type { Table } from "./table.ts";

/** The table as Parquet (Snappy): the same bytes for the same numbers. */
export function toParquet({ columns }: Table): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, type, data }) => ({ name, type, data: [...data], nullable: true })),
  });
  return new Uint8Array(buffer);
}

/** The table as CSV after RFC 4180; empty for null. */
export function toCsv({ columns }: Table): string {
  const rows = columns[0]?.data.length ?? 0;
  const lines = Array.from({ length: rows }, (_, row) =>
    columns.map(({ data }) => cell(data[row]!)).join(","),
  );
  return `${[columns.map(({ name }) => name).join(","), ...lines].join("\r\n")}\r\n`;
}

const cell = (value: string | number | null) => {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** What every column of every table is. */
export function tablesReadme(tables: readonly Table[]): string {
  const sections = tables.map(
    ({ name, description, columns, csv }) =>
      `## ${name}\n\n${description}\n\nFiles: \`${name}.parquet\`${csv ? `, \`${name}.csv\`` : ""}\n\n` +
      `| column | type | what it is |\n| --- | --- | --- |\n${columns
        .map((column) => `| ${column.name} | ${column.type.toLowerCase()} | ${column.description} |`)
        .join("\n")}\n`,
  );
  return `# Tables of this report\n\n${sections.join("\n")}`;
}
