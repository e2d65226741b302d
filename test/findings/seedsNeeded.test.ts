import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { seedsNeeded } from "../../src/findings/seedsNeeded.ts";
import { randomStream } from "../../src/random.ts";
import { fewestSeeds } from "../../src/statistics/fewestSeeds.ts";

const counts = (above: number, below: number, unknown = 0) => ({ above, below, unknown });

describe("seedsNeeded", () => {
  test.each([1, 2, 4, 8, 16])("is the fewest that can decide where all twins agree, for %i findings", (m) => {
    expect(seedsNeeded("difference", counts(20, 0), 20, m, 0.05)).toBe(fewestSeeds(m, 0.05));
    expect(seedsNeeded("trend", counts(0, 20), 20, m, 0.05)).toBe(fewestSeeds(m, 0.05));
  });

  /*
   * By hand, one finding, p̂ = 0.9: 6 to 8 seeds must all agree (0.9⁸ = 0.43), of 9 to 11 one may not (9: 8 of 9,
   * 2·10/512 = 0.039), so P = 0.9⁹ + 9·0.9⁸·0.1 = 0.7748; 10: 9 of 10, 0.7361; 11: 10 of 11, 0.6974; of 12 two may not
   * (2·79/4096 = 0.0386), P = 0.2824 + 0.3766 + 0.2301 = 0.8891.
   */
  it("is 12 for one finding when 9 of 10 twins agree", () => {
    expect(seedsNeeded("difference", counts(9, 1), 10, 1, 0.05)).toBe(12);
  });

  it("is none up to 200 where twins go both ways, or nothing is known of them", () => {
    expect(seedsNeeded("difference", counts(10, 10), 20, 1, 0.05)).toBeNull();
    expect(seedsNeeded("difference", counts(0, 0, 20), 20, 1, 0.05)).toBeNull();
  });

  it("counts twins within the margin for a claim of no difference alone", () => {
    expect(seedsNeeded("same", counts(0, 0), 8, 1, 0.05)).toBe(6);
    expect(seedsNeeded("difference", counts(0, 0), 8, 1, 0.05)).toBeNull();
    expect(seedsNeeded("same", counts(8, 0), 8, 1, 0.05)).toBe(6);
  });

  it("never falls when fewer twins agree, or more findings share the correction", () => {
    const orMore = (n: number | null) => n ?? Number.POSITIVE_INFINITY;
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 20 }), fc.integer({ min: 1, max: 12 }), (above, m) => {
        const n = orMore(seedsNeeded("difference", counts(above, 20 - above), 20, m, 0.05));
        expect(
          orMore(seedsNeeded("difference", counts(above - 1, 21 - above), 20, m, 0.05)),
        ).toBeGreaterThanOrEqual(n);
        expect(
          orMore(seedsNeeded("difference", counts(above, 20 - above), 20, m + 1, 0.05)),
        ).toBeGreaterThanOrEqual(n);
      }),
    );
  });

  it("settles four of five claims of simulated seeds, not many fewer with a seed less", () => {
    const stream = randomStream("findings/seeds-needed");
    const n = seedsNeeded("difference", counts(15, 5), 20, 1, 0.05)!;
    const critical = smallestDecisive(n);
    let decided = 0;
    for (let trial = 0; trial < 4000; trial++) {
      let agree = 0;
      for (let seed = 0; seed < n; seed++) if (stream.next() < 0.75) agree++;
      if (agree >= critical) decided++;
    }
    expect(decided / 4000).toBeGreaterThan(0.8 - 3 * Math.sqrt((0.8 * 0.2) / 4000));
    expect(decided / 4000).toBeLessThan(0.9);
  });

  it("refuses no twins", () => {
    expect(() => seedsNeeded("difference", counts(0, 0), 0, 1, 0.05)).toThrow("got 0");
  });
});

/** Smallest count whose two-sided sign test is at or below 5 %, from Pascal's triangle. */
function smallestDecisive(n: number): number {
  let row = [1];
  for (let i = 0; i < n; i++) row = [1, ...row.slice(1).map((value, at) => value + row[at]!), 1];
  let tail = 0;
  for (let count = n; count >= 0; count--) {
    tail += row[count]!;
    if ((2 * tail) / 2 ** n > 0.05) return count + 1;
  }
  return 0;
}
