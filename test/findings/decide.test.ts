import { describe, expect, it } from "vitest";
import { decide } from "../../src/findings/decide.ts";

const upTo20 = Array.from({ length: 20 }, (_, index) => ({ low: index + 1, high: index + 1 }));
const evidence = { form: "difference", differences: upTo20, margin: 0 } as const;

describe("decide", () => {
  it("gives each claim its own interval, and one that is corrected over all of them", () => {
    // P(Bin(20, ½) ≤ 5) = 0.0207 and ≤ 6 = 0.0577; a corrected 0.05/8/2 = 0.0031 lies between ≤ 3 = 0.0013 and ≤ 4 = 0.0059.
    const [one] = decide(Array(8).fill(evidence), 0.05);
    expect(one!.interval).toMatchObject({ low: 6, high: 15 });
    expect(one!.corrected).toMatchObject({ low: 4, high: 17 });
  });

  it("leaves the interval of a single claim as it is", () => {
    const [one] = decide([evidence], 0.05);
    expect(one!.corrected).toEqual(one!.interval);
  });
});
