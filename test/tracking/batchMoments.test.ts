import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Matrix } from "../../src/matrix.ts";
import { zeros } from "../../src/matrix.ts";
import { observeBatchMoments } from "../../src/tracking/batchMoments.ts";
import type { Scene } from "../../src/tracking/instrument.ts";

/** A scene whose trainer shows these unit inputs, and nothing else. */
function showing(unitInput: Matrix): Pick<Scene, "trainer"> {
  return { trainer: { hidden: [{ unitInput }] } } as unknown as Pick<Scene, "trainer">;
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
        const instrument = observeBatchMoments(showing(unitInput), Int32Array.of(0, 1));
        instrument.observe(1);
        const { steps, layers } = instrument.block();
        expect([...steps]).toEqual([1]);
        values.forEach((row, unit) => {
          const mean = row.reduce((sum, x) => sum + x, 0) / row.length;
          const variance = row.reduce((sum, x) => sum + (x - mean) ** 2, 0) / row.length;
          const [layer] = layers;
          expect(layer!.mean[unit]).toBeCloseTo(mean, 10);
          expect(layer!.sd[unit]! ** 2).toBeCloseTo(variance, 9);
          expect(layer!.min[unit]).toBe(Math.min(...row));
          expect(layer!.max[unit]).toBe(Math.max(...row));
        });
      }),
    );
  });

  it("keep the steps apart, and only those that were seen", () => {
    const unitInput = zeros(1, 2);
    const instrument = observeBatchMoments(showing(unitInput), Int32Array.of(1, 2, 3));
    unitInput.values.set([1, 3]);
    instrument.observe(1);
    unitInput.values.set([5, 5]);
    instrument.observe(2);
    const { steps, layers } = instrument.block();
    expect([...steps]).toEqual([1, 2]);
    expect([...layers[0]!.mean]).toEqual([2, 5]);
    expect([...layers[0]!.sd]).toEqual([1, 0]);
  });
});
