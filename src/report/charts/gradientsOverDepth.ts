import { inLossUnits } from "../../findings/lossUnits.ts";
import { bandWords } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { layersAt, layersAtEnd } from "./layersAt.ts";
import { overDepth } from "./overDepth.ts";

/** Of fewer layers the panels over the steps tell as much. */
const FEWEST_LAYERS = 5;

/** The norm of each hidden layer's gradient over the depth of deep networks, of the first batch and at the end. */
export function gradientsOverDepth(model: ReportModel): Chart | null {
  const depth = Math.max(0, ...model.shown.map(({ settings }) => settings.network.hidden.length));
  if (depth < FEWEST_LAYERS) return null;
  return overDepth(
    model,
    {
      title: "Gradient norms over depth",
      axis: `gradient norm (${inLossUnits(model.shown, "nats per unit")})`,
      scale: "log",
      read: `The length of the loss gradient in each hidden layer. A straight line is a gradient that grows, or vanishes, by the same factor at every layer on its way back to the first (${bandWords(model.seedCount)}).`,
    },
    [
      {
        title: "of the first batch, at initialization",
        of: (summary) => layersAt(summary, "gradient-norm", 1),
      },
      { title: "at the end", of: (summary) => layersAtEnd(summary, "gradient-norm") },
    ],
  );
}
