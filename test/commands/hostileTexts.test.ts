import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hostileScenario } from "../report/hostileScenario.ts";
import { hostileNames } from "../report/hostileWords.ts";
import { lab, labFolder } from "./lab.ts";

/** What acts on a terminal; line ends and tabs are its own. */
const acting = /(?!\r?\n|\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe("texts of strangers", () => {
  it.each([0, 21])("act neither on a terminal nor in a table (from word %i on)", async (from) => {
    const folder = labFolder();
    const { csv, yaml } = hostileScenario([...hostileNames.slice(from), ...hostileNames]);
    writeFileSync(join(folder, "table.csv"), csv);
    writeFileSync(join(folder, "own.yaml"), yaml);
    for (const words of [
      ["check", "own.yaml"],
      ["plan", "own.yaml"],
      ["run", "own.yaml", "--seeds", "2", "--steps", "10"],
      ["run", "own.yaml", "--seeds", "2", "--steps", "10", "--json"],
      ["list"],
      ["list", "--json"],
      ["compare", "reports/own--seeds-2-steps-10", "reports/own--seeds-2-steps-10"],
    ]) {
      const { status, stdout, stderr } = await lab(folder, ...words);
      expect(stdout + stderr, words.join(" ")).not.toMatch(acting);
      expect(status, words.join(" ") + stderr).toBe(0);
    }
    const data = join(folder, "reports", "own--seeds-2-steps-10", "data");
    const texts = readdirSync(data).filter((name) => !name.endsWith(".parquet"));
    expect(texts.length).toBeGreaterThan(2);
    for (const name of texts) {
      const text = readFileSync(join(data, name), "utf8");
      expect(text, name).not.toMatch(acting);
      // No cell that a spreadsheet works out; a number may begin with its sign.
      if (name.endsWith(".csv")) expect(text, name).not.toMatch(/(?:^|[,\n])"?[=+@-](?![\d.])/);
      else expect(text, name).not.toMatch(/<[a-z/!]/i);
    }
  });
});
