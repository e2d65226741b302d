import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/scenario/scenario.ts";
import { onBeatsOff, repeated, switched } from "./laboratory.ts";

const byOnePercent = onBeatsOff("test-accuracy", { difference: 0.01 });

describe("the same", () => {
  const same: Claim = {
    ...byOnePercent,
    form: "same",
    one: { switch: "on" },
    other: { switch: "off" },
    id: "same",
  };

  it("is supported where all differences lie within the margin", () => {
    const finding = switched(same, repeated(0.905, 8), repeated(0.9, 8));
    expect(finding).toMatchObject({ verdict: "supported", above: 0, below: 0, p: 2 / 256 });
  });

  it("says a margin with as many decimals as it has", () => {
    const fine = { ...same, by: { difference: 0.001 } };
    const equal = switched(fine, repeated(0.9, 8), repeated(0.9, 8));
    expect(equal).toMatchObject({ verdict: "supported" });
    expect(equal.sentence).toContain("(no difference beyond 0.1\u202fpoints)");
    const apart = switched(fine, repeated(0.5, 8), repeated(0.9, 8));
    expect(apart.sentence).toContain("median difference −40");
    expect(apart.sentence).toContain("(no difference beyond 0.1\u202fpoints)");
  });

  it("is contradicted on either side", () => {
    expect(switched(same, repeated(0.95, 8), repeated(0.9, 8))).toMatchObject({
      verdict: "contradicted",
      above: 8,
    });
    expect(switched(same, repeated(0.85, 8), repeated(0.9, 8))).toMatchObject({
      verdict: "contradicted",
      below: 8,
    });
  });

  it("is not supported by a lack of evidence", () => {
    const on = [0.8, 0.99, 0.85, 0.95, 0.7, 0.97, 0.88, 0.93];
    expect(switched(same, on, repeated(0.9, 8)).verdict).toBe("inconclusive");
  });
});
