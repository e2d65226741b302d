import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatFaults } from "../../src/scenario/faults.ts";
import { readScenarioFile } from "../../src/scenario/readFile.ts";

const folder = "test/scenario/faulty";
const faulty = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

function faultsOf(path: string): string {
  const read = readScenarioFile(path);
  return "faults" in read ? formatFaults(path, read.faults) : "no faults";
}

describe("a faulty scenario", () => {
  it.each(faulty)("%s is answered with all of its faults at once", (name) => {
    const expected = readFileSync(join(folder, name.replace(".yaml", ".txt")), "utf8");
    expect(`${faultsOf(join(folder, name))}\n`).toBe(expected);
  });

  it("covers at least ten kinds", () => {
    expect(faulty.length).toBeGreaterThanOrEqual(10);
  });
});

describe("a file that cannot be read", () => {
  it("is missing, with the nearest name in its folder", () => {
    expect(faultsOf(`${folder}/sintax.yaml`)).toBe(
      `${folder}/sintax.yaml has 1 fault\n  no such file (did you mean ${folder}/syntax.yaml?)`,
    );
  });

  it("is missing, and so is its folder", () => {
    expect(faultsOf("nowhere/at/all.yaml")).toBe("nowhere/at/all.yaml has 1 fault\n  no such file");
  });

  it("is a folder", () => {
    expect(faultsOf(folder)).toBe(`${folder} has 1 fault\n  expected a file; this is a folder`);
  });

  it("is not UTF-8, or too large, or empty", () => {
    const temporary = mkdtempSync(join(tmpdir(), "ics-lab-"));
    const write = (name: string, content: Uint8Array) => {
      writeFileSync(join(temporary, name), content);
      return faultsOf(join(temporary, name));
    };
    expect(write("latin.yaml", Uint8Array.of(0x74, 0xe9))).toContain("expected a text in UTF-8");
    expect(write("large.yaml", new Uint8Array(1024 * 1024 + 1))).toContain("limits.fileBytes");
    expect(write("empty.yaml", new Uint8Array(0))).toContain("expected a map of settings");
    expect(write("deep.yaml", new TextEncoder().encode("[".repeat(500_000)))).toContain("fault");
  });
});
