/** As many as the engine's numbers have behind 1. */
const MOST_DECIMALS = 15;

/**
 * Digits behind the point of a number as it was written.
 *
 * @example
 *   decimalsOf("0.10") // 2
 *   decimalsOf("1.5e-3") // 4
 */
export function decimalsOf(written: string): number {
  const [, fraction = "", exponent = "0"] = /^[-+]?\d*\.?(\d*)(?:e([-+]?\d+))?$/i.exec(written) ?? [];
  return Math.min(MOST_DECIMALS, Math.max(0, fraction.length - Number(exponent)));
}
