/** Shapley values of one game, and the range of each player's contribution over the orders; all (players). */
export interface ShapleyValues {
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Shares out a change f(all new) − f(all old) among the players that made it, each by its contribution averaged over
 * all n! orders in which the players can come in.
 *
 *   φᵢ = Σ_S |S|! (n − |S| − 1)! / n! · (f(S ∪ i) − f(S))      S the players that came in before i
 *   Σ φᵢ = f(all) − f(none)
 *   low, high: least and greatest f(S ∪ i) − f(S); every S occurs in some order
 *
 * Shapes   f (2ⁿ): f[mask], bit i of the mask set where player i came in; results (n), written into `into`
 * Units    those of f
 * Errors   throws where f has another length than 2ⁿ; NaN gives NaN
 * Source   Shapley (1953); for decompositions of change, Shorrocks (2013), "Decomposition procedures for distributional
 *          analysis"
 *
 * @example
 *   const into = shapleyValues(2);
 *   shapley(2, [0, 1, 2, 5], into);
 *   into // { value: [ 2, 3 ], low: [ 1, 2 ], high: [ 3, 4 ] }
 */
export function shapley(players: number, f: ArrayLike<number>, into: ShapleyValues): void {
  if (f.length !== 1 << players) {
    throw new Error(`shapley: ${players} players need ${1 << players} values, got ${f.length}`);
  }
  for (let player = 0; player < players; player++) {
    const bit = 1 << player;
    let value = 0;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let mask = 0; mask < f.length; mask++) {
      if (mask & bit) continue;
      const contribution = f[mask | bit]! - f[mask]!;
      value += orderWeight(players, membersOf(mask)) * contribution;
      low = Math.min(low, contribution);
      high = Math.max(high, contribution);
    }
    into.value[player] = value;
    into.low[player] = low;
    into.high[player] = high;
  }
}

/**
 * A place for the values of a game of so many players.
 *
 * @example
 *   shapleyValues(2) // { value: [ 0, 0 ], low: [ 0, 0 ], high: [ 0, 0 ] }
 */
export function shapleyValues(players: number): ShapleyValues {
  return {
    value: new Float64Array(players),
    low: new Float64Array(players),
    high: new Float64Array(players),
  };
}

/** Share of the n! orders in which given `before` players precede another: before! (n − before − 1)! / n!. */
function orderWeight(players: number, before: number): number {
  let binomial = 1;
  for (let k = 1; k <= before; k++) binomial = (binomial * (players - k)) / k;
  return 1 / (players * binomial);
}

function membersOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
