import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementOf, worst } from "../../../src/report/finished/agreement.ts";

describe("agreementOf", () => {
  it("finds a value identical to itself", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(agreementOf(value, JSON.parse(JSON.stringify(value)))).toEqual({ kind: "identical" });
      }),
    );
  });

  it("lets no number differ by its last place", () => {
    expect(agreementOf({ p: 0.001 }, { p: 0.001 + 2 ** -62 })).toEqual({
      kind: "different",
      why: `p: expected 0.001, got ${0.001 + 2 ** -62}`,
    });
    expect(agreementOf(1000, 1000 + 2 ** -43).kind).toBe("different");
  });

  it("lets nothing differ, and tells where", () => {
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
});

describe("the worst of several", () => {
  it("is the first that is different, in any order", () => {
    const identical = { kind: "identical" } as const;
    const different = { kind: "different", why: "x" } as const;
    expect(worst([])).toEqual(identical);
    expect(worst([identical, identical])).toEqual(identical);
    expect(worst([identical, different, { kind: "different", why: "y" }])).toEqual(different);
    expect(worst([different, identical])).toEqual(different);
  });
});
