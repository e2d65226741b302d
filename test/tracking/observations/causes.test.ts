import { describe, expect, it } from "vitest";
import type { HiddenLayerSettings, NetworkSettings } from "../../../src/network/settings.ts";
import type { RunSettings } from "../../../src/scenario/scenario.ts";
import type { CauseColumns } from "../../../src/tracking/causes/causeColumns.ts";
import type { Blocks } from "../../../src/tracking/observations/observations.ts";
import { smallPlan, smallSettings } from "../../runs/smallRun.ts";
import { trainCompiled } from "../../runs/trainCompiled.ts";

const { network, training, tracking } = smallSettings;
const batchNorm = network.hidden[0]!.normalization;

const layers = (changes: readonly Partial<HiddenLayerSettings>[]): NetworkSettings => ({
  ...network,
  hidden: changes.map((change) => ({ ...network.hidden[0]!, ...change })),
});
const plain = layers([4, 3, 3].map((units) => ({ units, normalization: { kind: "none" } })));
const normalized = layers([4, 3, 3].map((units) => ({ units })));
const dropping = ({ hidden, ...rest }: NetworkSettings): NetworkSettings => ({
  ...rest,
  hidden: hidden.map((layer) => ({ ...layer, dropout: 0.4 })),
});

/** Twelve steps, with what the witnesses need. */
function run(changes: Partial<RunSettings>): Required<Blocks> {
  const steps = Array.from({ length: 13 }, (_, step) => step);
  const record = trainCompiled(
    smallPlan({
      ...changes,
      training: { ...training, steps: 12, ...changes.training },
      tracking: {
        ...tracking,
        observe: (["causes", "unit-input", "batch-input", "subset-input", "normalization"] as const).map(
          (what) => ({ what, at: steps }),
        ),
        plane: null,
      },
    }),
  );
  return record.blocks as Required<Blocks>;
}

const numbers = ({ mean, logSd }: Pick<CauseColumns, "mean" | "logSd">) => [...mean, ...logSd];
const largest = (values: Iterable<number>) => Math.max(...Array.from(values, Math.abs));
const allOf = (column: CauseColumns) => Object.values(column).flatMap((values) => [...values]);

/** Entry by entry the sum of the Shapley values of all causes. */
function total(causes: Readonly<Record<string, CauseColumns>>, quantity: "mean" | "logSd"): number[] {
  const columns = Object.values(causes).map((column) => column[quantity]);
  return Array.from(columns[0]!, (_, at) => columns.reduce((sum, column) => sum + column[at]!, 0));
}

function expectClose(found: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(found.length).toBe(expected.length);
  expect(found.length).toBeGreaterThan(0);
  expect(largest(found.map((value, at) => value - expected[at]!))).toBeLessThan(tolerance);
}

describe("the causes of a unit's changing input", () => {
  it.each([
    ["", plain],
    [", of which dropout leaves out a part", dropping(plain)],
  ])("add up to what was observed: of z in training mode, from batch to batch%s", (_, of) => {
    // Without a norm the unit input of a batch is z; both were tracked by another instrument.
    const { causes, "batch-input": batchInput } = run({ network: of });
    expect(Array.from(causes.steps)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    causes.training.forEach(({ causes: own, sd, units }, index) => {
      const { mean, sd: observedSd } = batchInput.layers[index]!;
      const pairs = Array.from({ length: 11 * units }, (_, at) => at);
      expectClose(
        total(own, "mean"),
        pairs.map((at) => mean[at + units]! - mean[at]!),
        2e-6,
      );
      expectClose(
        total(own, "logSd"),
        pairs.map((at) => Math.log(observedSd[at + units]! / observedSd[at]!)),
        2e-5,
      );
      expectClose(
        [...sd],
        pairs.map((at) => observedSd[at]!),
        1e-6,
      );
    });
  });

  it.each([
    ["", normalized],
    [" and dropout", dropping(normalized)],
  ])("add up with batch norm%s, too: to the change of its batch statistics", (_, of) => {
    const { causes, normalization } = run({ network: of });
    causes.training.forEach(({ causes: own, units }, index) => {
      // At step 0 there was no batch: the first entries are those of step 1.
      const { batchMean, batchVariance } = normalization!.layers[index]!;
      const at = Array.from({ length: 11 * units }, (_, entry) => entry + units);
      expectClose(
        total(own, "mean"),
        at.map((entry) => batchMean[entry + units]! - batchMean[entry]!),
        2e-6,
      );
      expectClose(
        total(own, "logSd"),
        at.map((entry) => Math.log(batchVariance[entry + units]! / batchVariance[entry]!) / 2),
        2e-5,
      );
    });
  });

  it.each([
    ["without a norm", plain],
    ["with batch norm", normalized],
    ["with layer norm", layers([4, 3].map((units) => ({ units, normalization: layerNorm("before") })))],
    ["with batch norm after", layers([4, 3].map((units) => ({ units, normalization: after() })))],
    ["with statistics per subset", layers([4, 3].map((units) => ({ units, normalization: perSubset() })))],
  ])("add up to what was observed in inference mode, %s", (_, of) => {
    const { causes, "unit-input": inputs } = run({ network: of });
    const observed = (inputs.unitInput ?? inputs.preActivation)!;
    causes.inference.forEach(({ causes: own, units }, index) => {
      const { mean, sd } = observed[index]!;
      const at = Array.from({ length: 11 * units }, (_, entry) => entry);
      expectClose(
        total(own, "mean"),
        at.map((entry) => mean[entry + units]! - mean[entry]!),
        2e-6,
      );
      expectClose(
        total(own, "logSd"),
        at.map((entry) => Math.log(sd[entry + units]! / sd[entry]!)),
        2e-5,
      );
    });
  });

  it.each([
    ["without a norm", plain],
    ["with batch norm", normalized],
  ])("for the first layer leave nothing upstream, %s", (_, of) => {
    const { causes } = run({ network: of });
    expect(largest(allOf(causes.training[0]!.causes.upstream))).toBe(0);
    expect(largest(allOf(causes.inference[0]!.causes.upstream))).toBe(0);
    expect(largest(causes.training[0]!.alone!.upstream)).toBe(0);
    expect(largest(numbers(causes.training[1]!.causes.upstream))).toBeGreaterThan(0);
  });

  it("are the batches alone where the learning rate is 0", () => {
    const still = { ...training, steps: 12, optimizer: { kind: "sgd", learningRate: 0 } } as const;
    for (const of of [plain, normalized]) {
      const { causes } = run({ network: of, training: still });
      for (const { causes: own } of causes.training) {
        expect(largest([...allOf(own.upstream), ...allOf(own.ownWeights)])).toBe(0);
        expect(largest(numbers(own.sampling))).toBeGreaterThan(0.1);
        // The same in whatever order the causes come in.
        expect(own.sampling.meanLow).toEqual(own.sampling.meanHigh);
      }
    }
    const { causes } = run({ network: plain, training: still });
    for (const { causes: own } of causes.inference)
      expect(largest(Object.values(own).flatMap(allOf))).toBe(0);
  });

  it("are running statistics alone in inference mode, own and below, where the learning rate is 0", () => {
    const still = { ...training, steps: 12, optimizer: { kind: "sgd", learningRate: 0 } } as const;
    const { causes } = run({ network: normalized, training: still });
    const [first, second] = causes.inference;
    for (const { causes: own } of [first!, second!]) {
      expect(largest([...allOf(own.ownWeights), ...allOf(own.ownAffine)])).toBe(0);
      expect(largest(numbers(own.ownStatistics))).toBeGreaterThan(0.01);
    }
    expect(largest(allOf(first!.causes.upstream))).toBe(0);
    expect(largest(numbers(second!.causes.upstream))).toBeGreaterThan(1e-4);
  });

  it("have no sampling where every batch is the same", () => {
    // Four samples in batches of four, without replacement: the same samples, in another order.
    const rows = {
      columns: ["a", "b"],
      samples: [
        [1, 2],
        [-1, 0.5],
        [0.3, -2],
        [2, 1],
      ],
      labels: [1, 0, 1, 0],
      classNames: ["0", "1"],
      standardize: false,
    };
    const { causes } = run({
      data: { rows },
      network: plain,
      training: {
        ...training,
        steps: 12,
        batchSize: 4,
        sampler: { kind: "uniform", replacement: false },
        optimizer: { kind: "sgd", learningRate: 1 },
      },
    });
    for (const { causes: own, alone } of causes.training) {
      expect(largest([...allOf(own.sampling), ...alone!.sampling])).toBeLessThan(1e-12);
      expect(largest(numbers(own.ownWeights))).toBeGreaterThan(1e-4);
    }
  });

  it("of a network frozen but for one layer are that layer's alone, and upstream of those above it", () => {
    for (const normalization of [{ kind: "none" } as const, batchNorm]) {
      const { causes } = run({
        network: layers([
          { units: 4, normalization, frozen: true },
          { units: 3, normalization },
          { units: 3, normalization, frozen: true },
        ]),
      });
      const [below, trained, above] = causes.training.map(({ causes: own }) => own);
      for (const frozen of [below!, above!]) expect(largest(allOf(frozen.ownWeights))).toBe(0);
      for (const untouched of [below!, trained!]) expect(largest(allOf(untouched.upstream))).toBe(0);
      expect(largest(numbers(trained!.ownWeights))).toBeGreaterThan(1e-4);
      expect(largest(numbers(above!.upstream))).toBeGreaterThan(1e-4);
    }
  });

  it("split sampling in bias and chance: none under uniform sampling, nor while the law stays the same", () => {
    const uniform = { kind: "uniform", replacement: true } as const;
    const only = { kind: "subset-biased", bias: 1, schedule: "only", blockLength: 1, first: 0 } as const;
    for (const sampler of [uniform, only]) {
      const { causes } = run({ network: plain, training: { ...training, steps: 12, sampler } });
      for (const { bias } of causes.training) expect(largest(numbers(bias))).toBe(0);
    }
  });

  it("take the bias of alternating subsets by hand: the difference of the subsets' means on the probe", () => {
    const still = { ...training, steps: 12, optimizer: { kind: "sgd", learningRate: 0 } } as const;
    const { causes, "subset-input": subsetInput } = run({ network: plain, training: still });
    causes.training.forEach(({ bias, units }, index) => {
      const { A, B } = subsetInput.layers[index]!.bySubset;
      // Step 1 sees A, step 2 sees B: the first change is from A to B, the next one back. Nothing else moves.
      for (let unit = 0; unit < units; unit++) {
        expect(bias.mean[unit]).toBeCloseTo(B!.mean[unit]! - A!.mean[unit]!, 5);
        expect(bias.mean[units + unit]).toBeCloseTo(A!.mean[unit]! - B!.mean[unit]!, 5);
        expect(bias.logSd[unit]).toBeCloseTo(Math.log(B!.sd[unit]! / A!.sd[unit]!), 5);
      }
    });
  });

  it("measure each cause alone by a distance that is at least the shift of the mean it makes alone", () => {
    const { causes } = run({ network: plain });
    for (const { alone, causes: own } of causes.training)
      for (const cause of ["sampling", "upstream", "ownWeights"] as const)
        alone![cause].forEach((distance, at) => {
          const { meanLow, meanHigh } = own[cause];
          // W₁ ≥ |difference of means|, and that one lies within the range over the orders.
          const least =
            meanLow[at]! * meanHigh[at]! <= 0 ? 0 : Math.min(Math.abs(meanLow[at]!), Math.abs(meanHigh[at]!));
          expect(distance).toBeGreaterThanOrEqual(least - 1e-6);
        });
  });
});

function layerNorm(placement: "before" | "after") {
  return { kind: "layer", placement, epsilon: 1e-5 } as const;
}
function after() {
  return { ...(batchNorm as Extract<typeof batchNorm, { kind: "batch" }>), placement: "after" as const };
}
function perSubset() {
  return { ...(batchNorm as Extract<typeof batchNorm, { kind: "batch" }>), perSubset: true };
}
