import { afterAll, describe, expect, it } from "vitest";
import { createLandscapeMeter } from "../../../src/tracking/meters/landscapeMeter.ts";
import { createWitness } from "../../network/reference.ts";
import { batchOf, batchSize, networkOf, reference, updater, type Values } from "./referenceUpdates.ts";

const { runs, etas } = reference;
const tolerance = 1e-11;

describe("the landscape along the gradient against the reference", () => {
  const witness = createWitness(`landscape (${runs.length} runs of 5 steps, ${etas.length} step sizes)`);
  afterAll(witness.report);

  it.each(runs)("$norm, $activation, $optimizer", (run) => {
    const network = networkOf(run);
    const meter = createLandscapeMeter(network, batchSize, etas);
    const update = updater(run, network);
    let at: Values = network.parameters.map(({ values }) => ({ values: values.slice() }));
    run.steps.forEach(({ step, loss, gradient_l2, landscape }) => {
      const { batch, labels } = batchOf(step);
      const found = meter.measure(at, batch, labels);
      expect(found.points.map(({ stepSize }) => stepSize)).toEqual(landscape.scan.map(({ eta }) => eta));
      landscape.scan.forEach((expected, k) => {
        const what = `step ${step}, step size ${expected.eta}`;
        const point = found.points[k]!;
        const compare = (of: string, actual: number, value: number) =>
          witness.compare(`${what}: ${of}`, [actual], [value], tolerance);
        compare("loss", point.loss, expected.loss);
        compare("gradient change", point.gradientChange, expected.gradient_change_l2);
        compare("β", point.beta ?? Number.NaN, expected.beta);
        if (point.cosine === null || expected.gradient_cosine === null)
          expect(point.cosine).toBe(expected.gradient_cosine);
        else compare("cosine", point.cosine, expected.gradient_cosine);
      });
      const compare = (of: string, actual: number, value: number) =>
        witness.compare(`step ${step}: ${of}`, [actual], [value], tolerance);
      compare("loss", found.loss, loss);
      compare("gradient", found.gradientNorm, gradient_l2);
      compare("smallest loss", found.lossRange.low, landscape.loss_min);
      compare("largest loss", found.lossRange.high, landscape.loss_max);
      compare("largest gradient change", found.largestGradientChange, landscape.gradient_change_max);
      compare("effective β", found.effectiveBeta ?? Number.NaN, landscape.effective_beta);
      at = update(at, step).after;
    });
  });
});

describe("the landscape along the gradient", () => {
  const { batch, labels } = batchOf(0);

  it("is flat where the gradient is 0", () => {
    const network = networkOf(runs[0]!);
    for (const { values } of network.parameters) values.fill(0);
    // All logits are 0, so labels of ½ leave no slope anywhere.
    const found = createLandscapeMeter(network, batchSize, [1, 2]).measure(
      network.parameters,
      batch,
      new Float64Array(batchSize).fill(0.5),
    );
    expect(found.gradientNorm).toBe(0);
    expect(found.effectiveBeta).toBeNull();
    expect(found.largestGradientChange).toBe(0);
    expect(found.lossRange).toEqual({ low: Math.LN2, high: Math.LN2 });
    for (const { cosine, beta } of found.points) expect([cosine, beta]).toEqual([null, null]);
  });

  it("goes downhill at a small step, by η‖g‖²", () => {
    const network = networkOf(runs[4]!);
    const found = createLandscapeMeter(network, batchSize, [1e-6]).measure(network.parameters, batch, labels);
    const slope = (found.loss - found.points[0]!.loss) / 1e-6;
    expect(slope).toBeCloseTo(found.gradientNorm ** 2, 5);
  });

  it("refuses step sizes that are none", () => {
    const network = networkOf(runs[0]!);
    expect(() => createLandscapeMeter(network, batchSize, [])).toThrow("at least 1 step size");
    expect(() => createLandscapeMeter(network, batchSize, [0.1, 0])).toThrow("above 0; got 0");
  });
});
