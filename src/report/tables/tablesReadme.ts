import { measures } from "../../scenario/vocabulary/measures.ts";
import { findingFields } from "../findingsFile.ts";
import type { Table } from "./tidyTable.ts";

/** How the tables are read, what every column is, what the measures are, and what stands in findings.json. */
export function tablesReadme(tables: readonly Table[]): string {
  return [
    "# Reading the tables",
    reading(tables),
    "# Findings",
    "`../findings.json` has how every claim came out, under `findings`. Of each:",
    listed(
      ["field", "what it is"],
      Object.entries(findingFields).map(([field, about]) => [`\`${field}\``, about]),
    ),
    "# Measures",
    "Their names, as the columns `measure` have them. Losses are cross-entropies in nats; where a real target is learned they are squared errors.",
    listed(
      ["measure", "unit", "what it is"],
      Object.entries(measures).map(([name, { unit, description }]) => [`\`${name}\``, unit, description]),
    ),
    "# Tables",
    ...tables.map(section),
  ].join("\n\n");
}

/** One line each for pandas, R and DuckDB. */
function reading(tables: readonly Table[]): string {
  const name = tables[0]?.name ?? "runs";
  return `\`\`\`
pandas   ${name} = pandas.read_parquet("${name}.parquet")
R        ${name} <- arrow::read_parquet("${name}.parquet")
DuckDB   SELECT variant, count(*) FROM '${name}.parquet' GROUP BY variant;
\`\`\`

Each row has the \`variant\` and \`seed\` of its run, and a column for every factor of the scenario with the variant's level.
In the CSV files a text that a spreadsheet would take for a formula begins with an apostrophe.`;
}

function section({ name, description, columns, csv }: Table): string {
  const files = `Files: \`${name}.parquet\`${csv ? `, \`${name}.csv\`` : ""}`;
  const rows = columns.map((column) => [column.name, column.type.toLowerCase(), column.description]);
  return `## ${name}\n\n${description}\n\n${files}\n\n${listed(["column", "type", "what it is"], rows)}\n`;
}

function listed(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
