import type { StatisticsTable } from "./statisticsTable.ts";

const head = [
  ...["layer", "unit", "runningMean", "runningVariance", "batchMean", "batchVariance", "batchSize"],
  ...["populationMean", "populationVariance", "subset", "momentum", "updates", "epsilon"],
];

/** A table as its file has it: a row per unit and batch, numbers with six digits. */
export function statisticsCsv({ layers }: StatisticsTable): string {
  const rows = layers.flatMap(({ layer, units, momentum, updates, epsilon }) =>
    units.flatMap(({ unit, running, population, batches }) =>
      batches.map(({ mean, variance, size, subset }) =>
        [
          ...[layer, unit, written(running.mean), written(running.variance)],
          ...[written(mean), written(variance), size],
          ...[written(population?.mean), written(population?.variance)],
          ...[subset ?? "", written(momentum), updates ?? "", written(epsilon)],
        ].join(","),
      ),
    ),
  );
  return `${[head.join(","), ...rows].join("\n")}\n`;
}

const written = (value: number | null | undefined) =>
  value == null ? "" : String(Number(value.toPrecision(6)));
