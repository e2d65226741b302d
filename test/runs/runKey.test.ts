import { describe, expect, it } from "vitest";
import type { RunPlan } from "../../src/plan/runPlan.ts";
import { arithmeticOf, canonicalJson, isOfArithmetic, runKey } from "../../src/runs/runKey.ts";

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

  it("depends on V8's major version, and tells by its first digits which arithmetic made it", () => {
    const [of20, of20Patched, of24] = ["11.3.244.8-node.30", "11.3.244.9", "13.6.233"].map((v8) =>
      arithmeticOf("code", v8),
    );
    const key = runKey(plan, of20!);
    expect(key).toMatch(/^[0-9a-f]{40}$/);
    expect(runKey(plan, of20Patched!)).toBe(key);
    expect(runKey(plan, of24!)).not.toBe(key);
    expect([of20, of24].map((arithmetic) => isOfArithmetic(key, arithmetic!))).toEqual([true, false]);
    expect(isOfArithmetic(key, arithmeticOf("other code", "11.3"))).toBe(false);
  });
});
