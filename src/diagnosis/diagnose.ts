import { type LayerEvidence, layerEvidence } from "./layerEvidence.ts";
import type { Sign, SignOf } from "./sign.ts";
import { biasedBatches } from "./signs/biasedBatches.ts";
import { largeEpsilon } from "./signs/largeEpsilon.ts";
import { momentumConvention } from "./signs/momentumConvention.ts";
import { otherDomain } from "./signs/otherDomain.ts";
import { runningMisfit } from "./signs/runningMisfit.ts";
import { smallBatch } from "./signs/smallBatch.ts";
import { varianceDivisor } from "./signs/varianceDivisor.ts";
import type { StatisticsTable } from "./statisticsTable.ts";

/** What the statistics of a network's norms show, and the numbers behind it. */
export interface Diagnosis {
  /** In the order in which they are told; none where the statistics agree. */
  readonly signs: readonly Sign[];
  /** In the order of the table. */
  readonly layers: readonly LayerEvidence[];
}

/** What explains most comes first. */
const inOrder: readonly SignOf[] = [
  biasedBatches,
  runningMisfit,
  otherDomain,
  momentumConvention,
  smallBatch,
  varianceDivisor,
  largeEpsilon,
];

/** Every cause that a table shows; several may hold at once. */
export function diagnose(table: StatisticsTable): Diagnosis {
  const layers = table.layers.map(layerEvidence);
  const signs = inOrder.flatMap((signOf) => signOf(layers) ?? []);
  return { signs, layers };
}
