import type { Finding } from "../../src/findings/finding.ts";
import { summarize } from "../../src/measures/summarize.ts";
import type { RunSummary } from "../../src/measures/summary.ts";
import type { NormalizationSettings } from "../../src/network/normalizations/settings.ts";
import type { ReportInput } from "../../src/report/input.ts";
import type { Scenario, Variant } from "../../src/scenario/scenario.ts";
import type { RunRecord } from "../../src/tracking/record.ts";
import { pytorchNorm } from "../../src/verification/conventions.ts";
import { syntheticRecord } from "./fixtureRecord.ts";

/** A synthetic report, for tests only: the curves are invented, nothing was trained. */
export function syntheticInput(
  options: {
    readonly seeds?: number;
    readonly detailed?: number;
    readonly steps?: number;
    readonly text?: string;
  } = {},
): ReportInput {
  const { seeds = 6, detailed = 2, steps = 1500, text = "Rose buds and blown roses" } = options;
  const variants = (["uniform", "one-subset"] as const).flatMap((sampling) =>
    (["none", "batch norm"] as const).map((normalization) => variantOf(sampling, normalization, steps)),
  );
  const seedList = Array.from({ length: seeds }, (_, index) => index + 1);
  const runs = variants.flatMap((variant) =>
    seedList.map((seed) => {
      const record = syntheticRecord(variant, seed, seed <= detailed);
      return { variant: variant.id, seed, record, summary: summaryOf(record) };
    }),
  );
  const scenario: Scenario = {
    name: "rose-buds",
    file: "scenarios/rose-buds.yaml",
    text: `# ${text}\ntitle: ${text}\nquestion: Do batches drawn from one subset slow training?\n`,
    title: text,
    question: "Do batches drawn from one subset slow training, and does batch norm repair it?",
    about: null,
    factors: [
      { name: "sampling", levels: ["uniform", "one-subset"] },
      { name: "normalization", levels: ["none", "batch norm"] },
    ],
    variants,
    tune: null,
    seeds: { from: 1, count: seeds },
    level: 0.05,
    claims: [],
    detailedSeeds: detailed,
  };
  return {
    scenario,
    runs: runs.map(({ variant, seed, summary }) => ({ variant, seed, summary })),
    details: runs
      .filter(({ seed }) => seed <= detailed)
      .map(({ variant, seed, record }) => ({ variant, seed, record })),
    findings: findingsOf(text, seedList),
    warnings: [],
    manifest: {
      lab: "0.1.0 (synthetic)",
      node: "v20.20.0",
      scenario: "scenarios/rose-buds.yaml",
      file: "scenarios/rose-buds.yaml",
      text: scenario.text,
      variation: null,
      seeds: seedList,
      runs: runs.map(({ variant, seed }) => ({ variant, seed, key: `${variant}/${seed}` })),
      tuning: null,
      command: "npm run scenario -- scenarios/rose-buds.yaml",
      madeAt: "2025-05-01T12:00:00.000Z",
      seconds: 31.4,
      reused: 4,
      workers: 8,
      variants: variants.map(({ id, settings }) => ({ id, path: "fast", settings })),
    },
  };
}

function variantOf(
  sampling: "uniform" | "one-subset",
  normalization: "none" | "batch norm",
  steps: number,
): Variant {
  const norm: NormalizationSettings = normalization === "none" ? { kind: "none" } : pytorchNorm;
  return {
    id: `${sampling}--${normalization.replace(" ", "-")}`,
    label: `${sampling}, ${normalization}`,
    levels: { sampling, normalization },
    settings: {
      data: {
        flowers: {
          train: 4000,
          test: 1000,
          probe: 512,
          features: ["openness", "form"],
          standardize: false,
          boundary: "sine",
          distance: 3,
          opennessSd: 0.4,
          margin: 0.9,
          overlap: 0.42,
          labelNoise: 0,
          roseShare: 0.5,
          subsetAShare: 0.5,
        },
      },
      network: {
        hidden: [16, 16, 16].map((units) => ({
          units,
          activation: "sigmoid" as const,
          normalization: norm,
          bias: true,
        })),
        initialization: { kind: "xavier-normal", scale: 1 },
      },
      training: {
        steps,
        batchSize: 32,
        sampler:
          sampling === "uniform"
            ? { kind: "uniform", replacement: true }
            : { kind: "subset-biased", bias: 1, schedule: "alternate", blockLength: 1, first: 0 },
        optimizer: { kind: "sgd", learningRate: 1 } as Variant["settings"]["training"]["optimizer"],
        target: { measure: "test-accuracy", reach: 0.9, stay: 3, every: 10 },
        divergedAbove: 1e6,
      },
      tracking: {
        observe: [],
        snapshots: { dense: 20, count: 100, spacing: "even" },
        evaluations: 40,
        populationSample: 1024,
        driftLag: 20,
        landscapeReach: [0.5, 1, 2, 4],
        fieldSize: 48,
        plane: null,
      },
    },
  };
}

function summaryOf(record: RunRecord): RunSummary {
  const kept = Array.from({ length: 60 }, (_, index) =>
    Math.floor((index * record.batches.loss.length) / 60),
  );
  const { accuracy, "batch-shift": shift, "gradient-norm": gradientNorms } = record.blocks;
  const { courses, drift, batchDriftBand, causes } = summarize(record);
  return {
    outcome: record.outcome,
    stepsDone: record.stepsDone,
    stepsToTarget: record.stepsToTarget,
    measures: [],
    final: record.final,
    evaluations: accuracy ?? null,
    checks: record.checks,
    ownBatches: {
      steps: Int32Array.from(kept, (index) => index + 1),
      loss: Float64Array.from(kept, (index) => record.batches.loss[index]!),
      accuracy: Float64Array.from(kept, (index) => record.batches.accuracy[index]!),
    },
    courses,
    drift,
    batchDriftBand,
    causes,
    batchShift: shift
      ? {
          quantiles: Float64Array.from([-0.03, -0.01, 0, 0.02, 0.06], (q) => q + shift.againstTraining[0]!),
          band: shift.band,
          shareOutside: shift.againstTraining[0]! > 0.1 ? 1 : 0.051,
          consecutiveQuantiles: Float64Array.from(
            [-0.05, -0.02, 0, 0.03, 0.09],
            (q) => q + 2 * shift.againstTraining[0]!,
          ),
          consecutiveBand: shift.consecutiveBand,
          consecutiveShareOutside: shift.againstTraining[0]! > 0.1 ? 1 : 0.048,
          features: shift.features.map(({ name, shift: values }, feature) => ({
            name,
            band: shift.featureBands[feature]!,
            quantiles: Float64Array.from([0.8, 0.9, 1, 1.1, 1.3], (q) => q * values[0]!),
            shareOutside: values[0]! > 0.3 ? 1 : 0.05,
          })),
        }
      : null,
    gradientNorms: gradientNorms ?? null,
  };
}

function findingsOf(text: string, seeds: readonly number[]): Finding[] {
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
        { label: "one-subset, batch norm", median: 0.509, diverged: 0, censored: 0 },
        { label: "one-subset, none", median: 0.936, diverged: 0, censored: 0 },
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
        { label: "one-subset, none", median: 910, diverged: 0, censored: 2 },
        { label: "uniform, none", median: 730, diverged: 0, censored: 0 },
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
      sides: [],
      sentence: "Too few seeds to decide.",
      differences: around(0.004, 0.02),
    },
  ];
}
