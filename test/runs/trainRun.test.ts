import { describe, expect, it } from "vitest";
import { compileKernels } from "../../src/kernels/compiledKernels.ts";
import { summarize } from "../../src/measures/summarize.ts";
import type { NormalizationSettings } from "../../src/network/normalizations/settings.ts";
import type { RunPlan } from "../../src/plan/runPlan.ts";
import { trainRun } from "../../src/runs/trainRun.ts";
import { inferenceStatistics } from "../../src/tracking/inferenceStatistics.ts";
import { createTwins } from "../../src/tracking/twins.ts";
import { smallPlan, smallSettings } from "./smallRun.ts";
import { trainCompiled } from "./trainCompiled.ts";

const { network, training, tracking } = smallSettings;
const plainNetwork = {
  ...network,
  hidden: network.hidden.map((layer) => ({ ...layer, normalization: { kind: "none" } as const })),
};

const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 };
const batchNorm = network.hidden[0]!.normalization;
const initialization = { kind: "normal", sd: 3, scale: 1 } as const;
const ladder: [string, object][] = [
  ["centring alone", { scale: false }],
  ["scaling alone", { center: false }],
  ["no affine", { affine: false }],
  ["noise", { noise: { mean: 0.5, sd: 1.25, meanJitter: 0.1, sdJitter: 0.1 } }],
  ["virtual batches", { virtualBatch: 4 }],
  ["each subset by itself", { perSubset: true }],
  ["frozen statistics", { freezeStatisticsFrom: 20 }],
  ["batch renormalization", { kind: "batch-renorm", rMax: 3, dMax: 5, warmUp: null }],
  ["layer norm", { kind: "layer" }],
  ["group norm", { kind: "group", groups: 1 }],
  ["weight norm", { kind: "weight" }],
  ["the norm after the activation", { placement: "after" }],
];

describe("trainRun", () => {
  it("is a pure function of its plan", () => {
    expect(trainRun(smallPlan())).toEqual(trainRun(smallPlan()));
    expect(trainRun(smallPlan({}, 2)).parameters).not.toEqual(trainRun(smallPlan()).parameters);
  });

  it("ends in bit-identical parameters whether it is observed or not", () => {
    const unseen = smallPlan({ tracking: { ...tracking, observe: [], plane: null } });
    expect(trainRun({ ...unseen, detailed: false }).parameters).toEqual(trainRun(smallPlan()).parameters);
  });

  it("leaves the same record on compiled kernels, whoever had their memory before", () => {
    const kernels = compileKernels();
    const onKernels = (plan: RunPlan) => {
      kernels.startOver();
      return trainRun(plan, kernels);
    };
    const others = ladder.map(([, changes]) => {
      const normalization = { ...batchNorm, ...changes } as NormalizationSettings;
      const hidden = network.hidden.map((layer) => ({ ...layer, normalization }));
      return smallPlan({ network: { ...network, hidden } }, 2);
    });
    const plans = [smallPlan(), smallPlan({ network: plainNetwork }), ...others];
    const wild = { ...training, optimizer: { kind: "adam" as const, learningRate: 5, ...adam } };
    for (const { settings } of plans) {
      onKernels(smallPlan({ network: { ...settings.network, initialization }, training: wild }, 7));
    }
    for (const plan of plans) expect(onKernels(plan)).toEqual(trainRun(plan));
  });

  it("takes nothing of the kernels' memory along in the record", () => {
    const kernels = compileKernels();
    const { buffer } = kernels.allocate(1);
    const arraysIn = (value: unknown): Float64Array[] => {
      if (ArrayBuffer.isView(value)) return [value as Float64Array];
      return typeof value === "object" && value !== null ? Object.values(value).flatMap(arraysIn) : [];
    };
    const arrays = arraysIn(trainRun(smallPlan(), kernels));
    expect(arrays.length).toBeGreaterThan(100);
    expect(arrays.filter((array) => array.buffer === buffer)).toEqual([]);
  });

  it("gives twins the same data and initial weights", () => {
    const [one, other] = [smallPlan(), smallPlan({ network: plainNetwork })].map(trainCompiled);
    expect(one!.workedExample!.weights).toEqual(other!.workedExample!.weights);
    expect(one!.workedExample!.inputs).toEqual(other!.workedExample!.inputs);
  });

  it("evaluates a batch norm by every inference statistic, and a plain network by the one it has", () => {
    const record = trainCompiled(smallPlan());
    expect(Object.keys(record.final).sort()).toEqual([...inferenceStatistics].sort());
    expect(Object.keys(record.blocks.accuracy!.byStatistic).sort()).toEqual([...inferenceStatistics].sort());
    expect(Object.keys(trainCompiled(smallPlan({ network: plainNetwork })).final)).toEqual(["running"]);
  });

  it.each(ladder)("trains and observes %s, by every inference statistic it has", (_, changes) => {
    const normalization = { ...batchNorm, ...changes } as NormalizationSettings;
    const hidden = network.hidden.map((layer) => ({ ...layer, normalization }));
    const record = trainCompiled(smallPlan({ network: { ...network, hidden } }));
    const batchStatistics = ["batch", "batch-renorm"].includes(normalization.kind);
    expect(record.outcome).toEqual({ kind: "finished" });
    expect(Object.keys(record.final)).toEqual(batchStatistics ? [...inferenceStatistics] : ["running"]);
    for (const { accuracy, loss } of Object.values(record.final)) {
      expect(accuracy).toBeGreaterThan(0.3);
      expect(Number.isFinite(loss)).toBe(true);
    }
    expect(record.blocks.normalization === undefined).toBe(!batchStatistics);
    expect(trainCompiled(smallPlan({ network: { ...network, hidden } }))).toEqual(record);
  });

  it.each(["softmax-cross-entropy", "mean-squared-error"] as const)("learns with %s", (loss) => {
    const optimizer = { kind: "adam", learningRate: 0.03 } as const;
    const sampler = { kind: "uniform", replacement: true } as const;
    const changes = { ...training, optimizer: { ...adam, ...optimizer }, sampler };
    const { final, batches } = trainCompiled(smallPlan({ network: { ...network, loss }, training: changes }));
    expect(final.running!.accuracy).toBeGreaterThan(0.7);
    expect(final.running!.loss).toBeLessThan(batches.loss[0]!);
  });

  it("leaves the parameters of a frozen layer as they were drawn", () => {
    const hidden = network.hidden.map((layer, index) => ({ ...layer, frozen: index === 0 }));
    const { parameters, workedExample } = trainCompiled(smallPlan({ network: { ...network, hidden } }));
    expect(parameters["hidden1.weights"]).toEqual(workedExample!.weights);
    expect(parameters["hidden1.gamma"]!.every((gamma) => gamma === 1)).toBe(true);
    expect(parameters["hidden2.gamma"]!.every((gamma) => gamma !== 1)).toBe(true);
  });

  it("tracks every hidden unit on the grids that were asked for", () => {
    const record = trainCompiled(smallPlan());
    expect(Array.from(record.blocks["unit-input"]!.steps)).toEqual([0, 1, 2, 3, 4, 5, 19, 33, 46, 60]);
    expect(record.blocks["unit-input"]!.preActivation!.map(({ units }) => units)).toEqual([6, 5]);
    expect(record.blocks["unit-input"]!.unitInput![1]!.quantiles.length).toBe(10 * 5 * 41);
    expect(Array.from(record.blocks.drift!.steps)).toEqual([20, 40, 60]);
    expect(record.batches.loss.length).toBe(60);
    expect(record.blocks["decision-field"]!.fields["subset A"]!.length).toBe(4 * 64);
  });

  it("normalizes each unit on its batch: mean β and sd |γ|·σ/√(σ² + ε), as batch norm says", () => {
    const { "batch-input": batchInput, normalization } = trainCompiled(smallPlan()).blocks;
    const inputs = batchInput!.layers[0]!;
    const norm = normalization!.layers[0]!;
    // After the first update γ and β have moved, but the batch was normalized with those before: 1 and 0.
    for (let unit = 0; unit < 6; unit++) {
      const variance = norm.batchVariance[6 + unit]!;
      expect(inputs.mean[unit]).toBeCloseTo(0, 6);
      expect(inputs.sd[unit]).toBeCloseTo(Math.sqrt(variance / (variance + 1e-5)), 5);
    }
  });

  it("measures the same of a run that is not detailed, which keeps no units, and keeps them where all are to be kept", () => {
    const plan = smallPlan();
    const detailed = trainCompiled(plan);
    const other = trainCompiled({ ...plan, detailed: false });
    const { uncertainty, ...drift } = summarize(detailed).drift!;
    expect(summarize(other)).toEqual({ ...summarize(detailed), drift: { ...drift, uncertainty: null } });
    expect(uncertainty).not.toBeNull();
    expect(other.parameters).toEqual(detailed.parameters);
    expect(other.blocks["unit-input"]).toMatchObject({ preActivation: null, unitInput: null });
    for (const name of ["batch-input", "subset-input", "decision-field"] as const)
      expect(other.blocks[name]).toBeUndefined();
    expect(other.plane).toBeNull();
    const all = { ...plan.settings, tracking: { ...tracking, units: "all" as const } };
    expect(trainCompiled({ ...plan, detailed: false, settings: all })).toEqual(detailed);
  });

  it("comes to the same record with what its twins have made", () => {
    const twins = createTwins();
    const plain = { ...training, optimizer: { kind: "sgd", learningRate: 0.5 } } as const;
    const plans = [smallPlan(), smallPlan({ training: plain }), smallPlan({ network: plainNetwork })];
    const shared = plans.map((plan) => trainRun(plan, undefined, twins));
    expect(shared).toEqual(plans.map((plan) => trainRun(plan)));
  });

  it("counts a layer's saturated units as their own distributions do", () => {
    const { saturation, unitInput } = trainCompiled(smallPlan()).blocks["unit-input"]!;
    saturation.forEach(({ saturated, dead }, index) => {
      const { saturated: ofUnits, units } = unitInput![index]!;
      saturated.forEach((share, at) => {
        const shares = Array.from(ofUnits.subarray(at * units, (at + 1) * units)).sort((a, b) => a - b);
        expect(share).toBe((shares[(units - 1) >> 1]! + shares[units >> 1]!) / 2);
        expect(dead[at]).toBe(shares.filter((each) => each === 1).length / units);
      });
    });
  });

  it("keeps quantiles in order, with the mean and the sd within their range", () => {
    const layer = trainCompiled(smallPlan()).blocks["unit-input"]!.preActivation![0]!;
    for (let at = 0; at < layer.mean.length; at++) {
      const quantiles = Array.from(layer.quantiles.subarray(at * 41, (at + 1) * 41));
      expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
      expect(layer.mean[at]).toBeGreaterThanOrEqual(quantiles[0]!);
      expect(layer.mean[at]).toBeLessThanOrEqual(quantiles[40]!);
      expect(layer.sd[at]).toBeLessThanOrEqual((quantiles[40]! - quantiles[0]!) / 2 + 1e-6);
    }
  });

  it("puts the batches of one subset outside the band of uniform ones, and knows uniform ones as such", () => {
    const outside = (plan: RunPlan) => {
      const { againstTraining, band } = trainCompiled(plan).blocks["batch-shift"]!;
      return (
        againstTraining.filter((value) => value < band[0] || value > band[1]).length / againstTraining.length
      );
    };
    const uniform = { ...training, sampler: { kind: "uniform", replacement: true } as const };
    expect(outside(smallPlan())).toBe(1);
    expect(outside(smallPlan({ training: uniform }))).toBeLessThan(0.4);
  });

  it("records a run that diverges as an outcome, with its step", () => {
    const relu = {
      ...plainNetwork,
      hidden: plainNetwork.hidden.map((layer) => ({ ...layer, activation: "relu" as const })),
    };
    const record = trainCompiled(
      smallPlan({
        network: relu,
        training: { ...training, optimizer: { kind: "sgd", learningRate: 1e5 } },
      }),
    );
    expect(record.outcome.kind).toBe("diverged");
    expect(record.stepsDone).toBeLessThan(60);
    expect(record.batches.loss.length).toBe(record.stepsDone);
  });

  it("puts the weights of a plane back where they were", () => {
    const without = trainCompiled(smallPlan({ tracking: { ...tracking, plane: null } }));
    const record = trainCompiled(smallPlan());
    expect(record.parameters).toEqual(without.parameters);
    expect(record.plane!.path.x.at(-1)).toBe(record.parameters["output.weights"]![0]);
    expect(record.plane!.loss.every(Number.isFinite)).toBe(true);
  });
});
