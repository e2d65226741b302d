import { exp } from "../elementary/exp.ts";
import { type Matrix, zeros } from "../matrix.ts";
import { shareOutside } from "../measures/shareOutside.ts";
import { type RandomStream, randomStream } from "../random.ts";
import { createBatchShift } from "../sampling/batchShift.ts";
import { createFeatureShift } from "../sampling/featureShift.ts";
import { createUniformSampler } from "../sampling/uniform.ts";

/** How the values of a feature lie: bands hold their rate where values differ, and no more than it where they tie. */
export interface FeatureKind {
  /** In words, for the table. */
  readonly says: string;
  /** Whether (nearly) every value is another. */
  readonly continuous: boolean;
  draw(stream: RandomStream, sample: number): number;
}

export const featureKinds = {
  normal: { says: "normal", continuous: true, draw: (stream) => stream.normal() },
  skewed: { says: "log-normal", continuous: true, draw: (stream) => exp(stream.normal()) },
  "far from 0": {
    says: "normal, a million sds from 0",
    continuous: true,
    draw: (stream) => 1e6 + stream.normal(),
  },
  counts: { says: "whole numbers from 0 to 4", continuous: false, draw: (stream) => stream.integer(5) },
  binary: { says: "0 or 1, half of each", continuous: false, draw: (stream) => stream.integer(2) },
  rare: {
    says: "0, but for 2 rows in 100",
    continuous: false,
    draw: (_, sample) => (sample % 50 === 0 ? 1 : 0),
  },
  "nearly constant": {
    says: "0.1, but for one row",
    continuous: false,
    draw: (_, sample) => (sample === 0 ? 0.3 : 0.1),
  },
  constant: { says: "0.1 in every row", continuous: false, draw: () => 0.1 },
} as const satisfies Record<string, FeatureKind>;

export type FeatureKindName = keyof typeof featureKinds;

/** Every kind of feature and both ways of drawing uniform batches. */
export function allBands() {
  return (Object.keys(featureKinds) as FeatureKindName[]).flatMap((kind) =>
    [true, false].map((replacement) => ({ kind, replacement })),
  );
}

/** Share of uniform batches outside the 95 % band of uniform batches, by each of the ways in which batches are held to one. */
export interface BandRates {
  /** A single feature against the training set. */
  readonly feature: number;
  /** Two features of the kind at once, against the training set. */
  readonly againstTraining: number;
  /** The same, from one batch to the next. */
  readonly consecutive: number;
}

const SAMPLES = 500;
const BATCH_SIZE = 32;
const BATCHES = 200;
/** As `tracking/` draws them. */
const BAND_DRAWS = 999;

/**
 * Trains nothing: draws data of a kind, their bands, and `BATCHES` uniform batches, again and again, and counts.
 *
 * Every replication has data and bands of its own, so that the rate is that of the procedure, not of one lucky band.
 */
export function bandRates(name: FeatureKindName, replacement: boolean, replications: number): BandRates {
  const sums = { feature: 0, againstTraining: 0, consecutive: 0 };
  for (let replication = 0; replication < replications; replication++) {
    const stream = randomStream(`calibration/bands/${name}/${replacement}/${replication}`);
    const rates = ratesOf(dataOf(featureKinds[name], stream.child("data")), replacement, stream);
    for (const way of Object.keys(sums) as (keyof BandRates)[]) sums[way] += rates[way] / replications;
  }
  return sums;
}

function dataOf(kind: FeatureKind, stream: RandomStream): Matrix {
  const features = zeros(2, SAMPLES);
  for (let at = 0; at < features.values.length; at++) features.values[at] = kind.draw(stream, at % SAMPLES);
  return features;
}

function ratesOf(features: Matrix, replacement: boolean, stream: RandomStream): BandRates {
  const drawn = { batchSize: BATCH_SIZE, replacement };
  const shift = createBatchShift(features, drawn);
  const bands = shift.bands(stream.child("batch-shift"), BAND_DRAWS);
  const ofFeatures = createFeatureShift(features, drawn);
  const [featureBand] = ofFeatures.bands(stream.child("feature-shift"), BAND_DRAWS);
  const sampler = createUniformSampler({ replacement }, SAMPLES, BATCH_SIZE, stream.child("batches"));
  let [before, now] = [new Int32Array(BATCH_SIZE), new Int32Array(BATCH_SIZE)];
  const series = {
    feature: new Float64Array(BATCHES),
    againstTraining: new Float64Array(BATCHES),
    consecutive: new Float64Array(BATCHES),
  };
  const two = new Float64Array(2);
  sampler.next(before);
  for (let batch = 0; batch < BATCHES; batch++) {
    sampler.next(now);
    ofFeatures.againstTraining(now, two);
    series.feature[batch] = two[0]!;
    series.againstTraining[batch] = shift.againstTraining(now);
    series.consecutive[batch] = shift.consecutive(before, now);
    [before, now] = [now, before];
  }
  return {
    feature: shareOutside(series.feature, featureBand!),
    againstTraining: shareOutside(series.againstTraining, bands.againstTraining),
    consecutive: shareOutside(series.consecutive, bands.consecutive),
  };
}
