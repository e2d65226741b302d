import type { HiddenLayer, Network } from "../../network/network.ts";
import { rateAt } from "../../optimizers/schedules/schedules.ts";
import { median } from "../../statistics/median.ts";
import { float64 } from "../columns.ts";
import { observation } from "../observation.ts";

/**
 * Size of each hidden layer's weights after an update, and the rate that an update has on their direction.
 *
 *   norm  ‖W‖_F of the weights as they act on the inputs (of a weight norm: ‖g‖)
 *   rate  η/‖w‖², median over the units: w the weights that a unit trains (of a weight norm: v), η the rate of the update by
 *         its schedule (at step 0, of the first); 0 where the layer is frozen, NaN where most units have no weights
 *
 * Source   van Laarhoven (2017), L2 regularization versus batch and weight normalization
 */
export const weightNorm = observation({
  usually: { at: "snapshots" },
  detail: "request",
  passes: 0.02,
  bytes: ({ layers }) => 16 * layers,
  columns: ({ hidden }) => ({ layers: hidden.map(() => ({ norm: float64(), rate: float64() })) }),
  watch({ network, trainedBy, totalSteps }, { columns: { layers } }) {
    const meters = network.hidden.map((layer, index) => createMeter(layer, isFrozen(network, index + 1)));
    return {
      observe(step, seen) {
        const update = Math.max(1, step);
        const rate = rateAt(trainedBy(update).optimizer, update - 1, totalSteps);
        meters.forEach((meter, index) => {
          layers[index]!.norm[seen] = meter.norm();
          layers[index]!.rate[seen] = meter.rate(rate);
        });
      },
    };
  },
});

/** Whether training leaves the weights of a layer (from 1) as they are. */
function isFrozen({ parameters }: Network, layer: number): boolean {
  return parameters.some(
    (parameter) => parameter.layer === layer && isWeights(parameter.name) && parameter.frozen,
  );
}

const isWeights = (name: string) => name.endsWith(".weights") || name.endsWith(".directions");

function createMeter({ dense }: HiddenLayer, frozen: boolean) {
  const { units, inputs, weights, weightNorm } = dense;
  const trained = weightNorm?.directions ?? weights;
  const [rates, sorted] = [new Float64Array(units), new Float64Array(units)];
  return {
    norm: () => Math.sqrt(squaresOf(weightNorm?.gains ?? weights)),
    rate(rate: number): number {
      if (frozen) return 0;
      for (let unit = 0; unit < units; unit++) {
        const squares = squaresOf(trained, unit * inputs, (unit + 1) * inputs);
        rates[unit] = squares > 0 ? rate / squares : Number.NaN;
      }
      return median(rates, sorted);
    },
  };
}

function squaresOf(values: Float64Array, from = 0, end = values.length): number {
  let squares = 0;
  for (let j = from; j < end; j++) squares += values[j]! * values[j]!;
  return squares;
}
