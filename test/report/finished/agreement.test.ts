import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementOf, worst } from "../../../src/report/finished/agreement.ts";

const largest = (apart: number) => ({ kind: "within tolerance", largest: apart }) as const;

describe("agreementOf", () => {
  it("finds a value identical to itself", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(agreementOf(value, JSON.parse(JSON.stringify(value)))).toEqual({ kind: "identical" });
      }),
    );
  });

  it("lets numbers be 10⁻⁹ apart, relative above 1, absolute below", () => {
    expect(agreementOf(1000, 1000 + 9e-7).kind).toBe("within tolerance");
    expect(agreementOf(1000, 1000 + 2e-6).kind).toBe("different");
    expect(agreementOf({ p: 0.001 }, { p: 0.001 + 9e-10 }).kind).toBe("within tolerance");
    expect(agreementOf({ p: 0.001 }, { p: 0.001 + 2e-9 })).toEqual({
      kind: "different",
      why: `p: expected 0.001, got ${0.001 + 2e-9}`,
    });
  });

  it("lets nothing else differ, and tells where", () => {
    const before = { findings: [{ verdict: "supported", low: null }] };
    const why = (after: unknown) => agreementOf(before, after);
    expect(why({ findings: [{ verdict: "contradicted", low: null }] })).toEqual({
      kind: "different",
      why: 'findings.0.verdict: expected "supported", got "contradicted"',
    });
    expect(why({ findings: [{ verdict: "supported", low: 0 }] }).kind).toBe("different");
    expect(why({ findings: [{ verdict: "supported" }] })).toMatchObject({
      why: expect.stringContaining("got nothing"),
    });
    expect(why({ findings: [{ verdict: "supported", low: null }, {}] }).kind).toBe("different");
  });

  it("tells the largest of what is apart", () => {
    expect(agreementOf([1, 1, 1], [1 + 2e-10, 1 + 7e-10, 1])).toMatchObject({
      kind: "within tolerance",
      largest: expect.closeTo(7e-10, 12),
    });
  });
});

describe("the worst of several", () => {
  it("is different before within tolerance before identical, in any order", () => {
    const identical = { kind: "identical" } as const;
    const different = { kind: "different", why: "x" } as const;
    expect(worst([])).toEqual(identical);
    expect(worst([largest(1), identical, largest(3), largest(2)])).toEqual(largest(3));
    expect(worst([largest(1), different, identical])).toEqual(different);
  });
});
