import { describe, expect, it } from "vitest";
import type { Matrix } from "../../../src/matrix.ts";
import type { BatchNormBuffers } from "../../../src/network/normalizations/batchNormBuffers.ts";
import { mean, populationVariance } from "../../../src/statistics/moments.ts";
import { trainerOf } from "./tinyTrainer.ts";

describe("noisy batch norm", () => {
  const noise = { mean: 0.5, sd: 1.25, meanJitter: 0.1, sdJitter: 0.1 };

  it("of no strength is batch norm", () => {
    const none = { mean: 0, sd: 1, meanJitter: 0, sdJitter: 0 };
    const [silent, plain] = [trainerOf({ noise: none }), trainerOf({})];
    for (let step = 0; step < 3; step++) expect(silent.trainer.step()).toBe(plain.trainer.step());
  });

  it("has another distribution at every step, of the stated bounds", () => {
    const { trainer } = trainerOf({ noise: { ...noise, sdJitter: 0 } });
    const buffers = trainer.hidden[0] as unknown as { batchNorm: BatchNormBuffers };
    const drawnAt: number[] = [];
    for (let step = 0; step < 50; step++) {
      trainer.step();
      const { factor, shift } = buffers.batchNorm.noise!;
      for (let unit = 0; unit < 2; unit++) {
        const factors = factor.values.subarray(unit * 6, unit * 6 + 6);
        const shifts = shift.values.subarray(unit * 6, unit * 6 + 6);
        expect(new Set(factors).size).toBe(1);
        expect(Math.min(...factors)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...factors)).toBeLessThanOrEqual(1.25);
        expect(Math.max(...shifts) - Math.min(...shifts)).toBeLessThanOrEqual(0.2);
        expect(Math.max(...shifts.map(Math.abs))).toBeLessThanOrEqual(0.6);
        drawnAt.push(factors[0]!);
      }
    }
    expect(new Set(drawnAt).size).toBe(100);
    expect(Math.max(...drawnAt)).toBeGreaterThan(1.2);
  });

  it("reaches the next layer: a′ = s·a + m", () => {
    const { trainer, norm } = trainerOf({ noise });
    trainer.step();
    const { preActivation, unitInput, batchNorm } = trainer.hidden[0] as unknown as {
      preActivation: Matrix;
      unitInput: Matrix;
      batchNorm: BatchNormBuffers;
    };
    const { factor, shift } = batchNorm.noise!;
    const row = preActivation.values.subarray(0, 6);
    const s = Math.sqrt(populationVariance(row) + 1e-5);
    const normalized = (row[4]! - mean(row)) / s;
    expect(norm.units).toBe(2);
    // γ and β were 1 and 0 before the update
    expect(unitInput.values[4]).toBeCloseTo(factor.values[4]! * normalized + shift.values[4]!, 12);
  });
});
