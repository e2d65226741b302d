import { describe, expect, it } from "vitest";
import { unbroken } from "../../src/report/unbroken.ts";

/** No-break spaces as underscores, narrow ones as dots: what a reader of this file can tell apart. */
const seen = (text: string) => unbroken(text).replaceAll("\u00a0", "_").replaceAll("\u202f", "·");

describe("unbroken", () => {
  it("keeps short formulas on one line, chains of them too", () => {
    expect(seen("variance of the batch, divided by m − 1, as γ = 1 and β = 0 at the start")).toBe(
      "variance of the batch, divided by m_−_1, as γ_=_1 and β_=_0 at the start",
    );
    expect(seen("z = a + b (p < 0.001)")).toBe("z_=_a_+_b (p_<_0.001)");
    expect(seen("4 variants × 20 seeds, above × 1")).toBe("4 variants ×_20_seeds, above_×_1");
  });

  it("keeps numbers and what they count together", () => {
    expect(seen("a 95 % interval of 20 seeds and 1500 steps")).toBe(
      "a 95·% interval of 20_seeds and 1500_steps",
    );
    expect(unbroken("by m − 1, in 95 % of 20 seeds")).toBe(
      "by m\u00a0−\u00a01, in 95\u202f% of 20\u00a0seeds",
    );
  });

  it("leaves other words where they may part", () => {
    const text = "from step to step, 20 networks - or more: a longer–shorter range → another";
    expect(unbroken(text)).toBe(text);
    expect(unbroken("")).toBe("");
  });
});
