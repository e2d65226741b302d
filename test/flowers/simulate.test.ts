import { describe, expect, it } from "vitest";
import { boundaryOf } from "../../src/flowers/boundary.ts";
import type { Flower } from "../../src/flowers/flower.ts";
import { simulateFlowers } from "../../src/flowers/simulate.ts";
import { randomStream } from "../../src/random.ts";
import { flowerSettings } from "./flowerSettings.ts";

const many = simulateFlowers(flowerSettings, 40_000, randomStream("many"));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sd = (values: readonly number[]) => {
  const center = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - center) ** 2)));
};
const marginOf = ({ openness, form }: Flower) => form - boundaryOf(flowerSettings)(openness);
const of = (subset: 0 | 1, rose?: boolean) =>
  many.filter((flower) => flower.subset === subset && (rose === undefined || flower.rose === rose));

describe("simulateFlowers", () => {
  it("balances classes and subsets exactly, in random order", () => {
    for (const subset of [0, 1] as const)
      for (const rose of [true, false]) expect(of(subset, rose).length).toBe(10_000);
    expect(many.slice(0, 10).every(({ subset }) => subset === 0)).toBe(false);
  });

  it("keeps the shares that were asked for", () => {
    const few = simulateFlowers(
      { ...flowerSettings, roseShare: 0.2, subsetAShare: 0.9 },
      100,
      randomStream("few"),
    );
    expect(few.filter(({ rose }) => rose).length).toBe(20);
    expect(few.filter(({ subset }) => subset === 0).length).toBe(90);
  });

  it("grows buds in A and blown flowers in B", () => {
    // Four standard errors of 20,000 draws: 0.4/√20000 for the mean, 0.4/√40000 for the sd.
    expect(Math.abs(mean(of(0).map(({ openness }) => openness)) + 1.5)).toBeLessThan(0.0114);
    expect(Math.abs(mean(of(1).map(({ openness }) => openness)) - 1.5)).toBeLessThan(0.0114);
    expect(Math.abs(sd(of(1).map(({ openness }) => openness)) - 0.4)).toBeLessThan(0.008);
  });

  it("puts roses below the true boundary and the rest above, as far as the margin says", () => {
    for (const subset of [0, 1] as const) {
      expect(Math.abs(mean(of(subset, true).map(marginOf)) + 0.9)).toBeLessThan(4 * 0.0042);
      expect(Math.abs(mean(of(subset, false).map(marginOf)) - 0.9)).toBeLessThan(4 * 0.0042);
    }
  });

  it("has one p(rose | openness, form) in both subsets: covariate shift, and nothing else", () => {
    // Log odds −2·0.9·m/0.42² give the share of roses in a bin of margins; no bin may be off by four standard errors.
    const edges = [-0.6, -0.3, -0.1, 0.1, 0.3, 0.6];
    for (const subset of [0, 1] as const)
      for (let bin = 0; bin + 1 < edges.length; bin++) {
        const inside = of(subset).filter((flower) => {
          const margin = marginOf(flower);
          return margin >= edges[bin]! && margin < edges[bin + 1]!;
        });
        const chances = inside.map(
          (flower) => 1 / (1 + Math.exp((2 * 0.9 * marginOf(flower)) / (0.42 * 0.42))),
        );
        const variance = chances.reduce((sum, p) => sum + p * (1 - p), 0);
        const roses = inside.filter(({ rose }) => rose).length;
        expect(Math.abs(roses - chances.reduce((sum, p) => sum + p, 0))).toBeLessThan(
          4 * Math.sqrt(variance),
        );
      }
  });

  it("can be told apart with an error of Φ(−0.9/0.42) = 1.6 %, and no better", () => {
    const wrong = many.filter((flower) => marginOf(flower) < 0 !== flower.rose).length / many.length;
    expect(Math.abs(wrong - 0.01606)).toBeLessThan(4 * Math.sqrt((0.016 * 0.984) / 40_000));
  });

  it("lays a trap with hue: it tells roses from the rest in A, and hardly in B", () => {
    const redIsRose = (subset: 0 | 1) => {
      const right = of(subset).filter(({ hueDegrees, rose }) => Math.abs(hueDegrees) < 30 === rose).length;
      return right / of(subset).length;
    };
    expect(redIsRose(0)).toBeGreaterThan(0.9);
    expect(redIsRose(1)).toBeLessThan(0.65);
  });

  it("draws hue, petals and saturation from openness and class alone, never from the subset", () => {
    // Where the subsets overlap (openness near 0, with subsets set close), both have one distribution of each.
    const close = simulateFlowers({ ...flowerSettings, distance: 0.2 }, 40_000, randomStream("close"));
    // How far from red, not the hue itself: a rose's hue is symmetric about red at any openness.
    const looks = [
      ({ hueDegrees }: Flower) => Math.abs(hueDegrees),
      ({ petals }: Flower) => petals,
      ({ saturation }: Flower) => saturation,
    ];
    for (const rose of [true, false])
      for (const look of looks) {
        const [a, b] = ([0, 1] as const).map((subset) =>
          close
            .filter((of) => of.subset === subset && of.rose === rose && Math.abs(of.openness) < 0.1)
            .map(look),
        ) as [number[], number[]];
        const error = Math.sqrt(sd(a) ** 2 / a.length + sd(b) ** 2 / b.length);
        expect(Math.abs(mean(a) - mean(b))).toBeLessThan(4 * error);
      }
  });

  it("gives raw units that are the latent traits on other scales", () => {
    for (const { openness, form, diameterMm, spreadDegrees } of many.slice(0, 100)) {
      expect(diameterMm).toBe(55 + 14 * openness);
      expect(spreadDegrees).toBe(180 + 45 * form);
    }
    expect(Math.abs(mean(many.map(({ stemMm }) => stemMm)) - 300)).toBeLessThan(1.6);
  });

  it("keeps every trait within its range", () => {
    for (const { petals, saturation, hueDegrees } of many) {
      expect(petals >= 4 && petals <= 60 && Number.isInteger(petals)).toBe(true);
      expect(saturation > 0 && saturation <= 1).toBe(true);
      expect(hueDegrees >= -180 && hueDegrees <= 180).toBe(true);
    }
  });

  it("flips the share of labels that was asked for, and leaves what the flower is", () => {
    const noisy = simulateFlowers({ ...flowerSettings, labelNoise: 0.1 }, 20_000, randomStream("noise"));
    const flipped = noisy.filter(({ rose, label }) => rose !== (label === 1)).length / 20_000;
    expect(Math.abs(flipped - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 20_000));
  });
});
