import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const biome = resolve("node_modules/@biomejs/biome/bin/biome");
const rule = resolve("portableArithmetic.grit");

/** The lines of a source on which the rule, alone, finds a fault. */
function faultyLines(lines: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "portable-"));
  try {
    writeFileSync(join(folder, "source.ts"), lines.join("\n"));
    writeFileSync(
      join(folder, "biome.json"),
      JSON.stringify({ plugins: [rule], linter: { rules: { recommended: false } } }),
    );
    const options = ["lint", "--reporter=github", "--max-diagnostics=none", "source.ts"];
    const { stdout } = spawnSync(process.execPath, [biome, ...options], { cwd: folder, encoding: "utf8" });
    const found = new Set([...stdout.matchAll(/^::error .*?line=(\d+),/gm)].map(([, line]) => Number(line)));
    return lines.filter((_, at) => found.has(at + 1));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const differing = [
  ...["exp", "expm1", "log", "log1p", "log2", "log10", "sin", "cos", "tan", "asin", "acos", "atan"],
  ...["sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "cbrt"],
];

describe("the rule of portable arithmetic", () => {
  it("finds every function of Math that differs between engines, and powers, however they are written", () => {
    const forbidden = [
      ...differing.map((name) => `export const of_${name} = Math.${name}(0.5);`),
      "export const quarter = Math.atan2(1, 2) + Math.hypot(3, 4);",
      "export const square = Math.pow(3, 2);",
      "export const logs = [1, 2].map(Math.log);",
      "export const cube = quarter ** 3;",
      "export const kilo = 10 ** 3;",
      "export let grown = 2; grown **= 3;",
      'export const named = Math["sin"](1);',
      "const { cosh } = Math;",
    ];
    expect(faultyLines(forbidden)).toEqual(forbidden);
  });

  it("leaves what is exact or rounded correctly, constants, comments, and powers of two literals", () => {
    const allowed = [
      "export const root = Math.sqrt(2) + Math.abs(-1) + Math.max(1, 2) + Math.trunc(1.5) + Math.PI;",
      "export const tiny = 2 ** -54 + 2 ** 31;",
      "/** Math.exp(x), or x ** 2 */",
      "export const exp = (x: number) => x; export const y = exp(1); // Math.log",
      "export let z = 4; z *= 3; export const same = z === 3;",
    ];
    expect(faultyLines(allowed)).toEqual([]);
  });

  it("is on for all of src", () => {
    expect(JSON.parse(readFileSync("biome.json", "utf8")).overrides).toEqual([
      { includes: ["src/**"], plugins: ["./portableArithmetic.grit"] },
    ]);
    execFileSync(process.execPath, [biome, "lint", "--reporter=github", "src"], { encoding: "utf8" });
  });
});
