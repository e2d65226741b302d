/**
 * Holm's correction of several p-values: those at or below a level are rejected with that familywise error.
 *
 *   p̃₍ᵢ₎ = min(1, max_{j ≤ i} (m − j + 1)·p₍ⱼ₎)      p₍₁₎ the smallest of m
 *
 * Shapes   p (m), m ≥ 0
 * Returns  corrected values in the order of p
 * Errors   throws for a value outside 0 … 1
 * Source   Holm (1979), "A simple sequentially rejective multiple test procedure"; R's p.adjust(p, "holm")
 *
 * @example
 *   holm([0.01, 0.04, 0.03]) // [ 0.03, 0.06, 0.06 ]
 */
export function holm(p: readonly number[]): number[] {
  for (const value of p) {
    if (!(value >= 0 && value <= 1)) throw new Error(`holm: a p-value is between 0 and 1, got ${value}`);
  }
  const order = p.map((_, index) => index).sort((left, right) => p[left]! - p[right]!);
  const corrected = new Array<number>(p.length).fill(1);
  let largest = 0;
  order.forEach((index, position) => {
    largest = Math.max(largest, Math.min(1, (p.length - position) * p[index]!));
    corrected[index] = largest;
  });
  return corrected;
}
