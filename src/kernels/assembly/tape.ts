// A tape: calls of kernels, one behind the other, made by a single call from outside. `src/kernels/tape.ts` writes it.

import {
  eluForward, eluSlope, leakyReluForward, leakyReluSlope, reluForward, reluSlope, sigmoidForward, sigmoidSlope,
  siluForward, siluSlope, softplusForward, softplusSlope, tanhForward, tanhSlope,
} from "./activations";
import { denseForward, inputGradient, weightGradient } from "./dense";
import { layerNormBackward, layerNormForward } from "./layerNorm";
import { sigmoidCrossEntropy, softmaxCrossEntropy } from "./losses";
import { affineRows, movingAverage, normFactors, normSlopes, rowStatistics, rowSums, slopeFactors, slopeSums } from "./rows";
import { sgdStep } from "./steps";

/** Bytes of an argument: the number, and behind it the same as a whole number. */
const SLOT: usize = 16;

// @ts-ignore: decorator
@inline
function n(call: usize, argument: usize): i32 {
  return load<i32>(call + (argument + 1) * SLOT + 8);
}

// @ts-ignore: decorator
@inline
function x(call: usize, argument: usize): f64 {
  return load<f64>(call + (argument + 1) * SLOT);
}

/** Makes the calls of a tape, and returns what the last one with a result returned. */
export function replay(at: usize, end: usize): f64 {
  let result: f64 = 0;
  while (at < end) {
    switch (load<i32>(at, 8)) {
      case 0: denseForward(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8)); break;
      case 1: inputGradient(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7)); break;
      case 2: weightGradient(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7)); break;
      case 3: rowSums(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4)); break;
      case 4: rowStatistics(n(at, 0), x(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6)); break;
      case 5: normFactors(n(at, 0), n(at, 1), n(at, 2), x(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8), n(at, 9)); break;
      case 6: affineRows(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8)); break;
      case 7: slopeSums(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8)); break;
      case 8:
        slopeFactors(
          n(at, 0), n(at, 1), x(at, 2), n(at, 3), n(at, 4), x(at, 5), x(at, 6), n(at, 7), n(at, 8),
          n(at, 9), n(at, 10), n(at, 11), n(at, 12), n(at, 13), n(at, 14), n(at, 15),
        );
        break;
      case 9: normSlopes(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8), n(at, 9)); break;
      case 10: layerNormForward(n(at, 0), n(at, 1), n(at, 2), x(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8), n(at, 9), n(at, 10)); break;
      case 11:
        layerNormBackward(
          n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8),
          n(at, 9), n(at, 10), n(at, 11), n(at, 12),
        );
        break;
      case 12: sigmoidForward(n(at, 0), n(at, 1), n(at, 2)); break;
      case 13: sigmoidSlope(n(at, 0), n(at, 1), n(at, 2)); break;
      case 14: tanhForward(n(at, 0), n(at, 1), n(at, 2)); break;
      case 15: tanhSlope(n(at, 0), n(at, 1), n(at, 2)); break;
      case 16: reluForward(n(at, 0), n(at, 1), n(at, 2)); break;
      case 17: reluSlope(n(at, 0), n(at, 1), n(at, 2)); break;
      case 18: leakyReluForward(x(at, 0), n(at, 1), n(at, 2), n(at, 3)); break;
      case 19: leakyReluSlope(x(at, 0), n(at, 1), n(at, 2), n(at, 3)); break;
      case 20: eluForward(x(at, 0), n(at, 1), n(at, 2), n(at, 3)); break;
      case 21: eluSlope(x(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4)); break;
      case 22: softplusForward(x(at, 0), n(at, 1), n(at, 2), n(at, 3)); break;
      case 23: softplusSlope(x(at, 0), n(at, 1), n(at, 2), n(at, 3)); break;
      case 24: siluForward(n(at, 0), n(at, 1), n(at, 2)); break;
      case 25: siluSlope(n(at, 0), n(at, 1), n(at, 2)); break;
      case 26: result = sigmoidCrossEntropy(n(at, 0), n(at, 1), n(at, 2), n(at, 3)); break;
      case 27: result = softmaxCrossEntropy(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6)); break;
      case 28: sgdStep(n(at, 0), n(at, 1), x(at, 2), x(at, 3), n(at, 4)); break;
      case 29: movingAverage(n(at, 0), n(at, 1), n(at, 2), x(at, 3), x(at, 4)); break;
    }
    at += <usize>(load<i32>(at)) * SLOT;
  }
  return result;
}
