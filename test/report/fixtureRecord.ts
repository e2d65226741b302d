import { randomStream } from "../../src/random.ts";
import type { Variant } from "../../src/scenario/scenario.ts";
import type { Evaluation } from "../../src/tracking/inferenceStatistics.ts";
import type { UnitSeries } from "../../src/tracking/meters/distribution.ts";
import type { Blocks } from "../../src/tracking/observations/observations.ts";
import type { RunRecord, WorkedExample } from "../../src/tracking/record.ts";

const UNITS = 16;
const LAYERS = 3;

/** An invented record of one run: plausible curves of the right shapes, for tests only. */
export function syntheticRecord(variant: Variant, seed: number, detailed: boolean): RunRecord {
  const { steps } = variant.settings.training;
  const random = randomStream(`${variant.id}/${seed}`);
  const biased = variant.levels.sampling === "one-subset";
  const normalized = variant.levels.normalization === "batch norm";
  const grid = Int32Array.from([
    ...Array(21).keys(),
    ...Array.from({ length: 99 }, (_, i) => 35 + Math.round((i * (steps - 35)) / 98)),
  ]).filter((step) => step <= steps);
  const evaluations = Math.min(40, steps);
  const evaluationSteps = Int32Array.from({ length: evaluations + 1 }, (_, i) =>
    Math.round((i * steps) / evaluations),
  );
  const updates = evaluationSteps.filter((step) => step > 1);
  const speed = normalized ? 5 : 2.5;
  const own = (step: number) =>
    0.5 + 0.455 * (1 - Math.exp((-speed * step) / steps)) ** 0.8 + 0.01 * random.normal();
  const atInference = (step: number) =>
    biased && normalized
      ? 0.509 + 0.004 * random.normal()
      : Math.min(0.99, own(step) - Math.abs(0.012 * random.normal()));
  const series = (value: (step: number) => number, at: Int32Array) => Float64Array.from(at, value);
  const evaluation = (accuracy: number): Evaluation => ({
    loss: 1.2 - accuracy,
    accuracy,
    bySubset: { A: accuracy - 0.01, B: accuracy + 0.01 },
  });
  const all = Int32Array.from({ length: steps }, (_, i) => i + 1);
  const statistics = normalized
    ? {
        running: atInference(steps),
        population: biased ? 0.54 : 0.945,
        "per-subset": 0.965,
        "batch-mixed": biased ? 0.55 : 0.94,
        "batch-as-trained": 0.954,
      }
    : { running: atInference(steps) };
  return {
    path: "fast",
    outcome: { kind: "finished" },
    stepsDone: steps,
    batches: {
      blockSize: 1,
      loss: series((step) => 0.12 + 0.6 * Math.exp((-speed * step) / steps) + 0.02 * random.next(), all),
      lossMin: new Float64Array(steps),
      lossMax: new Float64Array(steps),
      accuracy: series(own, all),
    },
    checks: { steps: new Int32Array(), accuracy: new Float64Array(), reach: 0.9 },
    stepsToTarget:
      biased && (normalized || seed % 3 === 0)
        ? null
        : Math.round((steps * (0.9 + 0.2 * random.normal())) / speed / 10) * 10,
    blocks: kept({
      accuracy: {
        steps: evaluationSteps,
        byStatistic: {
          running: {
            loss: series(() => 0.3, evaluationSteps),
            accuracy: series(atInference, evaluationSteps),
            bySubset: {
              A: series((step) => atInference(step) - (biased ? 0.05 : 0), evaluationSteps),
              B: series((step) => Math.min(1, atInference(step) + (biased ? 0.03 : 0)), evaluationSteps),
            },
          },
        },
      },
      "unit-input": detailed
        ? {
            steps: grid,
            preActivation: unitSeries(grid, steps, random, biased ? 2.4 : 1.4).layers,
            unitInput: normalized ? unitSeries(grid, steps, random, biased ? 1.6 : 0.5).layers : null,
          }
        : undefined,
      "batch-input": detailed ? unitSeries(grid, steps, random, biased ? 2 : 0.8) : undefined,
      "subset-input": detailed ? subsetsOf(grid, random) : undefined,
      normalization:
        normalized && detailed
          ? {
              steps: grid,
              layers: Array.from({ length: LAYERS }, () => {
                const walk = (start: number, jump: number) =>
                  Float32Array.from(
                    { length: grid.length * UNITS },
                    (_, at) => start + jump * random.normal() + (at / UNITS / grid.length) * 0.5,
                  );
                const alternate = biased ? 1.2 : 0.1;
                return {
                  units: UNITS,
                  gamma: walk(1, 0.01),
                  beta: walk(0, 0.01),
                  batchMean: walk(0, alternate),
                  batchVariance: walk(2, 0.3),
                  runningMean: walk(0, 0.1),
                  runningVariance: walk(2, 0.1),
                  populationMean: walk(0, 0.02),
                  populationVariance: walk(2.4, 0.02),
                };
              }),
            }
          : undefined,
      "gradient-norm": layered(
        grid.filter((step) => step > 0),
        LAYERS + 1,
        random,
        0.3,
      ),
      drift: driftOf(steps, random, normalized ? 0.18 : 0.3),
      "batch-shift": {
        steps: all,
        againstTraining: Float64Array.from(all, () => (biased ? 0.42 : 0) + 0.01 * random.normal()),
        band: [-0.05, 0.06],
        consecutive: Float64Array.from(all, () => 0.02 * random.normal()),
        consecutiveBand: [-0.07, 0.1],
        features: ["openness", "form"].map((name) => ({
          name,
          shift: Float64Array.from(all, () => (biased && name === "openness" ? 0.95 : 0.15)),
        })),
        featureBands: [
          [0.08, 0.3],
          [0.08, 0.3],
        ],
      },
      "batch-drift": batchDriftOf(updates, random, biased),
      "probe-loss": {
        steps: evaluationSteps,
        loss: series((step) => 0.1 + 0.6 * Math.exp((-speed * step) / steps), evaluationSteps),
      },
      "gradient-shift": gradientShiftOf(updates, random),
      landscape: landscapeOf(updates, random),
      causes: causesOf(updates, random, biased),
      "decision-field": detailed ? fieldsOf(evaluationSteps, steps, normalized, biased) : undefined,
    }),
    final: Object.fromEntries(
      Object.entries(statistics).map(([name, accuracy]) => [name, evaluation(accuracy)]),
    ),
    plane: detailed ? planeOf(steps, random) : null,
    workedExample: workedExample(normalized),
    parameters: {},
  };
}

/** Without what was not observed. */
function kept(blocks: { readonly [Name in keyof Blocks]: Blocks[Name] | undefined }): Blocks {
  return Object.fromEntries(Object.entries(blocks).filter(([, block]) => block !== undefined));
}

type Random = ReturnType<typeof randomStream>;

function unitSeries(grid: Int32Array, steps: number, random: Random, wander: number): UnitSeries {
  return {
    steps: grid,
    layers: Array.from({ length: LAYERS }, (_, layer) => {
      const size = grid.length * UNITS;
      const quantiles = new Float32Array(size * 41);
      const mean = new Float32Array(size);
      const sd = new Float32Array(size);
      for (let unit = 0; unit < UNITS; unit++) {
        const [drift, phase, spread] = [random.normal(), 6 * random.next(), 0.6 + random.next()];
        grid.forEach((step, place) => {
          const time = step / steps;
          const at = place * UNITS + unit;
          mean[at] =
            wander * (drift * time + 0.4 * Math.sin(phase + 9 * time) * time * (layer + 1)) +
            0.02 * random.normal();
          sd[at] = spread * (1 + wander * time);
          for (let level = 0; level <= 40; level++) {
            const u = (level + 0.5) / 41;
            quantiles[at * 41 + level] =
              mean[at]! + sd[at]! * (0.6 * Math.log(u / (1 - u)) + 0.6 * Math.tanh(8 * (u - 0.5)));
          }
        });
      }
      return {
        units: UNITS,
        mean,
        sd,
        skewness: new Float32Array(size),
        quantiles,
        saturated: new Float32Array(size),
      };
    }),
  };
}

function subsetsOf(grid: Int32Array, random: Random): Blocks["subset-input"] {
  const around = (middle: number) =>
    Float32Array.from({ length: grid.length * UNITS }, () => middle + 0.05 * random.normal());
  return {
    steps: grid,
    layers: Array.from({ length: LAYERS }, () => ({
      units: UNITS,
      bySubset: {
        A: { mean: around(-1.5), sd: around(0.6) },
        B: { mean: around(1.5), sd: around(0.7) },
      },
    })),
  };
}

function layered(steps: Int32Array, count: number, random: Random, size: number) {
  return {
    steps,
    layers: Array.from({ length: count }, (_, layer) =>
      Float32Array.from(
        steps,
        (step) => size * 2 ** layer * (0.2 + Math.exp(-step / 300)) * Math.exp(0.3 * random.normal()),
      ),
    ),
  };
}

function driftOf(steps: number, random: Random, size: number): Blocks["drift"] {
  const grid = Int32Array.from({ length: Math.floor(steps / 20) }, (_, i) => 20 * (i + 1));
  return {
    lag: 20,
    steps: grid,
    layers: layered(grid, LAYERS, random, size).layers.map((absolute) => {
      const sd = absolute.map(() => 1.3);
      return {
        units: 1,
        absolute,
        pooledSd: sd,
        displacement: absolute.map((each, at) => each * Math.sqrt(at + 1)),
        displacementSd: sd,
        movement: absolute.map((each) => 1.4 * each),
        movementSd: sd,
      };
    }),
    joint: {
      steps: grid,
      layers: layered(grid, LAYERS, random, size).layers.map((values) => ({
        squared: Float64Array.from(values),
        between: Float64Array.from(values, () => 5),
      })),
    },
    uncertainty: null,
  };
}

/** Sizes about 1, one column per layer, of one unit each. */
function wobbling(steps: Int32Array, random: Random, size: number): Float32Array[] {
  return Array.from({ length: LAYERS }, (_, layer) =>
    Float32Array.from(steps, () => size * 1.5 ** layer * Math.exp(0.3 * random.normal())),
  );
}

function batchDriftOf(steps: Int32Array, random: Random, biased: boolean): Blocks["batch-drift"] {
  const ones = Float64Array.from(steps, () => 1);
  return {
    steps,
    layers: wobbling(steps, random, biased ? 1.2 : 0.2).map((absolute) => ({
      units: 1,
      absolute: Float64Array.from(absolute),
      pooledSd: ones,
    })),
    band: {
      steps,
      layers: Array.from({ length: LAYERS }, () => ({
        units: 1,
        unit50: ones.map(() => 0.2),
        unit95: ones.map(() => 0.35),
        layer50: ones.map(() => 0.2),
        layer95: ones.map(() => 0.3),
      })),
    },
  };
}

function gradientShiftOf(steps: Int32Array, random: Random): Blocks["gradient-shift"] {
  const reading = (change: Float32Array) => ({
    change,
    cosine: change.map((each) => 1 - each),
    norm: change.map(() => 1),
  });
  return {
    steps,
    layers: [Float32Array.from(steps, () => 0), ...wobbling(steps, random, 0.1)].map((change) => ({
      weights: reading(change),
      weightsAndBias: reading(change),
      all: reading(change),
    })),
  };
}

function landscapeOf(steps: Int32Array, random: Random): Blocks["landscape"] {
  const column = (middle: number) => Float64Array.from(steps, () => middle * Math.exp(0.4 * random.normal()));
  return {
    steps,
    reach: Float64Array.of(0.5, 1, 2, 4),
    learningRate: Float64Array.from(steps, () => 1),
    loss: column(0.5),
    lossLow: column(0.3),
    lossHigh: column(0.9),
    gradientNorm: column(0.4),
    gradientChange: column(0.4),
    beta: column(1.2),
  };
}

function causesOf(steps: Int32Array, random: Random, biased: boolean): Blocks["causes"] {
  const column = (mean: Float32Array) => ({
    mean,
    meanLow: mean.map((each) => 0.8 * each),
    meanHigh: mean.map((each) => 1.3 * each),
    logSd: mean.map((each) => 0.1 * each),
    logSdLow: mean,
    logSdHigh: mean,
  });
  const sampling = wobbling(steps, random, biased ? 1.1 : 0.2);
  const upstream = wobbling(steps, random, 0.05);
  const own = wobbling(steps, random, 0.03);
  const sd = Float32Array.from(steps, () => 1);
  return {
    steps,
    training: sampling.map((each, layer) => ({
      units: 1,
      sd,
      causes: {
        sampling: column(each),
        upstream: column(layer === 0 ? each.map(() => 0) : upstream[layer]!),
        ownWeights: column(own[layer]!),
      },
      bias: biased ? { mean: each.map((x) => 0.9 * x), logSd: sd } : { mean: sd.map(() => 0), logSd: sd },
      alone: { sampling: each, upstream: upstream[layer]!, ownWeights: own[layer]! },
    })),
    inference: own.map((each, layer) => ({
      units: 1,
      sd,
      causes: {
        ownWeights: column(each),
        ownAffine: column(each.map((x) => 0.2 * x)),
        ownStatistics: column(each.map((x) => 0.7 * x)),
        upstream: column(upstream[layer]!),
      },
    })),
  };
}

function fieldsOf(
  grid: Int32Array,
  steps: number,
  normalized: boolean,
  biased: boolean,
): Blocks["decision-field"] {
  const size = 48;
  const [x, y] = [[-3, 3] as const, [-4, 4] as const];
  const names = normalized ? ["running", "population", "subset A", "subset B"] : ["running"];
  const field = (name: string) => {
    const cells = new Uint8Array(grid.length * size * size);
    const bent = normalized && biased ? (name === "subset A" ? -1 : name === "subset B" ? 1 : 0) : null;
    grid.forEach((step, place) => {
      const sharpness = 0.2 + (4 * step) / steps;
      for (let cell = 0; cell < size * size; cell++) {
        const t = x[0] + ((x[1] - x[0]) * ((cell % size) + 0.5)) / size;
        const u = y[0] + ((y[1] - y[0]) * (Math.floor(cell / size) + 0.5)) / size;
        const boundary =
          bent === null ? -1.5 * Math.sin(1.6 * t) : bent === 0 ? t : bent * 1.2 * (t + bent * 3);
        cells[place * size * size + cell] = Math.round(15 / (1 + Math.exp(-sharpness * (boundary - u))));
      }
    });
    return cells;
  };
  return { steps: grid, size, x, y, fields: Object.fromEntries(names.map((name) => [name, field(name)])) };
}

function planeOf(steps: number, random: Random): RunRecord["plane"] {
  const size = 40;
  const [x, y] = [[-2, 2] as const, [-2, 2] as const];
  const lossAt = (a: number, b: number) => 0.1 + 0.3 * (a - 1) ** 2 + 2 * (b - 0.4 * a) ** 2;
  const loss = Float64Array.from({ length: size * size }, (_, cell) =>
    lossAt(-2 + (4 * (cell % size)) / (size - 1), -2 + (4 * Math.floor(cell / size)) / (size - 1)),
  );
  const grid = Int32Array.from({ length: 100 }, (_, i) => Math.round((i * steps) / 99));
  const px = Float64Array.from(grid, (step) => 1 - 2.6 * Math.exp((-4 * step) / steps));
  const py = Float64Array.from(
    px,
    (a, i) => 0.4 * a + 1.4 * Math.exp(-i / 6) * Math.cos(i) + 0.02 * random.normal(),
  );
  return {
    weights: ["output.weights[0]", "output.weights[1]"],
    size,
    x,
    y,
    loss,
    path: { steps: grid, x: px, y: py, loss: Float64Array.from(px, (a, i) => lossAt(a, py[i]!)) },
  };
}

/** Four students, two hidden units, with numbers that can be checked by hand. */
export function workedExample(normalized: boolean): WorkedExample {
  const inputs = [8.2, 110, 6.4, 95, 9.1, 128, 7.3, 102];
  const weights = [0.5, 0.02, -0.3, 0.05];
  const bias = [0.1, -0.2];
  const preActivation = [0, 1].flatMap((unit) =>
    [0, 1, 2, 3].map(
      (sample) =>
        weights[2 * unit]! * inputs[2 * sample]! +
        weights[2 * unit + 1]! * inputs[2 * sample + 1]! +
        bias[unit]!,
    ),
  );
  const of = (unit: number) => preActivation.slice(4 * unit, 4 * unit + 4);
  const mean = [0, 1].map((unit) => of(unit).reduce((sum, z) => sum + z, 0) / 4);
  const variance = [0, 1].map((unit) => of(unit).reduce((sum, z) => sum + (z - mean[unit]!) ** 2, 0) / 4);
  const result = preActivation.map((z, at) => {
    const unit = at >> 2;
    return (z - mean[unit]!) / Math.sqrt(variance[unit]! + 1e-5);
  });
  const output = (normalized ? result : preActivation).map((z) => 1 / (1 + Math.exp(-z)));
  return {
    inputNames: ["cgpa", "iq"],
    samples: 4,
    units: 2,
    inputs: Float64Array.from(inputs),
    labels: Float64Array.from([1, 0, 1, 0]),
    weights: Float64Array.from(weights),
    bias: Float64Array.from(bias),
    preActivation: Float64Array.from(preActivation),
    normalization: normalized
      ? {
          epsilon: 1e-5,
          epsilonPlacement: "inside-root",
          divideBy: "m",
          mean: Float64Array.from(mean),
          variance: Float64Array.from(variance),
          gamma: Float64Array.from([1, 1]),
          beta: Float64Array.from([0, 0]),
          normalized: Float64Array.from(result),
          result: Float64Array.from(result),
        }
      : null,
    activation: "sigmoid",
    output: Float64Array.from(output),
    backward: normalized ? backwardOf(result, variance, output, inputs) : null,
  };
}

/** With dL/dh = 0.1, −0.2, 0.3, −0.4 for both units, and each derivative written out for γ = 1, m, ε inside the root. */
function backwardOf(
  normalized: readonly number[],
  variance: readonly number[],
  output: readonly number[],
  inputs: readonly number[],
) {
  const slopes = normalized.map((_, at) => [0.1, -0.2, 0.3, -0.4][at % 4]!);
  const unitInput = slopes.map((slope, at) => slope * output[at]! * (1 - output[at]!));
  const sum = (unit: number, of: (at: number) => number) =>
    [0, 1, 2, 3].reduce((total, sample) => total + of(4 * unit + sample), 0);
  const beta = [0, 1].map((unit) => sum(unit, (at) => unitInput[at]!));
  const gamma = [0, 1].map((unit) => sum(unit, (at) => unitInput[at]! * normalized[at]!));
  const preActivation = unitInput.map((slope, at) => {
    const unit = at >> 2;
    return (
      (slope - beta[unit]! / 4 - (normalized[at]! * gamma[unit]!) / 4) / Math.sqrt(variance[unit]! + 1e-5)
    );
  });
  const weights = [0, 1].flatMap((unit) =>
    [0, 1].map((input) => sum(unit, (at) => preActivation[at]! * inputs[2 * (at % 4) + input]!)),
  );
  return {
    loss: 0.7,
    output: Float64Array.from(slopes),
    unitInput: Float64Array.from(unitInput),
    gamma: Float64Array.from(gamma),
    beta: Float64Array.from(beta),
    preActivation: Float64Array.from(preActivation),
    weights: Float64Array.from(weights),
    bias: Float64Array.from([0, 1].map((unit) => sum(unit, (at) => preActivation[at]!))),
  };
}
