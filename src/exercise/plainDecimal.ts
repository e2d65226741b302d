/**
 * A number with all its digits and no exponent.
 *
 * @example
 *   plainDecimal(1e-5) // '0.00001'
 */
export const plainDecimal = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(15).replace(/0+$/, "");
