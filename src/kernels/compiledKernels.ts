import type { Matrix } from "../matrix.ts";
import { compiledModule, type KernelExports } from "./compiledModule.ts";
import { createKernelMemory } from "./kernelMemory.ts";
import type { Kernels } from "./kernels.ts";
import type { NormArithmetic } from "./plain/normalizationDivisor.ts";
import { orderRows } from "./plain/orderRows.ts";
import { sortRows } from "./plain/sortRows.ts";
import { createTape } from "./tape.ts";

/** Samples of a row: the module keeps three pages to sort two rows in. A longer row is sorted as it is defined. */
const mostSorted = (3 * 65_536) / 16;

/** Kernels compiled from `assembly/`, two samples at a time, and the memory that they work on. */
export interface CompiledKernels extends Kernels {
  /**
   * Takes all arrays back: whoever holds one must be done with it. The memory grows here, if the arrays since the last time
   * were too many for it, or `values` are, and nowhere else, since growing empties every view.
   */
  startOver(values?: number): void;
}

/**
 * Kernels of their own for whoever trains one network after another.
 *
 * Errors   where a policy forbids WebAssembly, or an address space is too small for its memory
 *
 * @example
 *   const layer = { units: 3, activation: "tanh", normalization: { kind: "none" }, bias: true };
 *   const settings = { hidden: [layer], initialization: { kind: "xavier-normal", scale: 1 } };
 *   const on = (kernels) => createNetwork(2, settings, randomStream("1/initialization"), 2, kernels);
 *   const [compiled, plain] = [on(compileKernels()), on(plainKernels)];
 *   compiled.output.weights // [ 0.0295194, -1.17605, -0.846749 ]
 *   plain.output.weights // [ 0.0295194, -1.17605, -0.846749 ]
 */
export function compileKernels(): CompiledKernels {
  const memory = createKernelMemory();
  const made = new WebAssembly.Instance(compiledModule(), { env: { memory: memory.memory } })
    .exports as unknown as KernelExports;
  made.prepare();
  /** What calls go to: the module, or a tape that takes them down. */
  let run = made;
  return {
    allocate: memory.allocate,
    hasRoomFor: memory.hasRoomFor,
    startOver: memory.startOver,
    taped(work) {
      const tape = createTape();
      run = tape.calls;
      try {
        work();
      } finally {
        run = made;
      }
      const length = tape.length();
      if (!memory.hasRoomFor(length)) return work;
      const written = memory.allocate(length);
      tape.write(written);
      const from = written.byteOffset;
      const to = from + written.byteLength;
      // A tape may be part of another, which takes down its calls one by one.
      return () => (run === made ? made.replay(from, to) : work());
    },

    denseForward(weights, bias, input, output) {
      run.denseForward(
        at(weights),
        bias === null ? 0 : at(bias),
        at(input.values),
        at(output.values),
        output.rows,
        input.rows,
        pairsOf(output),
        rowBytes(input),
        rowBytes(output),
      );
    },
    inputGradient(weights, outputGradient, toInput) {
      run.inputGradient(
        at(weights),
        at(outputGradient.values),
        at(toInput.values),
        outputGradient.rows,
        toInput.rows,
        pairsOf(toInput),
        rowBytes(outputGradient),
        rowBytes(toInput),
      );
    },
    weightGradient(outputGradient, input, gradient) {
      run.weightGradient(
        at(outputGradient.values),
        at(input.values),
        at(gradient),
        outputGradient.rows,
        input.rows,
        input.columns,
        rowBytes(outputGradient),
        rowBytes(input),
      );
    },
    rowSums(rows, sums) {
      run.rowSums(at(rows.values), at(sums), rows.rows, rows.columns, rowBytes(rows));
    },

    rowStatistics(rows, divisor, mean, variance) {
      run.rowStatistics(
        at(rows.values),
        divisor,
        at(mean),
        at(variance),
        rows.rows,
        rows.columns,
        rowBytes(rows),
      );
    },
    rowMoments(rows, mean, second, third) {
      run.rowMoments(
        at(rows.values),
        at(mean),
        at(second),
        at(third),
        rows.rows,
        rows.columns,
        rowBytes(rows),
      );
    },
    rowRanges(rows, least, most) {
      run.rowRanges(at(rows.values), at(least), at(most), rows.rows, rows.columns, rowBytes(rows));
    },
    rowDistances(rows, others, distances) {
      run.rowDistances(
        at(rows.values),
        at(others.values),
        at(distances),
        rows.rows,
        rows.columns,
        rowBytes(rows),
        rowBytes(others),
      );
    },
    distanceSums(points, others, sums) {
      run.distanceSums(
        at(points.values),
        at(others.values),
        at(sums),
        points.rows,
        points.columns,
        others.columns,
        rowBytes(points),
        rowBytes(others),
      );
    },
    sortRows(input, sorted) {
      if (input.columns > mostSorted) {
        sortRows(input, sorted);
        return;
      }
      run.sortRows(
        at(input.values),
        at(sorted.values),
        input.rows,
        input.columns,
        rowBytes(input),
        rowBytes(sorted),
      );
    },
    orderRows(input, sorted, order) {
      if (input.columns > mostSorted) {
        orderRows(input, sorted, order);
        return;
      }
      run.orderRows(
        at(input.values),
        at(sorted.values),
        at(order.values),
        input.rows,
        input.columns,
        rowBytes(input),
        rowBytes(sorted),
        rowBytes(order),
      );
    },
    resampledAreas(sorted, order, counts, areas) {
      run.resampledAreas(
        at(sorted.values),
        at(order.values),
        at(counts.values),
        at(areas.values),
        areas.rows,
        counts.rows,
        pairsOf(areas),
        rowBytes(sorted),
        rowBytes(order),
        rowBytes(counts),
        rowBytes(areas),
      );
    },
    affineRows(input, center, scale, shift, output) {
      run.affineRows(
        at(input.values),
        at(center),
        at(scale),
        at(shift),
        at(output.values),
        input.rows,
        pairsOf(input),
        rowBytes(input),
        rowBytes(output),
      );
    },
    scaleRows(rows, scale) {
      run.scaleRows(at(rows.values), at(scale), rows.rows, pairsOf(rows), rowBytes(rows));
    },
    normFactors(gamma, beta, variance, arithmetic, renorm, scale, shift) {
      run.normFactors(
        at(gamma),
        at(beta),
        at(variance),
        arithmetic.epsilon,
        divisorOf(arithmetic),
        renorm === null ? 0 : at(renorm.r),
        renorm === null ? 0 : at(renorm.d),
        at(scale),
        at(shift),
        gamma.length,
      );
    },
    slopeFactors(
      gamma,
      variance,
      arithmetic,
      samples,
      renorm,
      sums,
      products,
      scale,
      level,
      gammaGradient,
      betaGradient,
    ) {
      run.slopeFactors(
        at(gamma),
        at(variance),
        arithmetic.epsilon,
        divisorOf(arithmetic),
        arithmetic.center ? 1 : 0,
        samples,
        arithmetic.divideBy === "m" ? samples : samples - 1,
        renorm === null ? 0 : at(renorm.r),
        renorm === null ? 0 : at(renorm.d),
        at(sums),
        at(products),
        at(scale),
        at(level),
        at(gammaGradient),
        at(betaGradient),
        gamma.length,
      );
    },
    movingAverage(running, to, batch, from, units, weight, correction) {
      const bytes = Float64Array.BYTES_PER_ELEMENT;
      run.movingAverage(at(running) + to * bytes, at(batch) + from * bytes, units, weight, correction);
    },
    slopeSums(gradient, input, center, sums, products) {
      run.slopeSums(
        at(gradient.values),
        at(input.values),
        at(center),
        at(sums),
        at(products),
        gradient.rows,
        gradient.columns,
        rowBytes(gradient),
        rowBytes(input),
      );
    },
    normSlopes(gradient, input, center, scale, level, stretch) {
      run.normSlopes(
        at(gradient.values),
        at(input.values),
        at(center),
        at(scale),
        at(level),
        at(stretch),
        gradient.rows,
        pairsOf(gradient),
        rowBytes(gradient),
        rowBytes(input),
      );
    },

    layerNormForward(input, gamma, beta, epsilon, mean, inverse, output) {
      run.layerNormForward(
        at(input.values),
        at(gamma),
        at(beta),
        epsilon,
        at(mean),
        at(inverse),
        at(output.values),
        input.rows,
        pairsOf(input),
        rowBytes(input),
        rowBytes(output),
      );
    },
    layerNormBackward(gradient, input, gamma, mean, inverse, slope, stretch, gammaGradient, betaGradient) {
      run.layerNormBackward(
        at(gradient.values),
        at(input.values),
        at(gamma),
        at(mean),
        at(inverse),
        at(slope),
        at(stretch),
        at(gammaGradient),
        at(betaGradient),
        gradient.rows,
        gradient.columns,
        rowBytes(gradient),
        rowBytes(input),
      );
    },

    sgdStep(values, gradient, rate, decay) {
      run.sgdStep(at(values), at(gradient), rate, decay, pairsIn(values));
    },
    momentumStep(values, gradient, buffer, rate, momentum, entering, decay) {
      run.momentumStep(
        at(values),
        at(gradient),
        at(buffer),
        rate,
        momentum,
        entering,
        decay,
        pairsIn(values),
      );
    },
    momentsStep(
      values,
      gradient,
      mean,
      square,
      rate,
      kept,
      penalty,
      beta1,
      beta2,
      meanScale,
      squareScale,
      epsilon,
    ) {
      run.momentsStep(
        at(values),
        at(gradient),
        at(mean),
        at(square),
        rate,
        kept,
        penalty,
        beta1,
        beta2,
        meanScale,
        squareScale,
        epsilon,
        pairsIn(values),
      );
    },

    activations: {
      sigmoid: {
        apply: (_, input, output) => run.sigmoidForward(at(input), at(output), pairsIn(output)),
        chain: (_, _input, output, gradient) => run.sigmoidSlope(at(output), at(gradient), pairsIn(output)),
      },
      tanh: {
        apply: (_, input, output) => run.tanhForward(at(input), at(output), pairsIn(output)),
        chain: (_, _input, output, gradient) => run.tanhSlope(at(output), at(gradient), pairsIn(output)),
      },
      relu: {
        apply: (_, input, output) => run.reluForward(at(input), at(output), pairsIn(output)),
        chain: (_, _input, output, gradient) => run.reluSlope(at(output), at(gradient), pairsIn(output)),
      },
      "leaky-relu": {
        apply: (slope, input, output) => run.leakyReluForward(slope, at(input), at(output), pairsIn(output)),
        chain: (slope, input, _output, gradient) =>
          run.leakyReluSlope(slope, at(input), at(gradient), pairsIn(gradient)),
      },
      elu: {
        apply: (alpha, input, output) => run.eluForward(alpha, at(input), at(output), pairsIn(output)),
        chain: (alpha, input, output, gradient) =>
          run.eluSlope(alpha, at(input), at(output), at(gradient), pairsIn(gradient)),
      },
      softplus: {
        apply: (threshold, input, output) =>
          run.softplusForward(threshold, at(input), at(output), pairsIn(output)),
        chain: (threshold, input, _output, gradient) =>
          run.softplusSlope(threshold, at(input), at(gradient), pairsIn(gradient)),
      },
      silu: {
        apply: (_, input, output) => run.siluForward(at(input), at(output), pairsIn(output)),
        chain: (_, input, _output, gradient) => run.siluSlope(at(input), at(gradient), pairsIn(gradient)),
      },
    },
    losses: {
      "sigmoid-cross-entropy": (logits, labels, gradient) =>
        run.sigmoidCrossEntropy(at(logits.values), at(labels), at(gradient.values), logits.columns),
      "softmax-cross-entropy": (logits, labels, gradient) =>
        run.softmaxCrossEntropy(
          at(logits.values),
          at(labels),
          at(gradient.values),
          logits.rows,
          logits.columns,
          rowBytes(logits),
          rowBytes(gradient),
        ),
    },
  };
}

/** The same; null where there is no WebAssembly to be had, or no memory for it: then the plain kernels serve. */
export function compileKernelsIfAllowed(): CompiledKernels | null {
  if (typeof WebAssembly === "undefined") return null;
  try {
    return compileKernels();
  } catch (problem) {
    if (problem instanceof WebAssembly.CompileError || problem instanceof RangeError) return null;
    throw problem;
  }
}

/** The address of an array of the kernels' memory. */
function at({ byteOffset }: Float64Array): number {
  // Arrays of the heap begin at 0 of their own memory, where no array of the kernels' is.
  if (byteOffset === 0) throw new Error("kernels: an array that is not of their memory");
  return byteOffset;
}

/** How the module numbers what deviations are divided by. */
function divisorOf({ scale, epsilonPlacement }: NormArithmetic): number {
  if (!scale) return 0;
  return epsilonPlacement === "inside-root" ? 1 : 2;
}

const pairsOf = (matrix: Matrix): number => (matrix.columns + 1) >> 1;
const pairsIn = (array: Float64Array): number => (array.length + 1) >> 1;
const rowBytes = (matrix: Matrix): number => matrix.stride * Float64Array.BYTES_PER_ELEMENT;
