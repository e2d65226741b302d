import type { Dataset } from "../../flowers/dataset.ts";
import type { RandomStream } from "../../random.ts";
import { createSampler } from "../../sampling/samplers.ts";
import type { SamplerSettings } from "../../sampling/settings.ts";
import type { EvaluationBatches } from "../instrumentSettings.ts";

/** Test samples in batches of one size. */
export interface TestBatches {
  readonly size: number;
  /** Batch after batch. */
  readonly indices: Int32Array;
  /** Of each batch: so many of its first samples are judged, the rest fills it. */
  readonly judged: Int32Array;
}

/**
 * Test batches that are to be normalized as training would normalize them.
 *
 *   shuffled     every sample once, in random order; the last batch is filled from the start, and all of it is judged
 *   by-class     every batch of one class (by-subset: of one subset), in the order of the data; the last of a class is filled
 *                from its start, so that all are of one size, and every sample is judged once
 *
 * Source   Wu & Johnson (2021), Rethinking "Batch" in BatchNorm: batches of one class tell their class
 */
export function testBatches(
  test: Dataset,
  size: number,
  order: EvaluationBatches["order"],
  stream: RandomStream,
): TestBatches {
  if (order === "shuffled") {
    const uniform = { kind: "uniform", replacement: false } as const;
    return drawnBatches(uniform, test, size, stream);
  }
  const groups = order === "by-class" ? test.labels : test.subsets;
  if (groups === null) throw new Error("test batches by subset: the data know no subsets");
  const indices: number[] = [];
  const judged: number[] = [];
  for (const group of [...new Set<number>(groups)].sort((a, b) => a - b)) {
    const own = [...groups.keys()].filter((index) => groups[index] === group);
    for (let from = 0; from < own.length; from += size) {
      for (let at = from; at < from + size; at++) indices.push(own[at % own.length]!);
      judged.push(Math.min(size, own.length - from));
    }
  }
  return { size, indices: Int32Array.from(indices), judged: Int32Array.from(judged) };
}

/**
 * As many test samples as there are, in batches that a sampler draws; its schedule begins anew. Of one group after the other
 * there is a batch for each at least: none would be judged otherwise.
 */
export function drawnBatches(
  settings: SamplerSettings,
  test: Dataset,
  size: number,
  stream: RandomStream,
): TestBatches {
  const count = Math.max(turnsOf(settings, test), Math.ceil(test.size / size));
  const sampler = createSampler(settings, test, size, count, stream);
  const indices = new Int32Array(size * count);
  for (let batch = 0; batch < count; batch++)
    sampler.next(indices.subarray(batch * size, (batch + 1) * size));
  return { size, indices, judged: new Int32Array(count).fill(size) };
}

/** Groups that a sequential schedule comes to one after the other. */
function turnsOf(settings: SamplerSettings, { subsetCount }: Dataset): number {
  if (settings.kind === "uniform" || settings.schedule !== "sequential") return 1;
  return settings.kind === "class-biased" ? 2 : subsetCount;
}
