import { inLossUnits } from "../../findings/lossUnits.ts";
import { bandWords } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { layerBands } from "./layerBands.ts";

/** Norm of the loss gradient of each layer's weights. */
export function gradientNorms(model: ReportModel): Chart | null {
  return layerBands(
    model,
    {
      title: "Gradient norms by layer",
      axis: `gradient norm (${inLossUnits(model.shown, "nats per unit")})`,
      output: true,
      read: `The length of the loss gradient in each layer; a first layer far below the last learns slowly (${bandWords(model.seedCount)}).`,
    },
    ({ gradientNorms: norms }) => norms,
  );
}
