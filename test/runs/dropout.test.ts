import { describe, expect, it } from "vitest";
import { simulateSplit } from "../../src/flowers/split.ts";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import type { HiddenLayerSettings, NetworkSettings } from "../../src/network/settings.ts";
import { randomStream } from "../../src/random.ts";
import { createStepper } from "../../src/runs/stepper.ts";
import { trainRun } from "../../src/runs/trainRun.ts";
import { median } from "../../src/statistics/median.ts";
import { flowerSettings } from "../flowers/flowerSettings.ts";
import { smallPlan, smallSettings } from "./smallRun.ts";
import { trainCompiled } from "./trainCompiled.ts";

const { network, training, tracking } = smallSettings;
const withLayers = (change: Partial<HiddenLayerSettings>, more: Partial<NetworkSettings> = {}) => ({
  network: { ...network, hidden: network.hidden.map((layer) => ({ ...layer, ...change })), ...more },
});
const dropping = withLayers({ dropout: 0.3 }, { dropoutStatistics: "without" });
const steps = Array.from({ length: 12 }, (_, step) => step + 1);

describe("a run with dropout", () => {
  it("ends in the same bits whether it is observed or not, on plain and on compiled kernels", () => {
    const seen = trainRun(smallPlan(dropping));
    const unseen = { ...dropping, tracking: { ...tracking, observe: [], plane: null } };
    expect(trainRun({ ...smallPlan(unseen), detailed: false }).parameters).toEqual(seen.parameters);
    expect(trainCompiled(smallPlan(dropping))).toEqual(seen);
    expect(trainRun(smallPlan()).parameters).not.toEqual(seen.parameters);
  });

  it("with a rate too small to leave anything out ends in the bits of one without", () => {
    const almost = withLayers({ dropout: 1e-17 }, { dropoutStatistics: "without" });
    expect(trainCompiled(smallPlan(almost)).parameters).toEqual(trainCompiled(smallPlan()).parameters);
  });

  it("goes back to where it was saved, and on by the same bits", () => {
    const { split } = simulateSplit(
      { ...flowerSettings, train: 200, test: 20, probe: 20 },
      randomStream("d"),
    );
    const stepper = createStepper({ seed: 3, ...dropping, training, split, classes: 2 }, plainKernels);
    const advance = (count: number) =>
      Array.from({ length: count }, () => {
        stepper.draw();
        return stepper.train();
      });
    advance(7);
    const saved = stepper.save();
    const first = advance(9);
    stepper.restore(saved);
    expect(advance(9)).toEqual(first);
  });

  it("shows its instruments what training left out: loss, gradient and twin of every step", () => {
    const { blocks, batches } = trainCompiled(
      smallPlan({
        ...dropping,
        training: { ...training, steps: 12 },
        tracking: {
          ...tracking,
          observe: [
            { what: "landscape", at: steps },
            { what: "gradient-shift", at: steps },
            { what: "gradient-norm", at: steps },
            { what: "sensitivity", every: 1 },
          ],
          plane: null,
        },
      }),
    );
    // The loss of the batch, found by the trainer, by the landscape before the update and by nobody else.
    expect(Array.from(blocks.landscape!.loss)).toEqual(Array.from(batches.loss));
    blocks["gradient-shift"]!.layers.forEach(({ all }, layer) => {
      // The one is stored in single precision, the other in double.
      const norms = Array.from(blocks["gradient-norm"]!.layers[layer]!, Math.fround);
      expect(Array.from(all.norm)).toEqual(norms);
    });
    // Other masks would part them by the size of an update.
    expect(Math.max(...blocks.sensitivity!.distance)).toBeLessThan(1e-9);
  });

  it("takes its population statistics of passes without masks, or of passes with them", () => {
    const meansOf = (dropoutStatistics: "with" | "without", dropout: number) => {
      const plan = smallPlan({
        ...withLayers({ dropout }, { dropoutStatistics }),
        training: { ...training, optimizer: { kind: "sgd", learningRate: 0 }, steps: 4 },
        tracking: { ...tracking, observe: [{ what: "normalization", at: [0, 3, 4] }], plane: null },
      });
      return trainCompiled(plan).blocks.normalization!.layers.map((layer) => layer!.populationVariance);
    };
    const plain = meansOf("without", 0);
    expect(meansOf("without", 0.4)).toEqual(plain);
    const masked = meansOf("with", 0.4);
    // Nothing is left out of the inputs of the first layer. Of those of the second, which wait for nothing here, the masks
    // stay the same, and what they leave varies more: Li et al.'s variance shift.
    expect(masked[0]).toEqual(plain[0]);
    const [first, second] = [0, 5].map((from) => masked[1]!.slice(from, from + 5));
    expect(second).toEqual(first);
    masked[1]!.forEach((variance, unit) => {
      expect(variance).toBeGreaterThan(plain[1]![unit]!);
    });
  });

  it("compares uniform batches by the chance of batches of which as much is left out", () => {
    // At a rate of 0 all pairs of batches are alike, those of training and those of the band: half exceed its middle.
    const sharesAbove = (bandOf: number) => {
      const [seen, band] = [0.8, bandOf].map((dropout) => {
        const plan = smallPlan({
          ...withLayers({ dropout, normalization: { kind: "none" } }),
          training: {
            ...training,
            steps: 400,
            sampler: { kind: "uniform", replacement: true },
            optimizer: { kind: "sgd", learningRate: 0 },
          },
          tracking: { ...tracking, observe: [{ what: "batch-drift", every: 1 }], plane: null },
        });
        return trainCompiled(plan).blocks["batch-drift"]!;
      });
      return seen!.layers.map(({ units, absolute, pooledSd }, layer) => {
        const medians = Array.from(seen!.steps, (_, at) => {
          const own = Array.from({ length: units }, (_unit, unit) => at * units + unit);
          return median(Float64Array.from(own, (entry) => absolute[entry]! / pooledSd[entry]!));
        });
        const middles = Array.from(band!.band.layers[layer]!.layer50);
        const above = middles.flatMap((middle) => medians.map((each) => Number(each > middle)));
        return above.reduce((sum, each) => sum + each, 0) / above.length;
      });
    };
    // A middle of 59 pairs is off by a share of 0.065, the mean of twelve by 0.02; 400 steps, two by two, by 0.035.
    for (const share of sharesAbove(0.8)) expect(Math.abs(share - 0.5)).toBeLessThan(0.12);
    // The band of batches of which nothing is left out is another, but for the first layer, to which nothing is lost.
    const [first, second] = sharesAbove(0);
    expect(Math.abs(first! - 0.5)).toBeLessThan(0.12);
    expect(second).toBeGreaterThan(0.62);
  });
});
