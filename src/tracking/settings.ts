/** What can be observed of a run; each name is one block of the record. */
export const observationNames = [
  "unit-input",
  "batch-input",
  "subset-input",
  "normalization",
  "gradient-norm",
  "accuracy",
  "drift",
  "batch-drift",
  "probe-loss",
  "batch-shift",
  "decision-field",
  "gradient-shift",
  "landscape",
  "causes",
  "batch-moments",
  "probe-percentiles",
] as const;
export type ObservationName = (typeof observationNames)[number];

/** When an observation is made: on a named grid of steps, at given steps, or every so many. */
export type ObservationSchedule =
  | { readonly at: "snapshots" | "evaluations" | readonly number[] }
  | { readonly every: number };

export type Observation = { readonly what: ObservationName } & ObservationSchedule;

export interface TrackingSettings {
  readonly observe: readonly Observation[];
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
  /** Fixed lag of the drift, in steps. */
  readonly driftLag: number;
  /** Step sizes along the gradient at which the landscape is taken, in learning rates. */
  readonly landscapeReach: readonly number[];
  /** Points per side of the decision field. */
  readonly fieldSize: number;
  /** Loss contours over two weights ("output.weights[0]"), and the path of training across them. */
  readonly plane: PlaneSettings | null;
}

export interface PlaneSettings {
  readonly weights: readonly [string, string];
  /** Half-width of the window about the middle of the path, as a multiple of the path's extent. */
  readonly margin: number;
  readonly size: number;
}
