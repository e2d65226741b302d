import type { Optimizer, OptimizerFactory, Trainable } from "./optimizer.ts";
import type { OptimizerSettings } from "./settings.ts";
import { sgd } from "./sgd.ts";

type SettingsOf<Kind extends OptimizerSettings["kind"]> = Extract<OptimizerSettings, { kind: Kind }>;

/** Every optimizer there is: a new one is a file, a member of `OptimizerSettings` and a line here. */
const optimizers = { sgd } satisfies {
  readonly [Kind in OptimizerSettings["kind"]]: OptimizerFactory<SettingsOf<Kind>>;
};

/** An optimizer with fresh state for these parameters. */
export function createOptimizer(settings: OptimizerSettings, parameters: readonly Trainable[]): Optimizer {
  const create = optimizers[settings.kind] as OptimizerFactory<OptimizerSettings>;
  return create(settings, parameters);
}
