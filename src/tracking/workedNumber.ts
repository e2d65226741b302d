/** A number of a worked batch: six significant digits, with a true minus sign. */
export function workedNumber(value: number): string {
  const text =
    Number.isInteger(value) && Math.abs(value) < 1e6 ? String(value) : String(Number(value.toPrecision(6)));
  return text.replace("-", "−");
}
