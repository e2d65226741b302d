import type { Fragment } from "./chart.ts";

/** Step axes are fixed to the whole training, so that the cursor never leaves them. */
export function stepAxis(steps: number): Fragment {
  return {
    field: "step",
    type: "quantitative",
    title: "step (parameter updates)",
    scale: { domain: [0, steps], nice: false },
    axis: { format: ",d", tickMinStep: 1 },
  };
}

/** The axis of a chart of a single unit: it ends where the reader says. */
export function zoomedStepAxis(steps: number): Fragment {
  return {
    ...stepAxis(steps),
    scale: { domainMin: 0, domainMax: { expr: "until" }, nice: false },
  };
}

/** Where an axis of accuracies starts: 40 %, or the tenth below the lowest. */
export function lowestShare(values: readonly number[]): number {
  const lowest = values.reduce((low, value) => (value < low ? value : low), 0.4);
  return Math.max(0, Math.floor(lowest * 10) / 10);
}
