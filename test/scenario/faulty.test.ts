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
    expect(write("latin.yaml", Uint8Array.of(0x74, 0xe9))).toContain(
      "1:2  expected a text in UTF-8; got the byte 0xe9",
    );
    const lines = new TextEncoder().encode("title: é\nabout: ");
    expect(write("late.yaml", Uint8Array.of(...lines, 0xff, 0xfe))).toContain(
      "2:8  expected a text in UTF-8",
    );
    expect(write("large.yaml", new Uint8Array(256 * 1024 + 1))).toContain(
      "expected a file of at most 256 kB; got 257 kB (--max-file 257 reads it)",
    );
    expect(write("empty.yaml", new Uint8Array(0))).toContain("expected a map of settings");
    expect(write("deep.yaml", new TextEncoder().encode("[".repeat(500_000)))).toContain("fault");
  });
});
