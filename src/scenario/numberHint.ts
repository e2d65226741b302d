/** How to write what was written for a number: " (1% is 0.01)"; nothing where it is not nearly one. */
export function numberHint(value: unknown): string {
  if (typeof value !== "string") return "";
  const text = value.trim();
  const percent = /^([+-]?\d+(?:[.,]\d+)?)\s*%$/.exec(text)?.[1];
  if (percent !== undefined)
    return ` (${text} is ${Number((Number(percent.replace(",", ".")) / 100).toPrecision(12))})`;
  if (/^[+-]?\d+,\d+$/.test(text)) return ` (with a decimal point: ${text.replace(",", ".")})`;
  const number = text.replace(/^−/, "-");
  if (text !== "" && Number.isFinite(Number(number))) return ` (without quotes: ${number})`;
  return "";
}
