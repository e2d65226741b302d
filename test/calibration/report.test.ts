import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/calibration/cell.ts";
import { broken, type Calibration, calibrationPage } from "../../src/calibration/report.ts";

const good: Outcome = { anyFalse: 0.01, covered: 0.96, right: 0.5, undecided: 0.4 };
const cell = { form: "same", distribution: "tied", seeds: 20, claims: 4 } as const;
const with1 = (outcome: Partial<Outcome>, seeds = 20, outside = 0.05): Calibration => ({
  cells: [{ cell: { ...cell, seeds }, outcome: { 0: good, 1: { ...good, ...outcome }, 2: good } }],
  associations: [
    {
      cell: { variants: 5, seeds: 20, diverged: 0.1, grain: 0 },
      outcome: { 0: { ...good, anyFalse: 0.02 }, 1: good, 2: good },
    },
  ],
  sequences: [],
  bands: [
    {
      kind: "rare",
      replacement: false,
      rates: { feature: outside, againstTraining: 0.049, consecutive: 0.041 },
    },
  ],
});

describe("broken promises", () => {
  it("are more than 5 % false verdicts, beyond three standard errors", () => {
    expect(broken(with1({ anyFalse: 0.06 }), 10_000)).toEqual([
      "same, tied, 20 seeds, 4 claims, effect 1 δ: 6.0 % false verdicts",
    ]);
    expect(broken(with1({ anyFalse: 0.056 }), 10_000)).toEqual([]);
  });

  it("are intervals at 20 seeds that cover less than 95 %", () => {
    expect(broken(with1({ covered: 0.93 }), 10_000)).toEqual([
      "same, tied, 20 seeds, 4 claims, effect 1 δ: coverage 93.0 %",
    ]);
    expect(broken(with1({ covered: 0.93 }, 50), 10_000)).toEqual([]);
  });
});

describe("a band", () => {
  it("breaks its promise where more than 5 % of uniform batches lie outside", () => {
    expect(broken(with1({}, 20, 0.39), 10_000)).toEqual(["band, rare values, by epochs: 39.0 % outside"]);
    expect(broken(with1({}, 20, 0.053), 10_000)).toEqual([]);
  });
});

describe("the page", () => {
  it("tells the rates, and the promises that are broken", () => {
    const page = calibrationPage(with1({ anyFalse: 0.2 }), 1000);
    expect(page).toContain("| 4 | same | 20 | 1.0 % | 20.0 % | 1.0 % | 96.0 % | 50.0 % | 50.0 % | 40.0 % |");
    expect(page).toContain("| 5 | 10.0 % | 2.0 % | 1.0 % | 1.0 % | 96.0 % | 50.0 % | 50.0 % | 40.0 % |");
    expect(page).toContain("| rare | 0, but for 2 rows in 100 | by epochs | 5.0 % | 4.9 % | 4.1 % |");
    expect(page).toContain("Broken promises:\n\n- same, tied");
    expect(calibrationPage(with1({}), 1000)).toContain(
      "No kind of scenario has more than 5 % false verdicts",
    );
  });
});
