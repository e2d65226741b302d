import { describe, expect, it } from "vitest";
import { abridged, settingsDifferences } from "../../src/report/settingsDifferences.ts";

describe("settingsDifferences", () => {
  it("names only the paths that differ", () => {
    const found = settingsDifferences([
      { a: { b: 1, c: 2 }, d: 3 },
      { a: { b: 1, c: 4 }, d: 3 },
    ]);
    expect(found).toEqual([{ path: "a.c", values: [2, 4] }]);
  });

  it("shows objects of different kinds as wholes", () => {
    const values = [{ kind: "none" }, { kind: "batch", epsilon: 1e-5 }];
    expect(settingsDifferences(values.map((normalization) => ({ normalization })))).toEqual([
      { path: "normalization", values },
    ]);
  });

  it("joins layers that differ alike", () => {
    const layers = (units: number) => ({ hidden: [{ units }, { units }] });
    expect(settingsDifferences([layers(8), layers(16)])).toEqual([
      { path: "hidden[*].units", values: [8, 16] },
    ]);
  });

  it("tells how many layers there are, and how they differ, where each network has one kind of layer", () => {
    const network = (count: number, units: number) => ({ hidden: Array(count).fill({ units, bias: true }) });
    expect(settingsDifferences([network(5, 8), network(20, 8), network(5, 32)])).toEqual([
      { path: "hidden.length", values: [5, 20, 5] },
      { path: "hidden[*].units", values: [8, 8, 32] },
    ]);
    const mixed = { hidden: [{ units: 8 }, { units: 4 }] };
    expect(settingsDifferences([mixed, { hidden: [{ units: 8 }] }])).toEqual([
      { path: "hidden[1]", values: [{ units: 4 }, undefined] },
    ]);
  });
});

describe("abridged", () => {
  it("leaves of objects of one kind what most of them do not share", () => {
    const batch = { kind: "batch", center: true, scale: true };
    const values = [{ kind: "none" }, batch, { ...batch, scale: false }, batch, 7];
    expect(abridged(values)).toEqual([
      { kind: "none" },
      { kind: "batch" },
      { kind: "batch", scale: false },
      { kind: "batch" },
      7,
    ]);
  });
});
