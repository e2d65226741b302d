import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileKernels } from "../../../src/kernels/compiledKernels.ts";
import { plainKernels } from "../../../src/kernels/plainKernels.ts";
import { type Matrix, rowOf, zeros } from "../../../src/matrix.ts";
import { createNetwork } from "../../../src/network/network.ts";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import type { NetworkSettings } from "../../../src/network/settings.ts";
import { createTrainer, type Trainer } from "../../../src/network/trainer.ts";
import { randomStream } from "../../../src/random.ts";
import { mean as meanOf, populationVariance } from "../../../src/statistics/moments.ts";
import { createColumns } from "../../../src/tracking/columns.ts";
import { createMomentWriter, momentColumns } from "../../../src/tracking/observations/batchMoments.ts";
import { randomTraining } from "../../network/randomTraining.ts";

/** A trainer that shows these unit inputs, and nothing else. */
function showing(unitInput: Matrix): Trainer {
  return { hidden: [{ unitInput }], kernels: plainKernels } as unknown as Trainer;
}

function observed(trainer: Trainer, ...steps: readonly number[]) {
  const units = trainer.hidden.map(({ unitInput }) => ({ units: unitInput.rows }));
  const store = createColumns(Int32Array.from(steps), momentColumns(units));
  const write = createMomentWriter(trainer, store.columns.layers);
  return { observe: () => write(store.seen++), series: store.series };
}

const rows = fc
  .record({ units: fc.integer({ min: 1, max: 4 }), samples: fc.integer({ min: 1, max: 9 }) })
  .chain(({ units, samples }) =>
    fc.array(
      fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: samples, maxLength: samples }),
      {
        minLength: units,
        maxLength: units,
      },
    ),
  );

describe("moments of the mini-batch", () => {
  it("are those of the definition, for odd batches too", () => {
    fc.assert(
      fc.property(rows, (values) => {
        const unitInput = zeros(values.length, values[0]!.length);
        unitInput.values.set(values.flat());
        const instrument = observed(showing(unitInput), 1);
        instrument.observe();
        const { steps, layers } = instrument.series();
        expect([...steps]).toEqual([1]);
        values.forEach((row, unit) => {
          const mean = row.reduce((sum, x) => sum + x, 0) / row.length;
          const variance = row.reduce((sum, x) => sum + (x - mean) ** 2, 0) / row.length;
          const [layer] = layers;
          expect(layer!.mean[unit]).toBeCloseTo(mean, 10);
          expect(layer!.sd[unit]! ** 2).toBeCloseTo(variance, 9);
          // Of 0 and −0 either is the least; + 0 makes them one.
          expect(layer!.min[unit]! + 0).toBe(Math.min(...row) + 0);
          expect(layer!.max[unit]! + 0).toBe(Math.max(...row) + 0);
        });
      }),
      {
        seed: 1,
        examples: [
          [
            [
              [0, 0, 0, 0],
              [0, 0, 0, 0],
              [0, 0, -0, 0],
            ],
          ],
        ],
      },
    );
  });

  it("keep the steps apart, and only those that were seen", () => {
    const unitInput = zeros(1, 2);
    const instrument = observed(showing(unitInput), 1, 2, 3);
    unitInput.values.set([1, 3]);
    instrument.observe();
    unitInput.values.set([5, 5]);
    instrument.observe();
    const { steps, layers } = instrument.series();
    expect([...steps]).toEqual([1, 2]);
    expect([...layers[0]!.mean]).toEqual([2, 5]);
    expect([...layers[0]!.sd]).toEqual([1, 0]);
  });

  it("by compiled kernels are those of the definition, whatever the network", () => {
    const kernels = compileKernels();
    fc.assert(
      fc.property(randomTraining, (training) => {
        const { seed, inputs, classes, batchSize, settings } = training;
        kernels.startOver();
        const network = createNetwork(inputs, settings, randomStream(`${seed}`), classes, kernels);
        const stream = randomStream(`${seed}/batches`);
        const sgd = { kind: "sgd", learningRate: 0.01 } as const;
        const trainer = createTrainer(network, sgd, batchSize);
        const instrument = observed(trainer, 1, 2, 3);
        for (let step = 1; step <= 3; step++) {
          for (let j = 0; j < trainer.batch.values.length; j++) trainer.batch.values[j] = stream.normal();
          for (let n = 0; n < batchSize; n++) trainer.labels[n] = Math.floor(stream.next() * classes);
          trainer.step();
          instrument.observe();
          instrument.series().layers.forEach(({ units, mean, sd, min, max }, index) => {
            const { unitInput } = trainer.hidden[index]!;
            for (let unit = 0; unit < units; unit++) {
              const row = rowOf(unitInput, unit);
              const at = (step - 1) * units + unit;
              const center = meanOf(row);
              expect(mean[at]).toBeCloseTo(center, 10);
              expect(sd[at]).toBeCloseTo(Math.sqrt(populationVariance(row, center)), 7);
              expect(min[at]! + 0).toBe(Math.min(...row) + 0);
              expect(max[at]! + 0).toBe(Math.max(...row) + 0);
            }
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  it("of a batch that is not finite are not finite either", () => {
    const settings: NetworkSettings = {
      hidden: [{ units: 1, activation: "tanh", normalization: pytorchNorm, bias: false }],
      initialization: { kind: "xavier-normal", scale: 1 },
    };
    const network = createNetwork(1, settings, randomStream("any"), 2, compileKernels());
    const sgd = { kind: "sgd", learningRate: 0.01 } as const;
    const trainer = createTrainer(network, sgd, 2);
    const instrument = observed(trainer, 1);
    trainer.batch.values.set([1, Number.POSITIVE_INFINITY]);
    trainer.step();
    instrument.observe();
    const [layer] = instrument.series().layers;
    expect([layer!.mean[0], layer!.sd[0]]).toEqual([Number.NaN, Number.NaN]);
  });
});
