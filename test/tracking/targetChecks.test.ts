import { describe, expect, it } from "vitest";
import { createTargetChecks } from "../../src/tracking/targetChecks.ts";

function checked(accuracies: readonly number[]) {
  const checks = createTargetChecks({ measure: "test-accuracy", reach: 0.9, stay: 3, every: 10 }, 1000);
  accuracies.forEach((accuracy, index) => {
    checks.add(index * 10, accuracy);
  });
  return checks.result();
}

describe("createTargetChecks", () => {
  it("dates the target from the first of three checks in a row", () => {
    expect(checked([0.5, 0.91, 0.92, 0.93, 0.5]).stepsToTarget).toBe(10);
  });

  it("does not count checks that a lapse came between", () => {
    expect(checked([0.91, 0.92, 0.89, 0.95, 0.95]).stepsToTarget).toBeNull();
    expect(checked([0.91, 0.92, 0.89, 0.9, 0.95, 0.9]).stepsToTarget).toBe(30);
  });

  it("keeps every check", () => {
    const { checks } = checked([0.1, 0.2]);
    expect(Array.from(checks.steps)).toEqual([0, 10]);
    expect(Array.from(checks.values)).toEqual([0.1, 0.2]);
  });

  it("takes a loss for reached at its limit or below, and never NaN", () => {
    const checks = createTargetChecks({ measure: "test-loss", reach: 0.1, stay: 2, every: 5 }, 100);
    [0.3, 0.1, 0.2, Number.NaN, 0.1, 0.05].forEach((loss, index) => {
      checks.add(index * 5, loss);
    });
    const { stepsToTarget, checks: found } = checks.result();
    expect(stepsToTarget).toBe(20);
    expect([found.measure, found.reach, ...found.values.slice(0, 2)]).toEqual(["test-loss", 0.1, 0.3, 0.1]);
  });
});
