import { fixed, percentWords } from "../findings/numberWords.ts";
import type { LayerEvidence } from "./layerEvidence.ts";

/** A number with two digits or three: 217, 34, 3.4, 0.34, 0.034; whole ones as they are; 6.2·10⁹, 1.5·10⁻⁵. */
export function few(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return powerOfTen(value);
  if (Number.isInteger(value)) return fixed(value, 0);
  if (size >= 9.95) return fixed(value, 0);
  if (size >= 0.995) return fixed(value, 1);
  if (size >= 0.0995 || size === 0) return fixed(value, 2);
  if (size >= 0.000995) return fixed(value, 3);
  return powerOfTen(value);
}

const powerOfTen = (value: number) =>
  Number.isFinite(value)
    ? value
        .toExponential(1)
        .replaceAll("-", "−")
        .replace(/e\+?(−?)(\d+)$/, (_, sign, digits) => `·10${sign && "⁻"}${raised(digits)}`)
    : fixed(value, 0);

const raised = (digits: string) => [...digits].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");

export const share = (value: number): string => percentWords(value, value > 0 && value < 0.1 ? 1 : 0);

export const oneBatchAlone =
  "One batch alone cannot say whether all batches are like it: they may be biased instead.";

/** "layer 1 (of 3)". */
export function inLayer({ layer }: LayerEvidence, of: readonly LayerEvidence[]): string {
  return of.length === 1 ? `layer ${layer.layer}` : `layer ${layer.layer} (of ${of.length})`;
}

/** "20 batches of 32". */
export function batchesOf({ batches, batchSize }: LayerEvidence): string {
  return `${batches} ${batches === 1 ? "batch" : "batches"} of ${few(batchSize)}`;
}
