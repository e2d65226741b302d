/**
 * How many values fall between edges: [e₀, e₁), [e₁, e₂), …, the last bin closed. Values outside count nowhere.
 *
 * Shapes   sample (n), edges (bins + 1) ascending → counts (bins)
 * Errors   throws for fewer than 2 edges, or where they do not ascend; NaN in the sample counts nowhere
 * Source   numpy.histogram
 *
 * @example
 *   histogram([0, 1, 1.5, 2, 9], [0, 1, 2]) // [ 1, 3 ]
 */
export function histogram(sample: ArrayLike<number>, edges: ArrayLike<number>): Float64Array {
  if (edges.length < 2) throw new Error(`histogram: needs at least 2 edges, got ${edges.length}`);
  requireAscending("histogram: edges", edges);
  const bins = edges.length - 1;
  const counts = new Float64Array(bins);
  for (let i = 0; i < sample.length; i++) {
    const x = sample[i]!;
    if (!(x >= edges[0]! && x <= edges[bins]!)) continue;
    const bin = Math.min(bins - 1, atOrBelow(edges, x) - 1);
    counts[bin] = counts[bin]! + 1;
  }
  return counts;
}

/**
 * How many values fall between inner cuts: (−∞, c₁), [c₁, c₂), …, [c_k, ∞). A value equal to a cut belongs to the right.
 *
 * Shapes   sample (n), cuts (k) ascending, k ≥ 0 → counts (k + 1)
 * Errors   throws where the cuts do not ascend; NaN in the sample counts nowhere
 *
 * @example
 *   histogramByCuts([0, 1, 1.5, 2, 9], [1, 2]) // [ 1, 2, 2 ]
 */
export function histogramByCuts(sample: ArrayLike<number>, cuts: ArrayLike<number>): Float64Array {
  requireAscending("histogramByCuts: cuts", cuts);
  const counts = new Float64Array(cuts.length + 1);
  for (let i = 0; i < sample.length; i++) {
    const x = sample[i]!;
    if (Number.isNaN(x)) continue;
    const bin = atOrBelow(cuts, x);
    counts[bin] = counts[bin]! + 1;
  }
  return counts;
}

/** How many of the ascending bounds are at or below x. */
function atOrBelow(bounds: ArrayLike<number>, x: number): number {
  let from = 0;
  let to = bounds.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (bounds[middle]! <= x) from = middle + 1;
    else to = middle;
  }
  return from;
}

function requireAscending(what: string, bounds: ArrayLike<number>): void {
  for (let i = 1; i < bounds.length; i++) {
    if (!(bounds[i - 1]! < bounds[i]!)) {
      throw new Error(`${what} ascend; got ${bounds[i - 1]} before ${bounds[i]}`);
    }
  }
}
