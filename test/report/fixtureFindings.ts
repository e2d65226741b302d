import type { Finding } from "../../src/findings/finding.ts";

/** One finding of each verdict: reversed, on the ratio scale with an open end, and undecided. */
export function findingsOf(text: string, seeds: readonly number[]): Finding[] {
  const base = {
    source: "notes N10",
    form: "difference" as const,
    measure: { name: "test-accuracy", label: "test accuracy", unit: "share of flowers" },
    where: {},
    scale: "difference" as const,
    margin: 0.01,
    twins: seeds.length,
    above: 0,
    below: seeds.length,
    unknown: 0,
    confidence: 0.97,
    p: 2e-6,
    pHolm: 6e-6,
  };
  const around = (middle: number, spread: number) =>
    seeds.map((seed) => {
      const value = middle + spread * Math.sin(seed * 2.4);
      return { seed, low: value, high: value };
    });
  return [
    {
      ...base,
      claim: "bn-repairs-bias",
      says: `Batch norm repairs training on one-subset batches (${text}).`,
      verdict: "contradicted",
      nuance: "reversed",
      effect: { median: -0.43, low: -0.44, high: -0.42 },
      sides: [
        {
          label: "one-subset, batch norm",
          levels: { sampling: "one-subset", normalization: "batch norm" },
          median: 0.509,
          low: 0.509,
          high: 0.509,
          diverged: 0,
          censored: 0,
        },
        {
          label: "one-subset, none",
          levels: { sampling: "one-subset", normalization: "none" },
          median: 0.936,
          low: 0.936,
          high: 0.936,
          diverged: 0,
          censored: 0,
        },
      ],
      sentence:
        "With one-subset batches, batch norm lowers test accuracy at inference from 0.936 to 0.509 (median difference −0.43, 95 % interval −0.44 to −0.42, 20 twins): the claim that it repairs biased sampling is contradicted.",
      differences: around(-0.43, 0.012),
    },
    {
      ...base,
      claim: "bias-slows",
      says: "One-subset batches slow training.",
      source: "notes N7",
      measure: { name: "steps-to-target", label: "steps to the target", unit: "steps" },
      verdict: "supported",
      nuance: null,
      scale: "ratio",
      margin: Math.log(1.1),
      effect: { median: Math.log(1.25), low: Math.log(1.13), high: Math.log(1.38) },
      sides: [
        {
          label: "one-subset, none",
          levels: { sampling: "one-subset", normalization: "none" },
          median: 910,
          low: 910,
          high: 910,
          diverged: 0,
          censored: 2,
        },
        {
          label: "uniform, none",
          levels: { sampling: "uniform", normalization: "none" },
          median: 730,
          low: 730,
          high: 730,
          diverged: 0,
          censored: 0,
        },
      ],
      sentence:
        "Without normalization, one-subset batches need 1.25 times the steps (interval 1.13 to 1.38, 20 twins): supported.",
      differences: around(Math.log(1.26), 0.1).map((each, index) =>
        index === 2 ? { ...each, high: null } : each,
      ),
    },
    {
      ...base,
      claim: "bn-faster",
      says: "Batch norm makes training faster.",
      source: null,
      verdict: "inconclusive",
      nuance: "too few seeds to decide",
      effect: { median: 0.004, low: null, high: null },
      sides: [
        {
          label: "uniform, batch norm",
          levels: { sampling: "uniform", normalization: "batch norm" },
          median: 0.957,
          low: 0.957,
          high: 0.957,
          diverged: 0,
          censored: 0,
        },
        {
          label: "uniform, none",
          levels: { sampling: "uniform", normalization: "none" },
          median: 0.953,
          low: 0.953,
          high: 0.953,
          diverged: 0,
          censored: 0,
        },
      ],
      sentence: "Too few seeds to decide.",
      differences: around(0.004, 0.02),
    },
  ];
}
