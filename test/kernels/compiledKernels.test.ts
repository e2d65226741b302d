import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileKernels } from "../../src/kernels/compiledKernels.ts";
import type { NormArithmetic } from "../../src/kernels/plain/normalizationDivisor.ts";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { activations, createActivation, onKernels } from "../../src/network/activation.ts";
import { lossOnKernels } from "../../src/network/losses/losses.ts";
import type { ActivationName, ActivationSettings } from "../../src/network/settings.ts";
import { createDraws, type Draws, requireSameBits } from "./draws.ts";
import { type Shape, shape } from "./statedOrder.ts";

const compiled = compileKernels();

/** Draws what it needs, and lets the kernels of the draws work on it. What it returns is to be the same, too. */
type Work = (draws: Draws, shape: Shape, inPlace: boolean) => number | undefined;

/** The same from a tape. */
function requireTwinsOnTape(work: Work, drawn: Shape): void {
  compiled.startOver(10_000);
  const [ours, theirs] = [plainKernels, compiled].map((kernels) =>
    createDraws(kernels, `${drawn.seed}`, drawn.wild, drawn.further),
  ) as [Draws, Draws];
  const expected = work(ours, drawn, false) ?? 0;
  const made = compiled.taped(() => work(theirs, drawn, false) ?? 0);
  requireSameBits([made()], [expected], "result");
  requireSameBits(theirs.all(), ours.all(), "arrays");
}

function requireTwins(work: Work, drawn: Shape, inPlace: boolean): void {
  compiled.startOver();
  const [ours, theirs] = [plainKernels, compiled].map((kernels) =>
    createDraws(kernels, `${drawn.seed}`, drawn.wild, drawn.further),
  ) as [Draws, Draws];
  const expected = work(ours, drawn, inPlace) ?? 0;
  requireSameBits([work(theirs, drawn, inPlace) ?? 0], [expected], "result");
  requireSameBits(theirs.all(), ours.all(), "arrays");
}

/** One of all arithmetics of a norm. */
const arithmeticOf = (drawn: number): NormArithmetic => ({
  epsilon: 0.1,
  scale: drawn % 3 > 0,
  epsilonPlacement: drawn % 3 === 1 ? "inside-root" : "added-to-sd",
  center: drawn % 4 > 1,
  divideBy: drawn % 8 > 3 ? "m" : "m-1",
});

const works: Record<string, Work> = {
  "the forward product with a bias"(draws, { units, inputs, samples }) {
    const [weights, bias] = [draws.array(units * inputs), draws.array(units)];
    const input = draws.matrix(inputs, samples);
    draws.kernels.denseForward(weights, bias, input, draws.matrix(units, samples));
  },
  "the forward product without one"(draws, { units, inputs, samples }) {
    const [weights, input] = [draws.array(units * inputs), draws.matrix(inputs, samples)];
    draws.kernels.denseForward(weights, null, input, draws.matrix(units, samples));
  },
  "the gradient of the input"(draws, { units, inputs, samples }) {
    const [weights, gradient] = [draws.array(units * inputs), draws.matrix(units, samples)];
    draws.kernels.inputGradient(weights, gradient, draws.matrix(inputs, samples));
  },
  "the gradient of the weights"(draws, { units, inputs, samples }) {
    const [gradient, input] = [draws.matrix(units, samples), draws.matrix(inputs, samples)];
    draws.kernels.weightGradient(gradient, input, draws.array(units * inputs));
  },
  "the sums of rows"(draws, { units, samples }) {
    const rows = draws.matrix(units, samples);
    draws.kernels.rowSums(rows, draws.array(units));
  },
  "the statistics of rows"(draws, { units, samples }) {
    const rows = draws.matrix(units, samples);
    draws.kernels.rowStatistics(rows, samples - 0.5, draws.array(units), draws.array(units));
  },
  "the moments of rows"(draws, { units, samples }) {
    const rows = draws.matrix(units, samples);
    draws.kernels.rowMoments(rows, draws.array(units), draws.array(units), draws.array(units));
  },
  "the ranges of rows"(draws, { units, samples }) {
    const rows = draws.matrix(units, samples);
    draws.kernels.rowRanges(rows, draws.array(units), draws.array(units));
  },
  "the distances of rows"(draws, { units, samples }) {
    const [rows, others] = [draws.matrix(units, samples), draws.matrix(units, samples)];
    draws.kernels.rowDistances(rows, others, draws.array(units));
  },
  "the distances of points"(draws, { units, inputs, samples }) {
    const [points, others] = [draws.matrix(inputs, units), draws.matrix(inputs, samples)];
    draws.kernels.distanceSums(points, others, draws.array(units));
  },
  "the sorting of rows"(draws, { units, samples }, inPlace) {
    const input = draws.matrix(units, samples);
    draws.kernels.sortRows(input, inPlace ? input : draws.matrix(units, samples));
  },
  "the order of rows"(draws, { units, samples }) {
    const [input, sorted] = [draws.matrix(units, samples), draws.matrix(units, samples)];
    // Ties, too.
    for (let j = 0; j < input.values.length; j += 3) input.values[j] = Math.round(input.values[j]!);
    draws.kernels.sortRows(input, sorted);
    draws.kernels.orderRows(input, sorted, draws.matrix(units, samples));
  },
  "the areas of resamples"(draws, { units, samples, inputs }) {
    const [both, sorted] = [draws.matrix(units, 2 * inputs), draws.matrix(units, 2 * inputs)];
    const order = draws.matrix(units, 2 * inputs);
    draws.kernels.sortRows(both, sorted);
    draws.kernels.orderRows(both, sorted, order);
    const counts = draws.matrix(inputs, samples);
    draws.kernels.resampledAreas(sorted, order, counts, draws.matrix(units, samples));
  },
  "affine maps of rows"(draws, { units, samples }, inPlace) {
    const input = draws.matrix(units, samples);
    const output = inPlace ? input : draws.matrix(units, samples);
    const perUnit = () => draws.array(units);
    draws.kernels.affineRows(input, perUnit(), perUnit(), perUnit(), output);
  },
  "the scaling of rows"(draws, { units, samples }) {
    draws.kernels.scaleRows(draws.matrix(units, samples), draws.array(units));
  },
  "the sums of slopes"(draws, { units, samples }) {
    const [gradient, input] = [draws.matrix(units, samples), draws.matrix(units, samples)];
    const perUnit = () => draws.array(units);
    draws.kernels.slopeSums(gradient, input, perUnit(), perUnit(), perUnit());
  },
  "the slopes before a normalization"(draws, { units, samples }) {
    const [gradient, input] = [draws.matrix(units, samples), draws.matrix(units, samples)];
    const perUnit = () => draws.array(units);
    draws.kernels.normSlopes(gradient, input, perUnit(), perUnit(), perUnit(), perUnit());
  },
  "the factors of a norm"(draws, { units, inputs }) {
    const perUnit = () => draws.array(units);
    const renorm = inputs % 2 === 0 ? null : { r: perUnit(), d: perUnit() };
    draws.kernels.normFactors(
      perUnit(),
      perUnit(),
      perUnit(),
      arithmeticOf(inputs),
      renorm,
      perUnit(),
      perUnit(),
    );
  },
  "the factors of slopes"(draws, { units, inputs, samples }) {
    const perUnit = () => draws.array(units);
    const renorm = inputs % 2 === 0 ? null : { r: perUnit(), d: perUnit() };
    const [gamma, variance] = [perUnit(), perUnit()];
    variance[0] = inputs % 5 === 0 ? 0 : variance[0]!;
    const written = [perUnit(), perUnit(), perUnit(), perUnit(), perUnit(), perUnit()] as const;
    draws.kernels.slopeFactors(gamma, variance, arithmeticOf(inputs), samples, renorm, ...written);
  },
  "a step of a moving average"(draws, { units, inputs }) {
    const [running, batch] = [draws.array(units + 2), draws.array(units + 1)];
    draws.kernels.movingAverage(running, 2, batch, 1, units, 0.1, inputs);
  },
  "layer norm forward"(draws, { units, samples }, inPlace) {
    const input = draws.matrix(units, samples);
    const output = inPlace ? input : draws.matrix(units, samples);
    const [gamma, beta] = [draws.array(units), draws.array(units)];
    const [mean, inverse] = [draws.array(samples), draws.array(samples)];
    draws.kernels.layerNormForward(input, gamma, beta, 1e-3, mean, inverse, output);
  },
  "layer norm backward"(draws, { units, samples }) {
    const [gradient, input] = [draws.matrix(units, samples), draws.matrix(units, samples)];
    const [perUnit, perSample] = [() => draws.array(units), () => draws.array(samples)];
    draws.kernels.layerNormBackward(
      gradient,
      input,
      perUnit(),
      perSample(),
      perSample(),
      perSample(),
      perSample(),
      perUnit(),
      perUnit(),
    );
  },
  "a step of gradient descent"(draws, { units, inputs }) {
    const all = () => draws.array(units * inputs);
    draws.kernels.sgdStep(all(), all(), 0.1, 0.01);
  },
  "a step with momentum"(draws, { units, inputs }) {
    const all = () => draws.array(units * inputs);
    draws.kernels.momentumStep(all(), all(), all(), 0.1, 0.9, 0.7, 0.01);
  },
  "a step along moments"(draws, { units, inputs }) {
    const all = () => draws.array(units * inputs);
    draws.kernels.momentsStep(all(), all(), all(), all(), 0.1, 0.99, 0.02, 0.9, 0.999, 1.5, 2.5, 1e-8);
  },
  "mean squared error"(draws, { samples }) {
    const [logits, labels] = [draws.matrix(1, samples), draws.classes(samples, 2)];
    const loss = lossOnKernels("mean-squared-error", draws.kernels);
    return loss.gradient(logits, labels, draws.matrix(1, samples));
  },
  "sigmoid cross-entropy"(draws, { samples }) {
    const [logits, labels] = [draws.matrix(1, samples), draws.classes(samples, 2)];
    const loss = lossOnKernels("sigmoid-cross-entropy", draws.kernels);
    return loss.gradient(logits, labels, draws.matrix(1, samples));
  },
  "softmax cross-entropy"(draws, { units, samples }) {
    const [logits, labels] = [draws.matrix(units + 1, samples), draws.classes(samples, units + 1)];
    const loss = lossOnKernels("softmax-cross-entropy", draws.kernels);
    return loss.gradient(logits, labels, draws.matrix(units + 1, samples));
  },
};

describe("a compiled kernel has the bits of the plain one, whatever the shape and the numbers", () => {
  it.each(Object.entries(works))("%s", (_, work) => {
    fc.assert(
      fc.property(shape, fc.boolean(), (drawn, inPlace) => requireTwins(work, drawn, inPlace)),
      { seed: 21, numRuns: 400 },
    );
  });

  const offTape = /moments|ranges|distances|sorting|order|areas|scaling|momentum|along|squared/;

  it.each(Object.entries(works).filter(([name]) => !offTape.test(name)))("%s, from a tape", (_, work) => {
    fc.assert(
      fc.property(shape, (drawn) => requireTwinsOnTape(work, drawn)),
      { seed: 26, numRuns: 100 },
    );
  });

  /** Rows so long that only some of them stay in the nearest cache at a time. */
  const long = fc.record({
    units: fc.integer({ min: 1, max: 9 }),
    inputs: fc.integer({ min: 1, max: 19 }),
    samples: fc.integer({ min: 200, max: 700 }),
    seed: fc.nat(),
    wild: fc.constant(false),
    further: fc.integer({ min: 0, max: 2 }),
  });

  it.each(Object.entries(works))("%s, of long rows", (_, work) => {
    fc.assert(
      fc.property(long, fc.boolean(), (drawn, inPlace) => requireTwins(work, drawn, inPlace)),
      { seed: 22, numRuns: 12 },
    );
  });
});

describe("a dense product of more inputs than are laid side by side at a time", () => {
  const wide = fc.record({
    units: fc.integer({ min: 1, max: 9 }),
    inputs: fc.integer({ min: 500, max: 1600 }),
    samples: fc.integer({ min: 1, max: 9 }),
    seed: fc.nat(),
    wild: fc.constant(false),
    further: fc.integer({ min: 0, max: 1 }),
  });

  it.each(Object.entries(works).filter(([name]) => /product|gradient of/.test(name)))("%s", (_, work) => {
    fc.assert(
      fc.property(wide, (drawn) => requireTwins(work, drawn, false)),
      { seed: 24, numRuns: 30 },
    );
  });
});

describe("resamples of more subjects than are laid side by side", () => {
  const many = fc.record({
    units: fc.integer({ min: 1, max: 2 }),
    inputs: fc.integer({ min: 3060, max: 3090 }),
    samples: fc.integer({ min: 6, max: 9 }),
    seed: fc.nat(),
    wild: fc.constant(false),
    further: fc.integer({ min: 0, max: 1 }),
  });

  it("have the same areas", () => {
    fc.assert(
      fc.property(many, (drawn) => requireTwins(works["the areas of resamples"]!, drawn, false)),
      { seed: 25, numRuns: 6 },
    );
  });
});

const parameters: ActivationSettings[] = [
  { kind: "leaky-relu", slope: 0.3 },
  { kind: "leaky-relu", slope: -0.5 },
  { kind: "elu", alpha: 0.7 },
  { kind: "elu", alpha: -0.4 },
  { kind: "softplus", threshold: 0.5 },
  { kind: "softplus", threshold: 20 },
];
const everyActivation: ActivationSettings[] = [
  ...(Object.keys(activations) as ActivationName[]),
  ...parameters,
];

describe("a compiled activation and its slope have the bits of the plain ones", () => {
  it.each(everyActivation.map((settings) => [JSON.stringify(settings), settings] as const))(
    "%s",
    (_, settings) => {
      const sizes = fc.constantFrom(1e-9, 1e-3, 1, 1, 10, 50, 1000);
      fc.assert(
        fc.property(shape, fc.boolean(), sizes, (drawn, inPlace, size) => {
          const work: Work = (draws, { units, samples }) => {
            const activation = onKernels(createActivation(settings), draws.kernels);
            const input = draws.array(units * samples);
            for (let j = 0; j < input.length; j++) input[j] = input[j]! * size;
            const output = inPlace ? input : draws.array(units * samples);
            activation.apply(input, output);
            if (!inPlace) activation.chain(input, output, draws.array(units * samples));
            return undefined;
          };
          requireTwins(work, drawn, inPlace);
          const { kind } = typeof settings === "string" ? { kind: settings } : settings;
          if (!inPlace && compiled.activations[kind] !== undefined) requireTwinsOnTape(work, drawn);
        }),
        { seed: 23, numRuns: 400 },
      );
    },
  );
});

describe("a tape", () => {
  it("of more calls than there is room for is not written: the work is done as it is", () => {
    const kernels = compileKernels();
    const room = 2 * 1024 * 1024 - 4 * 8192;
    const [values, sums] = [kernels.allocate(2), kernels.allocate(room - 8)];
    values.set([3, 4]);
    const rows = { rows: 1, columns: 2, stride: 2, values };
    const work = () => {
      kernels.rowSums(rows, sums);
      return 5;
    };
    const taped = kernels.taped(work);
    expect(taped).toBe(work);
    expect(taped()).toBe(5);
    expect(sums[0]).toBe(7);
  });

  it("within a tape is taken down again, not played", () => {
    compiled.startOver();
    const [values, gradient] = [compiled.allocate(1).fill(1), compiled.allocate(1).fill(1)];
    const inner = compiled.taped(() => {
      compiled.sgdStep(values, gradient, 0.25, 0);
      return 0;
    });
    const outer = compiled.taped(() => {
      compiled.sgdStep(values, gradient, 0.5, 0);
      return inner();
    });
    expect(values[0]).toBe(1);
    outer();
    expect(values[0]).toBe(0.25);
    inner();
    expect(values[0]).toBe(0);
  });

  it("takes no call of a kernel that it does not know", () => {
    const rows = { rows: 1, columns: 2, stride: 2, values: compiled.allocate(2) };
    const sort = () => {
      compiled.sortRows(rows, rows);
      return 0;
    };
    expect(() => compiled.taped(sort)).toThrow(TypeError);
  });
});

describe("an array that is not of the kernels' memory", () => {
  const two = () => compiled.allocate(2);

  it("is refused, whichever argument it is", () => {
    const message = "kernels: an array that is not of their memory";
    expect(() => compiled.sgdStep(new Float64Array(2), two(), 0.1, 0)).toThrow(message);
    expect(() => compiled.sgdStep(two(), new Float64Array(2), 0.1, 0)).toThrow(message);
    const heap = { rows: 1, columns: 2, stride: 2, values: new Float64Array(2) };
    expect(() => compiled.rowSums(heap, compiled.allocate(1))).toThrow(message);
    expect(() => compiled.rowSums({ ...heap, values: two() }, new Float64Array(1))).toThrow(message);
  });
});
