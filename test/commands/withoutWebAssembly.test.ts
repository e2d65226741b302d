import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { labFolder, ranFolder, shortScenario } from "./lab.ts";

function written(folder: string): { readonly findings: string; readonly curves: Buffer } {
  const report = join(folder, "reports", "small");
  return {
    findings: readFileSync(join(report, "findings.json"), "utf8"),
    curves: readFileSync(join(report, "data", "curves.parquet")),
  };
}

describe("workers without compiled kernels", () => {
  it.each([
    ["there is no WebAssembly", "delete globalThis.WebAssembly"],
    [
      "a policy forbids it",
      `WebAssembly.Module = class {
        constructor() {
          throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder");
        }
      }`,
    ],
    [
      "an address space is too small for its memory",
      `WebAssembly.Memory = class {
        constructor() {
          throw new RangeError("could not allocate memory");
        }
      }`,
    ],
  ])("go on on the plain ones, to the same bytes, where %s", async (_, first) => {
    const folder = labFolder(shortScenario);
    // Every thread says it before anything else.
    const preload = ["--import", `data:text/javascript,${encodeURIComponent(first)}`];
    const words = [resolve("dist/cli.js"), "run", "small.yaml", "--quiet", "--workers", "1"];
    const { status, stderr } = spawnSync(process.execPath, [...preload, ...words], {
      cwd: folder,
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const [without, usual] = [written(folder), written(await ranFolder(shortScenario))];
    expect(without.findings).toBe(usual.findings);
    expect(without.curves.equals(usual.curves)).toBe(true);
  });
});
