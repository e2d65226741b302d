import type { Moments, NormLayer, StatisticsTable } from "../../src/diagnosis/statisticsTable.ts";
import { type RandomStream, randomStream } from "../../src/random.ts";

/** What a table is made of: units that draw normal samples, batches of them, and what else is said. */
export interface MadeTable {
  readonly name: string;
  readonly units?: number;
  readonly batches?: number;
  readonly size?: number;
  /** Of a unit, in training. */
  readonly truth?: (unit: number) => Moments;
  /** By how many sds batch b of a unit lies off. */
  readonly shift?: (batch: number) => number;
  readonly running?: (truth: Moments, stream: RandomStream) => Moments;
  readonly population?: ((truth: Moments) => Moments) | null;
  readonly said?: Partial<NormLayer>;
}

/** By the laws of sampling alone: a batch's mean and variance are those of normal samples drawn one by one. */
export function madeTable({
  name,
  units = 12,
  batches = 20,
  size = 32,
  truth = (unit) => ({ mean: unit - 5, variance: 0.3 + 0.4 * unit }),
  shift = () => 0,
  running = (of) => of,
  population = (of) => of,
  said = {},
}: MadeTable): StatisticsTable {
  const stream = randomStream(`diagnosis/${name}`);
  return {
    layers: [
      {
        layer: "1",
        momentum: 0.1,
        updates: 500,
        epsilon: 1e-5,
        mode: null,
        ...said,
        units: Array.from({ length: units }, (_, unit) => {
          const own = truth(unit);
          return {
            unit: String(unit),
            running: running(own, stream),
            population: population === null ? null : population(own),
            batches: Array.from({ length: batches }, (_, batch) => ({
              ...drawn(own, shift(batch), size, stream),
              size,
              subset: null,
            })),
          };
        }),
      },
    ],
  };
}

function drawn({ mean, variance }: Moments, shift: number, size: number, stream: RandomStream): Moments {
  const sd = Math.sqrt(variance);
  const values = Array.from({ length: size }, () => stream.normal(mean + shift * sd, sd));
  const center = values.reduce((sum, value) => sum + value, 0) / size;
  return {
    mean: center,
    variance: values.reduce((sum, value) => sum + (value - center) * (value - center), 0) / size,
  };
}
