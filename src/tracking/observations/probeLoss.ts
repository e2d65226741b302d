import { float64 } from "../columns.ts";
import { observation } from "../observation.ts";

/**
 * The loss of the probe set in nats, as one batch that never changes, normalized as in training: by which networks are
 * compared at matched loss.
 */
export const probeLoss = observation({
  usually: { every: "driftLag" },
  detail: "layers",
  passes: 1,
  bytes: () => 8,
  columns: () => ({ loss: float64() }),
  watch({ network, probe: { data }, passOf }, { columns: { loss } }) {
    const pass = passOf("probe in training", data.size);
    return {
      observe(_, seen) {
        pass.run(data.features, "training", null, data.subsets);
        loss[seen] = network.loss.value(pass.logits, data.labels);
      },
    };
  },
});
