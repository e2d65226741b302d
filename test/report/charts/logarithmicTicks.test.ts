import { describe, expect, it } from "vitest";
import { logarithmicTicks } from "../../../src/report/charts/logarithmicTicks.ts";

describe("logarithmicTicks", () => {
  it("are 1, 2 and 5 times powers of ten, or the powers alone over many decades", () => {
    expect(logarithmicTicks([{ low: 0.3, high: 20 }])).toEqual([0.5, 1, 2, 5, 10, 20]);
    expect(logarithmicTicks([{ low: 0.001, high: 100 }])).toEqual([0.001, 0.01, 0.1, 1, 10, 100]);
  });

  it("are two at least where a band lies between them, and few", () => {
    expect(logarithmicTicks([{ low: 0.55, high: 0.95 }])).toEqual([0.6, 0.7, 0.8, 0.9]);
    expect(logarithmicTicks([{ low: 2.05, high: 2.55 }])).toEqual([2.1, 2.3, 2.5]);
  });
});
