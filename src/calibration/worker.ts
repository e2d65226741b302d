import { type AssociationCell, simulateAssociation } from "./associations.ts";
import { bandRates, type FeatureKindName } from "./bands.ts";
import { type Cell, simulateCell } from "./cell.ts";
import { type FirstAidTrial, firstAidTrial } from "./firstAid/trial.ts";
import { type SequentialCell, simulateSequential } from "./sequential.ts";

/** One task of a worker thread. */
export type Task =
  | { readonly what: "cell"; readonly cell: Cell; readonly replications: number }
  | { readonly what: "association"; readonly cell: AssociationCell; readonly replications: number }
  | { readonly what: "sequence"; readonly cell: SequentialCell; readonly replications: number }
  | { readonly what: "first-aid"; readonly trial: FirstAidTrial }
  | {
      readonly what: "band";
      readonly kind: FeatureKindName;
      readonly replacement: boolean;
      readonly replications: number;
    };

export default function doTask(task: Task) {
  switch (task.what) {
    case "cell":
      return simulateCell(task.cell, task.replications);
    case "association":
      return simulateAssociation(task.cell, task.replications);
    case "sequence":
      return simulateSequential(task.cell, task.replications);
    case "first-aid":
      return firstAidTrial(task.trial);
    case "band":
      return bandRates(task.kind, task.replacement, task.replications);
  }
}
