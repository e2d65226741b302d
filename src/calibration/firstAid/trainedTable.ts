import type { StatisticsTable } from "../../diagnosis/statisticsTable.ts";
import { tableOfRun } from "../../diagnosis/tableOfRun.ts";
import { simulateSplit } from "../../flowers/split.ts";
import type { Kernels } from "../../kernels/kernels.ts";
import { randomStream } from "../../random.ts";
import { createStepper } from "../../runs/stepper.ts";
import { trainToEnd } from "../../runs/trainToEnd.ts";
import type { Recipe } from "./recipes.ts";

/** Trains the network of a recipe to its end, and takes its table; null where training diverged. */
export function trainedTable(recipe: Recipe, kernels: Kernels): StatisticsTable | null {
  const { split } = simulateSplit(recipe.flowers, randomStream(`${recipe.seed}`).child("data"));
  const stepperOf = (seed: number) =>
    createStepper({ seed, network: recipe.network, training: recipe.training, split, classes: 2 }, kernels);
  const stepper = stepperOf(recipe.seed);
  if (trainToEnd(stepper).kind !== "finished") return null;
  if (recipe.loadsStatistics) {
    const other = stepperOf(recipe.seed + 1);
    if (trainToEnd(other).kind !== "finished") return null;
    stepper.network.hidden.forEach(({ norm }, layer) => {
      const from = other.network.hidden[layer]!.norm!;
      norm!.runningMean.set(from.runningMean);
      norm!.runningVariance.set(from.runningVariance);
    });
  }
  const table = tableOfRun(stepper, split, recipe.batches);
  if (recipe.saysUpdates) return table;
  return { layers: table.layers.map((layer) => ({ ...layer, updates: null })) };
}
