import { describe, expect, it } from "vitest";
import { openCharts } from "../../src/report/openCharts.ts";
import type { MeasureName } from "../../src/scenario/vocabulary/measures.ts";

const ofShift = (...kinds: readonly MeasureName[]) => {
  const open = openCharts(kinds.map((kind) => ({ measure: { kind, statistic: null, layer: null } })));
  return ["batch-shift", "shift-measures"].filter((id) => open.has(id));
};

describe("openCharts", () => {
  it("opens one chart on shift: what the claims are about", () => {
    expect(ofShift("drift", "upstream-shift")).toEqual(["shift-measures"]);
    expect(ofShift("drift", "batch-shift")).toEqual(["batch-shift"]);
    expect(ofShift("test-accuracy")).toEqual(["batch-shift"]);
    expect(ofShift()).toEqual(["batch-shift"]);
  });

  it("keeps to eight", () => {
    expect(openCharts([]).size).toBeLessThanOrEqual(8);
    expect(openCharts([]).has("lead")).toBe(true);
  });
});
