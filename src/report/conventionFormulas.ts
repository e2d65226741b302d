import type { ConventionFormulas } from "../exercise/conventionWords.ts";
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

/** A variance's divisor with its letters. */
export const countFormula = (isBiased: boolean) => (isBiased ? m`m` : m`{m − 1}`);

/** Formulas of conventions in MathML. */
export const mathFormulas: ConventionFormulas = {
  divisor: (convention) => math(divisorFormula(convention)),
  update: (running) => math(m`${words("new")} = ${runningFormula(running)}`),
  count: (isBiased, samples) =>
    math(
      samples === null
        ? countFormula(isBiased)
        : m`${countFormula(isBiased)} = ${isBiased ? samples : samples - 1}`,
    ),
  shrinkage: (samples) => math(samples === null ? m`{m − 1}/m` : m`{m − 1}/m = ${samples - 1}/${samples}`),
};
