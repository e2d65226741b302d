import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { ranFolder, trackedScenario } from "./lab.ts";

/** Types of a table's columns as its README has them, and as DuckDB names them. */
const duckdbTypes: Readonly<Record<string, string>> = {
  string: "VARCHAR",
  int32: "INTEGER",
  double: "DOUBLE",
};

/** "## curves" with "| column | type | what it is |" below it: name → [column, type, words]. */
function documented(readme: string): Map<string, string[][]> {
  const sections = readme.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [name = "", ...lines] = section.split("\n");
      const rows = lines.filter((line) => line.startsWith("| ")).slice(2);
      return [
        name.trim(),
        rows.map((row) =>
          row
            .split("|")
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ),
      ];
    }),
  );
}

describe("the tables of a report, read by DuckDB", () => {
  it("have the columns, the types and the rows that are documented", async () => {
    const folder = await ranFolder(trackedScenario);
    const data = join(folder, "reports", "small", "data");
    const tables = documented(readFileSync(join(data, "README.md"), "utf8"));
    const files = readdirSync(data).filter((file) => file.endsWith(".parquet"));
    expect(files.map((file) => file.replace(".parquet", "")).sort()).toEqual([...tables.keys()].sort());
    expect(files.length).toBeGreaterThan(5);
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const rowsOf = async (query: string) => (await connection.runAndReadAll(query)).getRowsJson();
    for (const [name, columns] of tables) {
      const parquet = `read_parquet('${join(data, `${name}.parquet`)}')`;
      const described = await rowsOf(`DESCRIBE SELECT * FROM ${parquet}`);
      expect(
        described.map(([column, type]) => [column, type]),
        name,
      ).toEqual(columns.map(([column, type]) => [column, duckdbTypes[type!]]));
      for (const [column, , words] of columns) expect(words, `${name}.${column}`).not.toBe("");
      const [[rows]] = (await rowsOf(`SELECT count(*) FROM ${parquet}`)) as [[string]];
      expect(Number(rows), name).toBeGreaterThan(0);
    }
    // The README's own line.
    const line = /^DuckDB +(SELECT .*);$/m.exec(readFileSync(join(data, "README.md"), "utf8"))![1]!;
    expect((await rowsOf(line.replace("FROM '", `FROM '${data}/`))).length).toBe(2);
    // A column for the factor, which says what the name of the variant says.
    expect(
      await rowsOf(`SELECT DISTINCT variant, normalization FROM '${data}/final.parquet' ORDER BY variant`),
    ).toEqual([
      ["batch-norm", "batch norm"],
      ["none", "none"],
    ]);
    // A figure of the findings, asked of the table that it came from: the median paired difference.
    const final = `read_parquet('${join(data, "final.parquet")}')`;
    const [[median]] = (await rowsOf(`
      SELECT median(normed.accuracy - plain.accuracy)
      FROM ${final} normed JOIN ${final} plain USING (seed, statistic)
      WHERE statistic = 'running' AND normed.variant = 'batch-norm' AND plain.variant = 'none'`)) as [
      [number],
    ];
    const { findings } = JSON.parse(readFileSync(join(folder, "reports", "small", "findings.json"), "utf8"));
    expect(median).toBeCloseTo(findings[0].effect.median, 12);
  });
});
