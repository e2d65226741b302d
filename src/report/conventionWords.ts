import type { Given, GivenRunning } from "../exercise/exercise.ts";
import { m, words } from "./mathml.ts";

/** A formula within a line of words. */
export const math = (inner: string) => `<math>${inner}</math>`;

/** The divisor as a convention has it, with its letters. */
export const divisorFormula = ({ epsilonPlacement }: Pick<Given, "epsilonPlacement">) =>
  epsilonPlacement === "inside-root" ? m`√{σ^2 + ε}` : m`σ + ε`;

/** How a running statistic moves, in the convention's own words. */
export function runningFormula({
  momentum,
  momentumConvention,
}: Pick<GivenRunning, "momentum" | "momentumConvention">): string {
  const [old, batch] = [words("old"), words("batch")];
  return momentumConvention === "pytorch"
    ? m`(1 − ${momentum}) · ${old} + ${momentum} · ${batch}`
    : m`${momentum} · ${old} + (1 − ${momentum}) · ${batch}`;
}

/** A number with all its digits and no exponent: 0.00001. */
export const plainDecimal = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(15).replace(/0+$/, "");
