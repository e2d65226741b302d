import { subsetsOf } from "../../flowers/dataset.ts";
import { dataShape } from "../../scenario/checks/runCheck.ts";
import type { RunSettings } from "../../scenario/scenario.ts";
import { byName } from "../../tracking/columns.ts";
import { type Evaluation, statisticsThatDiffer } from "../../tracking/inferenceStatistics.ts";
import type { ObservationKind } from "../../tracking/observation.ts";
import { observations } from "../../tracking/observations/observations.ts";
import { hasBatchStatistics, type Outline } from "../../tracking/outline.ts";
import type { RunRecord } from "../../tracking/record.ts";

/** Ones at the first step, the second and the last: a number that every axis can show. */
const ones = (count = 3) => new Float64Array(count).fill(1);

/**
 * What a run of these settings will leave behind, in shape alone: every block that is tracked, with one unit per layer and
 * ones for numbers. Nothing is trained for it.
 */
export function blankRecord({ data, network, training, tracking }: RunSettings): RunRecord {
  const steps = Int32Array.from(new Set([0, 1, Math.ceil(training.steps / 2), training.steps]));
  const outline: Outline = {
    features: featuresOf(data),
    subsets: subsetsOf({ subsetCount: subsetCountOf(data) }),
    hidden: network.hidden.map((layer) => ({ ...layer, units: 1 })),
    settings: { ...tracking, fieldSize: 2 },
    detailed: true,
  };
  const blocks = tracking.observe.map(({ what }) => {
    const kind: ObservationKind<unknown> = observations[what];
    return [what, kind.blank(outline, steps)] as const;
  });
  const normalized = outline.hidden.some(({ normalization }) => hasBatchStatistics(normalization));
  const share = dataShape({ data }).classes === 0 ? Number.NaN : 1;
  const evaluation: Evaluation = { loss: 1, accuracy: share, bySubset: byName(outline.subsets, () => share) };
  return {
    outcome: { kind: "finished" },
    stepsDone: training.steps,
    batches: {
      blockSize: training.steps,
      loss: ones(1),
      lossMin: ones(1),
      lossMax: ones(1),
      accuracy: ones(1).fill(share),
    },
    checks: { steps, values: ones(), measure: training.target.measure, reach: training.target.reach },
    stepsToTarget: training.steps,
    final: byName(statisticsThatDiffer(normalized, outline.subsets.length > 0), () => evaluation),
    blocks: Object.fromEntries(blocks.filter(([, block]) => block !== null)),
    plane: tracking.plane && {
      weights: tracking.plane.weights,
      size: 2,
      x: [0, 1],
      y: [0, 1],
      loss: Float64Array.of(1, 2, 3, 4),
      path: { steps, x: ones(), y: ones(), loss: ones() },
    },
    workedExample: null,
    parameters: {},
  };
}

function subsetCountOf(data: RunSettings["data"]): number {
  if ("flowers" in data) return 2;
  return "table" in data ? data.table.subsetNames.length : 0;
}

function featuresOf(data: RunSettings["data"]): readonly string[] {
  if ("flowers" in data) return data.flowers.features;
  return "table" in data ? data.table.features : data.rows.columns;
}
