/** When an observation is made: on a named grid of steps, at given steps, or every so many. */
export type ObservationSchedule =
  | { readonly at: "snapshots" | "evaluations" | readonly number[] }
  | { readonly every: number };

/** What is said of grids and instruments, whatever is observed. */
export interface InstrumentSettings {
  /** Which runs are tracked unit by unit: those whose seeds the report details, or all. */
  readonly units: "detailed" | "all";
  /** The grid "snapshots": every step up to `dense`, then about `count` more. */
  readonly snapshots: {
    readonly dense: number;
    readonly count: number;
    readonly spacing: "even" | "logarithmic";
  };
  /** The grid "evaluations": about so many steps, spread evenly, first and last among them. */
  readonly evaluations: number;
  /** Training samples in the population statistics during training; all of them at the end. */
  readonly populationSample: number;
  /** Of the statistics `batch-mixed` and `batch-as-trained`; of the training size and shuffled unless told. */
  readonly evaluationBatches?: EvaluationBatches;
  /** Fixed lag of the drift, in steps. */
  readonly driftLag: number;
  /** Step sizes along the gradient at which the landscape is taken, in learning rates. */
  readonly landscapeReach: readonly number[];
  /** Points per side of the decision field. */
  readonly fieldSize: number;
  /** Loss contours over two weights ("output.weights[0]"), and the path of training across them. */
  readonly plane: PlaneSettings | null;
}

/** How the test set is put through in batches that are normalized as in training. */
export interface EvaluationBatches {
  /** Samples of a batch; null: as many as in training. */
  readonly size: number | null;
  /** Of `batch-mixed`: which samples share a batch. */
  readonly order: "shuffled" | "by-subset" | "by-class";
}

/** What they are unless a scenario says otherwise. */
export const usualEvaluationBatches: EvaluationBatches = { size: null, order: "shuffled" };

export interface PlaneSettings {
  readonly weights: readonly [string, string];
  /** Half-width of the window about the middle of the path, as a multiple of the path's extent. */
  readonly margin: number;
  readonly size: number;
}
