import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tablesBeside } from "../../../src/report/tables/tablesBeside.ts";
import { lab, ranFolder, shortScenario } from "../../commands/lab.ts";
import { trainedInput } from "../fixture.ts";

it("says what the system would not let the other process do", async () => {
  const folder = await ranFolder(shortScenario);
  const file = join(folder, "reports", "small", "data", "final.csv");
  rmSync(file);
  mkdirSync(file);
  const { status, stderr } = await lab(folder, "report", "small.yaml");
  expect([status, stderr]).toEqual([1, expect.stringContaining("a folder lies where a file should be")]);
});

it("says that the other process ended, where that is all that is known", async () => {
  const input = { ...trainedInput({ seeds: 3, detailed: 1, hidden: [1, 1, 2] }), store: "nowhere" };
  // Sources have no built file beside them.
  const { written } = await tablesBeside().write(input, "nowhere");
  await expect(written).rejects.toThrow("the tables could not be written: their process ended (1)");
});
