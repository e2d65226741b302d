import type { NormArithmetic } from "../normalizations/batchNorm.ts";
import { laneLoop, sampleLoop } from "./rowSource.ts";

/**
 * μ and v of a row of `x`, which it writes, and the map (x − center) · scale + shift that they make: `batchStatistics` and
 * the first lines of `normalize`.
 */
export function statisticsSource(arithmetic: NormArithmetic, x: string, samples: number): string {
  return `${laneLoop(samples, 4, ["s"], (at, lane) => `s${lane} += ${at(x)};`)}
const center = (s0 + s1 + (s2 + s3)) / ${samples};
${laneLoop(samples, 4, ["v"], (at, lane) => `{ const d = ${at(x)} - center; v${lane} += d * d; }`)}
const spread = (v0 + v1 + (v2 + v3)) / ${degreesOf(arithmetic, samples)};
mean[unit] = center;
variance[unit] = spread;
${mapSource(arithmetic, "spread")}`;
}

/** The same map from the μ and v that stand in the buffers, whatever they were taken from. */
export function givenStatisticsSource(arithmetic: NormArithmetic): string {
  return `const center = mean[unit];\n${mapSource(arithmetic, "variance[unit]")}`;
}

function mapSource(arithmetic: NormArithmetic, variance: string): string {
  return `const scale = gamma[unit] / ${divisorSource(arithmetic, variance)};\nconst shift = beta[unit];`;
}

/**
 * Σ dy and Σ dy (x − μ) of a row of `delta`: the first half of `batchNormBackward`.
 *
 * @param through what dy is first taken through, in place, where an activation stands behind the norm
 */
export function slopeSumsSource(samples: number, through: string | null): string {
  const own = (delta: string) => `const q = ${delta};`;
  return `const center = mean[unit];
${laneLoop(
  samples,
  2,
  ["b", "g"],
  (at, lane) =>
    `{ ${
      through === null
        ? own(at("delta"))
        : `const a = ${at("h")}; const d = ${at("delta")}; const q = ${through}; ${at("delta")} = q;`
    } b${lane} += q; g${lane} += q * (${at("x")} - center); }`,
)}`;
}

/**
 * dγ, dβ and dx of a row from these sums: the second half of `batchNormBackward`.
 *
 * @param through what dx is taken on through where an activation stands before the norm
 */
export function inputSlopeSource(
  arithmetic: NormArithmetic,
  samples: number,
  through: string | null,
): string {
  const insideRoot = arithmetic.epsilonPlacement === "inside-root";
  const ratio = insideRoot ? "" : "(v === 0 ? 0 : 1 / (inverse * Math.sqrt(v))) * ";
  return `const v = variance[unit];
const inverse = 1 / ${divisorSource(arithmetic, "v")};
const sum = b0 + b1;
const product = (g0 + g1) * inverse;
dgamma[unit] = product;
dbeta[unit] = sum;
const scale = gamma[unit] * inverse;
const level = sum / ${samples};
const stretch = (${ratio}product * inverse) / ${degreesOf(arithmetic, samples)};
${sampleLoop(samples, (at) => {
  const dx = `scale * (${at("delta")} - level - stretch * (${at("x")} - center))`;
  return through === null
    ? `${at("delta")} = ${dx};`
    : `const a = ${at("x")}; const d = ${dx}; ${at("delta")} = ${through};`;
})}`;
}

function degreesOf({ divideBy }: NormArithmetic, samples: number): number {
  return divideBy === "m" ? samples : samples - 1;
}

function divisorSource({ epsilonPlacement, epsilon }: NormArithmetic, variance: string): string {
  return epsilonPlacement === "inside-root"
    ? `Math.sqrt(${variance} + ${epsilon})`
    : `(Math.sqrt(${variance}) + ${epsilon})`;
}
