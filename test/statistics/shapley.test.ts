import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapley, shapleyValues } from "../../src/statistics/shapley.ts";

const valuesOf = (players: number, f: ArrayLike<number>) => {
  const into = shapleyValues(players);
  shapley(players, f, into);
  return into;
};

/** f with f(none) = 0, and how many players it has. */
const games = fc.integer({ min: 1, max: 4 }).chain((players) =>
  fc.record({
    players: fc.constant(players),
    f: fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
      minLength: 1 << players,
      maxLength: 1 << players,
    }),
  }),
);

/** Every order in which the players can come in, one after another. */
function orders(players: readonly number[]): number[][] {
  if (players.length === 0) return [[]];
  return players.flatMap((first) =>
    orders(players.filter((player) => player !== first)).map((rest) => [first, ...rest]),
  );
}

describe("shapley", () => {
  it("shares out the gloves by hand: one left, two right ones; only a pair is worth 1", () => {
    // Player 0 holds the left glove. In 4 of the 6 orders it completes the pair; each right glove in 1.
    const pair = (mask: number) => (mask & 1 && mask & 6 ? 1 : 0);
    const { value, low, high } = valuesOf(3, [0, 1, 2, 3, 4, 5, 6, 7].map(pair));
    [4 / 6, 1 / 6, 1 / 6].forEach((share, player) => {
      expect(value[player]).toBeCloseTo(share, 15);
    });
    expect([Array.from(low), Array.from(high)]).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });

  it("is the average over all orders, within the range over them", () => {
    fc.assert(
      fc.property(games, ({ players, f }) => {
        const { value, low, high } = valuesOf(players, f);
        const all = orders(Array.from({ length: players }, (_, player) => player));
        for (let player = 0; player < players; player++) {
          const contributions = all.map((order) => {
            const before = order.slice(0, order.indexOf(player));
            const mask = before.reduce((sum, other) => sum | (1 << other), 0);
            return f[mask | (1 << player)]! - f[mask]!;
          });
          const mean = contributions.reduce((sum, each) => sum + each, 0) / all.length;
          expect(value[player]).toBeCloseTo(mean, 10);
          expect(low[player]).toBe(Math.min(...contributions));
          expect(high[player]).toBe(Math.max(...contributions));
        }
      }),
    );
  });

  it("adds up to the whole change", () => {
    fc.assert(
      fc.property(games, ({ players, f }) => {
        const sum = valuesOf(players, f).value.reduce((total, each) => total + each, 0);
        expect(sum).toBeCloseTo(f.at(-1)! - f[0]!, 10);
      }),
    );
  });

  it("gives nothing to a player who changes nothing", () => {
    fc.assert(
      fc.property(games, ({ players, f }) => {
        const withNull = [...f, ...f];
        const { value, low, high } = valuesOf(players + 1, withNull);
        expect([value[players], low[players], high[players]]).toEqual([0, 0, 0]);
      }),
    );
  });

  it("says how many values it needs", () => {
    expect(() => valuesOf(3, [0, 1, 2, 3])).toThrow("3 players need 8 values, got 4");
  });
});
