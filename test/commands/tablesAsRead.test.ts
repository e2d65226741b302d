import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { loadScenarios } from "../../src/commands/loadScenarios.ts";
import { withTablesAsRead } from "../../src/commands/tablesAsRead.ts";
import { tableOf } from "../../src/runs/tables.ts";
import { UserFault } from "../../src/terminal/fail.ts";

const folder = mkdtempSync(join(tmpdir(), "lab-changed-"));
const file = join(folder, "scenario.yaml");
const table = join(folder, "data.csv");
beforeEach(() => cpSync("test/scenario/cases/own-data-words", folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is told where the table was changed after the scenario was read. */
async function told(change: () => void): Promise<unknown> {
  const { scenario } = loadScenarios([file])[0]!;
  change();
  const { data } = scenario.variants[0]!.settings;
  if (!("table" in data)) throw new Error("no table");
  return withTablesAsRead(scenario, async () => tableOf(data.table, folder)).then(
    () => null,
    (error: unknown) => error,
  );
}

describe("a table between check and run", () => {
  it.each([
    ["was removed", () => rmSync(table), "data.csv: no such file (paths are relative to the scenario)"],
    [
      "has other content",
      () => writeFileSync(table, "x,y,w,kind,site\n1,2,3,a,s\n1,2,3,b,t\n"),
      "data.csv: its content is no longer what it was when this began; run it again",
    ],
    [
      "was emptied",
      () => writeFileSync(table, ""),
      "data.csv: expected a head of column names and rows of values; got an empty file",
    ],
  ])("that %s is a fault of the scenario, with its line", async (_, change, message) => {
    const error = await told(change);
    expect(error).toBeInstanceOf(UserFault);
    expect((error as Error).message).toBe(`${file} has 1 fault\n  3:14  data.csv  ${message}`);
  });

  it("that is as it was takes no blame for another failure", async () => {
    expect(await told(() => {})).toBeNull();
    const { scenario } = loadScenarios([file])[0]!;
    await expect(withTablesAsRead(scenario, () => Promise.reject(new Error("other")))).rejects.toThrow(
      "other",
    );
  });
});
