import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/random.ts";
import { importanceWeights, trainedShares } from "../../src/sampling/importanceWeights.ts";
import { createSampler } from "../../src/sampling/samplers.ts";
import type { SamplerSettings } from "../../src/sampling/settings.ts";

const uniform = { kind: "uniform", replacement: true } as const;
const biased = (changes: object): SamplerSettings =>
  ({
    kind: "subset-biased",
    bias: 1,
    schedule: "alternate",
    blockLength: 1,
    first: 0,
    ...changes,
  }) as SamplerSettings;

const ofTwo = (a: number) => [a, 1 - a];
const trainedShareOfA = (sampler: SamplerSettings, steps: number, a: number) =>
  trainedShares(sampler, steps, ofTwo(a))[0]!;

describe("importance weights", () => {
  it("are the share aimed at over the share in training, by hand", () => {
    // A is 3/4 of the data. Uniform: 1/4 over 3/4, and 3/4 over 1/4.
    expect([...importanceWeights(uniform, 100, ofTwo(0.75), ofTwo(0.25))]).toEqual([0.25 / 0.75, 3]);
    // Always A, with bias 1/2: A has 1/2·3/4 + 1/2 = 7/8 of every batch.
    const only = biased({ bias: 0.5, schedule: "only" });
    expect([...importanceWeights(only, 100, ofTwo(0.75), ofTwo(0.5))]).toEqual([4 / 7, 4]);
    // Half of the steps each: even, whatever the data.
    expect([...importanceWeights(biased({}), 100, ofTwo(0.75), ofTwo(0.25))]).toEqual([0.5, 1.5]);
    // A subset that nobody aims at may be drawn never, and counts nothing.
    expect([...importanceWeights(biased({ schedule: "only" }), 10, ofTwo(0.75), ofTwo(1))]).toEqual([1, 0]);
  });

  it("know of blocks that end on the way", () => {
    // Blocks of 40 in 100 steps: A, B, then 20 steps of A. Sequential in 5 steps: 3 and 2.
    expect(trainedShareOfA(biased({ blockLength: 40 }), 100, 0.3)).toBe(0.6);
    expect(trainedShareOfA(biased({ blockLength: 40, first: 1 }), 100, 0.3)).toBe(0.4);
    expect(trainedShareOfA(biased({ schedule: "sequential" }), 5, 0.3)).toBe(0.6);
    expect(trainedShareOfA(biased({ schedule: "random" }), 5, 0.3)).toBe(0.5);
  });

  it.each([
    uniform,
    { kind: "uniform", replacement: false } as const,
    biased({ bias: 0.3, blockLength: 7 }),
    biased({ bias: 0.8, schedule: "random" }),
    biased({ bias: 0.4, schedule: "only", first: 1 }),
    biased({ bias: 0.9, schedule: "sequential", first: 1 }),
  ])("go by the law that %j draws by", (sampler) => {
    const [size, steps, batchSize] = [100, 3000, 10];
    const subsets = Uint8Array.from({ length: size }, (_, at) => Number(at >= 70));
    const data = { size, subsets, subsetCount: 2, labels: new Float64Array(size) };
    const drawn = createSampler(sampler, data, batchSize, steps, randomStream("weights"));
    const batch = new Int32Array(batchSize);
    let inA = 0;
    for (let step = 0; step < steps; step++) {
      drawn.next(batch);
      inA += batch.reduce((sum, index) => sum + Number(subsets[index] === 0), 0);
    }
    // 30,000 draws: two decimals are far outside of chance; coins of 3000 steps have an sd of 0.009.
    expect(Math.abs(inA / (steps * batchSize) - trainedShareOfA(sampler, steps, 0.7))).toBeLessThan(0.03);
  });

  it("go by the turns of three subsets", () => {
    const shares = [0.5, 0.3, 0.2];
    // Blocks of 10 in 44 steps from B on: B, C, A, B, then 4 steps of C.
    expect(trainedShares(biased({ blockLength: 10, first: 1 }), 44, shares)).toEqual([
      10 / 44,
      20 / 44,
      14 / 44,
    ]);
    // Seven steps in three parts: steps 0 to 2, 3 and 4, 5 and 6.
    expect(trainedShares(biased({ schedule: "sequential", first: 2 }), 7, shares)).toEqual([
      2 / 7,
      2 / 7,
      3 / 7,
    ]);
    // Half of every batch is of C alone: 0.25, 0.15 and 0.1 + 0.5. Aimed at thirds.
    const weights = importanceWeights(
      biased({ bias: 0.5, schedule: "only", first: 2 }),
      9,
      shares,
      [0.3, 0.3, 0.4],
    );
    expect([...weights].map((weight) => Number(weight.toFixed(12)))).toEqual([
      1.2,
      2,
      Number((0.4 / 0.6).toFixed(12)),
    ]);
  });

  it("are refused where a ratio is infinite, or by classes", () => {
    const only = biased({ schedule: "only" });
    expect(() => importanceWeights(only, 10, ofTwo(0.5), ofTwo(0.5))).toThrow("subset B is never drawn");
    const classes = { ...only, kind: "class-biased" } as SamplerSettings;
    expect(() => importanceWeights(classes, 10, ofTwo(0.5), ofTwo(0.5))).toThrow("goes by classes");
  });
});
