import { pytorchNorm } from "../../src/network/normalizations/pytorchNorm.ts";
import type { RunPlan } from "../../src/plan/runPlan.ts";
import type { RunSettings } from "../../src/scenario/scenario.ts";
import { flowerSettings } from "../flowers/flowerSettings.ts";

/** A run small enough for a test, everything tracked. */
export const smallSettings: RunSettings = {
  data: {
    flowers: { ...flowerSettings, train: 200, test: 100, probe: 64 },
  },
  network: {
    hidden: [6, 5].map((units) => ({
      units,
      activation: "sigmoid",
      bias: true,
      normalization: pytorchNorm,
    })),
    initialization: { kind: "xavier-normal", scale: 1 },
  },
  training: {
    steps: 60,
    batchSize: 16,
    sampler: { kind: "subset-biased", bias: 1, schedule: "alternate", blockLength: 1, first: 0 },
    optimizer: { kind: "sgd", learningRate: 1 },
    phases: [],
    target: { measure: "test-accuracy", reach: 0.9, stay: 3, every: 10 },
    divergedAbove: 1e6,
  },
  tracking: {
    observe: [
      { what: "unit-input", at: "snapshots" },
      { what: "batch-input", at: "snapshots" },
      { what: "subset-input", at: "snapshots" },
      { what: "normalization", at: "snapshots" },
      { what: "gradient-norm", at: "snapshots" },
      { what: "accuracy", at: "evaluations" },
      { what: "drift", every: 20 },
      { what: "batch-shift", every: 5 },
      { what: "decision-field", at: "evaluations" },
      { what: "gradient-shift", at: "evaluations" },
      { what: "landscape", at: "evaluations" },
      { what: "causes", at: "evaluations" },
      { what: "batch-drift", at: "evaluations" },
      { what: "probe-loss", every: 20 },
      { what: "batch-moments", every: 1 },
      { what: "probe-percentiles", at: "snapshots" },
      { what: "sensitivity", every: 5 },
      { what: "effective-rank", every: 20 },
      { what: "training-set", at: "evaluations" },
      { what: "weight-norm", every: 20 },
    ],
    units: "detailed",
    snapshots: { dense: 5, count: 4, spacing: "even" },
    evaluations: 4,
    populationSample: 128,
    driftLag: 20,
    landscapeReach: [0.5, 2],
    fieldSize: 8,
    plane: { weights: ["output.weights[0]", "output.weights[1]"], margin: 1.5, size: 6 },
  },
};

/** A plan of that run, with other settings where given. */
export function smallPlan(changes: Partial<RunSettings> = {}, seed = 1): RunPlan {
  return { variant: "small", seed, detailed: true, folder: ".", settings: { ...smallSettings, ...changes } };
}
