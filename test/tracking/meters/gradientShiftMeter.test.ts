import { afterAll, describe, expect, it } from "vitest";
import type { GradientChange } from "../../../src/tracking/meters/gradientChange.ts";
import { createGradientProbe } from "../../../src/tracking/meters/gradientProbe.ts";
import { createGradientShiftMeter } from "../../../src/tracking/meters/gradientShiftMeter.ts";
import { createWitness } from "../../network/reference.ts";
import { batchOf, batchSize, flat, networkOf, reference, updater, type Values } from "./referenceUpdates.ts";

const { runs } = reference;
const tolerance = 1e-11;

describe("gradient shift against the reference", () => {
  const witness = createWitness(`gradient shift (${runs.length} runs of 5 steps, 3 layers, 3 readings)`);
  afterAll(witness.report);

  it("has all the runs it should", () => {
    expect(runs.map((run) => `${run.norm} ${run.activation} ${run.optimizer.momentum}`)).toEqual([
      "none tanh 0",
      "none tanh 0.9",
      "none relu 0",
      "none relu 0.9",
      "bn_before tanh 0",
      "bn_before tanh 0.9",
      "bn_before relu 0",
      "bn_before relu 0.9",
      "bn_after tanh 0",
      "bn_after relu 0",
    ]);
    for (const { steps } of runs) {
      expect(steps.length).toBe(5);
      for (const { ics } of steps) expect(ics.map(({ layer }) => layer)).toEqual([1, 2, 3]);
    }
  });

  it.each(runs)("$norm, $activation, $optimizer", (run) => {
    const network = networkOf(run);
    const meter = createGradientShiftMeter(network, batchSize);
    const probe = createGradientProbe(network, batchSize);
    const update = updater(run, network);
    let before: Values = network.parameters.map(({ values }) => ({ values: values.slice() }));

    run.steps.forEach(({ step, ics, loss, gradient_l2 }) => {
      const { batch, labels } = batchOf(step);
      const updated = update(before, step);
      witness.compare(`loss of step ${step}`, [updated.loss], [loss], tolerance);
      witness.compare(
        `gradient of step ${step}`,
        [Math.hypot(...updated.gradients.flat())],
        [gradient_l2],
        tolerance,
      );

      const shifts = meter.measure(before, updated.after, batch, labels);
      expect(shifts.map(({ layer }) => layer)).toEqual(ics.map(({ layer }) => layer));
      ics.forEach((expected, index) => {
        const what = `step ${step}, layer ${expected.layer}`;
        const found = shifts[index]!;
        const readings: [string, GradientChange, typeof expected.weights][] = [
          ["weights", found.weights, expected.weights],
          ["weights and bias", found.weightsAndBias, expected.weights_and_bias],
          ["all", found.all, expected.all],
        ];
        for (const [reading, { change, cosine, norm, normAfter }, of] of readings) {
          const actual = [change, norm, normAfter];
          witness.compare(`${what}, ${reading}`, actual, [of.l2, of.norm_G, of.norm_G_prime], tolerance);
          if (cosine === null || of.cosine === null) expect(cosine).toBe(of.cosine);
          else witness.compare(`${what}, ${reading}: cosine`, [cosine], [of.cosine], tolerance);
        }

        // The gradients themselves, which the reference gives at the first step.
        expect(expected.G_weights === undefined).toBe(step > 0);
        if (expected.G_weights === undefined || expected.G_prime_weights === undefined) return;
        const weights = probe.parameters.findIndex(
          ({ layer, name }) => layer === expected.layer && name.endsWith(".weights"),
        );
        witness.compare(`${what}: G`, updated.gradients[weights]!, expected.G_weights.flat(), tolerance);
        const mixed = before.map((old, p) =>
          probe.parameters[p]!.layer < expected.layer ? updated.after[p]! : old,
        );
        probe.place(mixed);
        probe.evaluate(batch, labels);
        const shifted = probe.parameters[weights]!.gradient;
        witness.compare(`${what}: G′`, shifted, expected.G_prime_weights.flat(), tolerance);
      });
      before = updated.after;
    });

    const final = flat(run.final_params);
    expect(before.length).toBe(final.length);
    before.forEach(({ values }, p) => {
      witness.compare(`final ${network.parameters[p]!.name}`, values, final[p]!, tolerance);
    });
  });
});

describe("gradient shift", () => {
  const network = networkOf(runs[0]!);
  const meter = createGradientShiftMeter(network, batchSize);
  const { batch, labels } = batchOf(0);

  it("is exactly 0 where nothing moved, and for the first layer", () => {
    for (const { all } of meter.measure(network.parameters, network.parameters, batch, labels)) {
      expect(all.change).toBe(0);
      expect(all.cosine).toBeCloseTo(1, 15);
      expect(all.normAfter).toBe(all.norm);
    }
    const moved = network.parameters.map(({ values }) => ({ values: values.map((value) => value + 1) }));
    expect(meter.measure(network.parameters, moved, batch, labels)[0]!.all.change).toBe(0);
  });

  it("has no direction where a gradient is 0: dead units below", () => {
    const dead = networkOf(runs[2]!);
    dead.hidden[0]!.dense.bias!.fill(-1e6);
    dead.hidden[1]!.dense.bias!.fill(-1e6);
    const [first, second] = createGradientShiftMeter(dead, batchSize).measure(
      dead.parameters,
      dead.parameters,
      batch,
      labels,
    );
    for (const found of [first!, second!]) {
      expect(found.all).toEqual({ change: 0, cosine: null, norm: 0, normAfter: 0 });
    }
  });

  it("says both shapes where they do not fit", () => {
    const { parameters } = network;
    expect(() => meter.measure(parameters, parameters.slice(1), batch, labels)).toThrow(
      "6 parameters, got 5",
    );
    const wrong = parameters.map(({ values }, p) => ({ values: p === 2 ? values.slice(1) : values }));
    expect(() => meter.measure(wrong, parameters, batch, labels)).toThrow(
      "hidden2.weights has 30 values, got 29",
    );
    expect(() => meter.measure(parameters, parameters, batch, labels.slice(1))).toThrow(
      "12 labels, got 3 × 12 and 11",
    );
  });
});
