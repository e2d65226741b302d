import { describe, expect, it } from "vitest";
import { layerEvidence } from "../../src/diagnosis/layerEvidence.ts";
import { madeTable } from "./tables.ts";

const [layer] = madeTable({ name: "layer" }).layers;

describe("what a layer tells", () => {
  it("finds units that are drawn apart independent, and copies of one unit one", () => {
    expect(layerEvidence(layer!).independentUnits).toBeGreaterThan(5);
    const copies = { ...layer!, units: Array.from({ length: 6 }, () => layer!.units[3]!) };
    expect(layerEvidence(copies).independentUnits).toBeCloseTo(1, 9);
  });

  it("has a ratio of about 1 within its band where batches are drawn alike", () => {
    const { betweenRatio, betweenBand } = layerEvidence(layer!);
    expect(betweenRatio).toBeGreaterThan(betweenBand.low);
    expect(betweenRatio).toBeLessThan(betweenBand.high);
  });

  // Batches at ±0.5 sd by turns: the variance of their means is 0.25·20/19 + 1/32, of which a 32nd is chance.
  it("has the ratio that batches by turns are made with, and the share between them", () => {
    const [turns] = madeTable({ name: "turns", shift: (batch) => (batch % 2 === 0 ? 0.5 : -0.5) }).layers;
    const { betweenRatio, shareBetween } = layerEvidence(turns!);
    const expected = 1 + (0.25 * 20 * 32) / 19;
    expect(Math.abs(betweenRatio / expected - 1)).toBeLessThan(0.15);
    const beyond = (0.25 * 20) / 19;
    expect(Math.abs(shareBetween / (beyond / (1 + beyond)) - 1)).toBeLessThan(0.15);
  });

  it("leaves constant units out, and counts them", () => {
    const dead = layer!.units[0]!;
    const batches = dead.batches.map((batch) => ({ ...batch, mean: 0, variance: 0 }));
    const evidence = layerEvidence({ ...layer!, units: [{ ...dead, batches }, ...layer!.units.slice(1)] });
    expect(evidence.constantUnits).toBe(1);
    expect(evidence.betweenRatio).not.toBeNaN();
  });

  it("takes the nearer convention of the running variance for no distance", () => {
    const biased = madeTable({
      name: "biased",
      size: 4,
      batches: 400,
      running: ({ mean, variance }) => ({ mean, variance: 0.75 * variance }),
    });
    expect(layerEvidence(biased.layers[0]!).runningDistance).toBeLessThan(0.06);
  });
});
