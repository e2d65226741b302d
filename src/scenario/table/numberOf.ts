const withPoint = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const withComma = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a cell of a table holds; null where it holds none that is finite.
 *
 * @param decimalComma whether "2,5" is a number, as spreadsheets write it where a semicolon separates the cells
 */
export function numberOf(cell: string, decimalComma: boolean): number | null {
  const text = cell.trim();
  const number = withPoint.test(text)
    ? Number(text)
    : decimalComma && withComma.test(text)
      ? Number(text.replace(",", "."))
      : Number.NaN;
  return Number.isFinite(number) ? number : null;
}
