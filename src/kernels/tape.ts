import type { KernelExports } from "./compiledModule.ts";

/** What can stand on a tape, in the order in which `assembly/tape.ts` numbers it. */
const onTape = [
  "denseForward",
  "inputGradient",
  "weightGradient",
  "rowSums",
  "rowStatistics",
  "normFactors",
  "affineRows",
  "slopeSums",
  "slopeFactors",
  "normSlopes",
  "layerNormForward",
  "layerNormBackward",
  "sigmoidForward",
  "sigmoidSlope",
  "tanhForward",
  "tanhSlope",
  "reluForward",
  "reluSlope",
  "leakyReluForward",
  "leakyReluSlope",
  "eluForward",
  "eluSlope",
  "softplusForward",
  "softplusSlope",
  "siluForward",
  "siluSlope",
  "sigmoidCrossEntropy",
  "softmaxCrossEntropy",
  "sgdStep",
  "movingAverage",
] as const satisfies readonly (keyof KernelExports)[];

/** Float64s of an argument: the number, and behind it the same as a whole number of 32 bits. */
const slot = 2;

/** Calls of kernels, written down instead of made. */
export interface Tape {
  /** Takes a call down, and returns 0. */
  readonly calls: KernelExports;
  /** Float64s that the calls so far take. */
  length(): number;
  /** Writes them: (length). */
  write(to: Float64Array): void;
}

/** An empty tape. A call of a kernel that cannot stand on it is an error. */
export function createTape(): Tape {
  const taken: { readonly code: number; readonly values: readonly number[] }[] = [];
  const take =
    (code: number) =>
    (...values: number[]) => {
      taken.push({ code, values });
      return 0;
    };
  return {
    calls: Object.fromEntries(onTape.map((name, code) => [name, take(code)])) as KernelExports,
    length: () => taken.reduce((sum, { values }) => sum + slot * (1 + values.length), 0),
    write(to) {
      const whole = new Int32Array(to.buffer, to.byteOffset, 2 * to.length);
      let at = 0;
      for (const { code, values } of taken) {
        whole[2 * at] = 1 + values.length;
        whole[2 * at + 2] = code;
        for (const value of values) {
          at += slot;
          to[at] = value;
          whole[2 * at + 2] = value;
        }
        at += slot;
      }
    },
  };
}
