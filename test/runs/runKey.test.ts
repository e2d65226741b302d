import { describe, expect, it } from "vitest";
import type { RunPlan } from "../../src/plan/runPlan.ts";
import { canonicalJson, isOfArithmetic, runKey } from "../../src/runs/runKey.ts";

const plan = {
  variant: "a",
  seed: 1,
  detailed: true,
  settings: { data: { flowers: {} }, network: { hidden: [] }, training: { steps: 5 } },
} as unknown as RunPlan;

describe("runKey", () => {
  it("does not depend on the variant's name or the order of keys", () => {
    expect(runKey({ ...plan, variant: "b" }, "code")).toBe(runKey(plan, "code"));
    expect(canonicalJson({ b: 1, a: [{ d: 2, c: 3 }] })).toBe(canonicalJson({ a: [{ c: 3, d: 2 }], b: 1 }));
  });

  it("knows a table by its content, wherever it lies", () => {
    const ofTable = (table: object, folder = "scenarios/") =>
      runKey(
        { ...plan, folder, settings: { ...plan.settings, data: { table } } } as unknown as RunPlan,
        "code",
      );
    const test = { csv: "b.csv", sha256: "22", rows: 9 };
    const key = ofTable({ csv: "a.csv", sha256: "11", test });
    expect(ofTable({ csv: "other.csv", sha256: "11", test: { ...test, csv: "c.csv" } }, "x/")).toBe(key);
    expect(ofTable({ csv: "a.csv", sha256: "12", test })).not.toBe(key);
    expect(ofTable({ csv: "a.csv", sha256: "11", test: { ...test, sha256: "23" } })).not.toBe(key);
    expect(ofTable({ csv: "a.csv", sha256: "11", test: null })).not.toBe(key);
  });

  it("depends on the seed, the settings and the code that runs", () => {
    const keys = [
      runKey(plan, "code"),
      runKey({ ...plan, seed: 2 }, "code"),
      runKey({ ...plan, detailed: false }, "code"),
      runKey(
        { ...plan, settings: { ...plan.settings, training: { steps: 6 } } } as unknown as RunPlan,
        "code",
      ),
      runKey(plan, "other code"),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("tells by its first digits which code made it", () => {
    const [code, other] = ["1", "2"].map((digit) => digit.repeat(64));
    const key = runKey(plan, code!);
    expect(key).toMatch(/^1{8}[0-9a-f]{32}$/);
    expect([code, other].map((arithmetic) => isOfArithmetic(key, arithmetic!))).toEqual([true, false]);
  });
});
