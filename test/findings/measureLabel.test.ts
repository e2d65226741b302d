import { describe, expect, it } from "vitest";
import { measureLabel } from "../../src/findings/measureLabel.ts";

describe("measureLabel", () => {
  it("says what is measured, where and when", () => {
    const drift = { kind: "drift", statistic: null, layer: 2 } as const;
    expect(measureLabel(drift)).toBe("drift of unit inputs in layer 2");
    expect(measureLabel({ ...drift, at: "end" })).toBe(
      "drift of unit inputs in layer 2 at the end of training",
    );
    expect(measureLabel({ ...drift, at: 500 })).toBe("drift of unit inputs in layer 2 at step 500");
    expect(measureLabel({ ...drift, layer: null, at: { lossCrosses: 0.2 } })).toBe(
      "drift of unit inputs (median over the layers) at a loss of 0.2",
    );
  });
});
