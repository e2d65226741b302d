import type { Evaluation, InferenceStatistic } from "../tracking/inferenceStatistics.ts";
import type { DriftUncertainty } from "../tracking/meters/driftUncertainty.ts";
import type { NullBandSeries } from "../tracking/meters/nullBand.ts";
import type { EvaluationSeries } from "../tracking/observations/accuracy.ts";
import type { Checks, Outcome } from "../tracking/record.ts";
import type { CauseSizes } from "./causeSizes.ts";
import type { Course } from "./course.ts";
import type { Measure } from "./measure.ts";

/** What is kept of every run for findings, tables and bands over seeds: small, beside the full record. */
export interface RunSummary {
  readonly outcome: Outcome;
  readonly stepsDone: number;
  readonly stepsToTarget: number | null;
  readonly measures: readonly Measure[];
  readonly final: Partial<Record<InferenceStatistic, Evaluation>>;
  readonly evaluations: EvaluationSeries | null;
  readonly checks: Checks;
  /** Every measure that was followed over the steps, layer by layer. */
  readonly courses: readonly Course[];
  /** Training batches in training mode, averaged over the steps since the entry before. */
  readonly ownBatches: {
    readonly steps: Int32Array;
    readonly loss: Float64Array;
    readonly accuracy: Float64Array;
  };
  readonly drift: {
    readonly lag: number;
    /** Of the layers' normalized drift; null but in the runs that the report details. */
    readonly uncertainty: DriftUncertainty | null;
  } | null;
  /** By layer: what chance makes of the shift of unit inputs from batch to batch. */
  readonly batchDriftBand:
    | (Pick<NullBandSeries, "steps"> & {
        readonly layers: readonly Pick<NullBandSeries["layers"][number], "layer50" | "layer95">[];
      })
    | null;
  /** By layer and cause: see CauseSizes. */
  readonly causes: CauseSizes | null;
  /** Five quantiles (5, 25, 50, 75, 95 %) of the shift of its batches. */
  readonly batchShift: {
    readonly quantiles: Float64Array;
    readonly band: readonly [number, number];
    readonly shareOutside: number;
    readonly consecutiveQuantiles: Float64Array;
    readonly consecutiveBand: readonly [number, number];
    readonly consecutiveShareOutside: number;
    /** Of single features, in the training set's sds. */
    readonly features: readonly {
      readonly name: string;
      readonly quantiles: Float64Array;
      readonly band: readonly [number, number];
      readonly shareOutside: number;
    }[];
  } | null;
  /** [layer][step], on the record's own grid. */
  readonly gradientNorms: {
    readonly steps: Int32Array;
    readonly layers: readonly Float64Array[];
  } | null;
}
