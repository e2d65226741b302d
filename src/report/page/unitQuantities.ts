/**
 * What is shown of a unit, by the name of its observation, with the words of its button: on the probe at inference what the
 * activation receives, or z; or what it received on the mini-batch just used.
 */
export const unitQuantities = {
  "unit-input": "unit input",
  "pre-activation": "z, before normalization",
  "batch-input": "unit input on the mini-batch",
} as const;
export type UnitQuantity = keyof typeof unitQuantities;

/** As links of earlier reports name them. */
const formerly: Readonly<Record<string, UnitQuantity>> = { input: "unit-input", "mini-batch": "batch-input" };

/** Null where the text names none. */
export function quantityOf(text: string): UnitQuantity | null {
  if (Object.hasOwn(unitQuantities, text)) return text as UnitQuantity;
  return Object.hasOwn(formerly, text) ? formerly[text]! : null;
}
