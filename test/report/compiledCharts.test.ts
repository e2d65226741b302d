import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compileChart } from "../../src/report/compileChart.ts";
import { CompiledCharts, chartsOf } from "../../src/report/compiledCharts.ts";

vi.mock("../../src/report/compileChart.ts", { spy: true });

const bars = (description: string, field = "a") => ({
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  description,
  data: { name: "rows" },
  mark: "bar",
  encoding: { x: { field, type: "nominal" } },
});

let reports: string;
beforeEach(() => {
  reports = mkdtempSync(join(tmpdir(), "charts-"));
  vi.mocked(compileChart).mockClear();
});
afterEach(() => rmSync(reports, { recursive: true, force: true }));

const kept = () => readdirSync(join(reports, ".charts"));

describe("charts that are compiled once", () => {
  it("are what Vega-Lite makes, with the words that are told of each", async () => {
    const charts = new CompiledCharts();
    const first = await charts.compiled(bars("first"));
    expect(first).toEqual(compileChart(bars("first")));
    vi.mocked(compileChart).mockClear();
    expect(await charts.compiled(bars("second"))).toEqual({ ...first, description: "second" });
    expect(compileChart).not.toHaveBeenCalled();
  });

  it("are found by others in the folder of the reports, and not compiled again", async () => {
    const first = await chartsOf(reports).compiled(bars("first"));
    expect(compileChart).toHaveBeenCalledTimes(1);
    expect(await chartsOf(reports).compiled(bars("second"))).toEqual({ ...first, description: "second" });
    expect(compileChart).toHaveBeenCalledTimes(1);
    await chartsOf(reports).compiled(bars("first", "b"));
    expect(compileChart).toHaveBeenCalledTimes(2);
    expect(kept().length).toBe(2);
  });

  it("are made again where what was kept is damaged", async () => {
    const first = await chartsOf(reports).compiled(bars("first"));
    const file = join(reports, ".charts", kept()[0]!);
    const whole = readFileSync(file, "utf8");
    for (const damaged of ["", whole.slice(0, -1), "null", "[]", '"marks"']) {
      writeFileSync(file, damaged);
      expect(await chartsOf(reports).compiled(bars("first"))).toEqual(first);
      expect(readFileSync(file, "utf8")).toBe(whole);
    }
  });

  it("go after a month, when another is kept", async () => {
    await chartsOf(reports).compiled(bars("old"));
    await chartsOf(reports).compiled(bars("young", "b"));
    const old = kept()[0]!;
    const ago = Date.now() / 1000 - 31 * 24 * 60 * 60;
    utimesSync(join(reports, ".charts", old), ago, ago);
    await chartsOf(reports).compiled(bars("new", "c"));
    expect(kept()).not.toContain(old);
    expect(kept().length).toBe(2);
  });
});

describe("compileChart", () => {
  it("refuses what Vega-Lite warns of, and an expression that Vega cannot read", () => {
    const nonsense = { x: { field: "a", type: "nominal", aggregate: "nonsense" } };
    expect(() => compileChart({ ...bars("odd"), encoding: nonsense })).toThrow(/^chart: /);
    expect(() => compileChart({ ...bars("odd"), transform: [{ filter: "datum.a >" }] })).toThrow();
  });
});
