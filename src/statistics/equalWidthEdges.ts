/**
 * Edges of equal bins from `low` to `high`.
 *
 *   eᵢ = low + i·(high − low)/bins      the last exactly high
 *
 * Shapes   → edges (bins + 1)
 * Units    those of low and high; where the two are equal, ½ is taken off and added, as NumPy does
 * Errors   throws for bins below 1, and for bounds that are not finite or the wrong way round
 * Source   numpy.histogram_bin_edges
 *
 * @example
 *   equalWidthEdges(0, 10, 4) // [ 0, 2.5, 5, 7.5, 10 ]
 *   equalWidthEdges(3, 3, 1) // [ 2.5, 3.5 ]
 */
export function equalWidthEdges(low: number, high: number, bins: number): Float64Array {
  if (!Number.isInteger(bins) || bins < 1) {
    throw new Error(`equalWidthEdges: bins is a whole number, at least 1; got ${bins}`);
  }
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high)) {
    throw new Error(`equalWidthEdges: needs finite bounds, low ≤ high; got ${low} and ${high}`);
  }
  const first = low === high ? low - 0.5 : low;
  const last = low === high ? high + 0.5 : high;
  const width = (last - first) / bins;
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => first + i * width);
  edges[bins] = last;
  return edges;
}
