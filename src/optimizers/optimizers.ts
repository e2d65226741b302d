import { adam } from "./adam.ts";
import { adamw } from "./adamw.ts";
import { momentum } from "./momentum.ts";
import { nesterov } from "./nesterov.ts";
import type { Optimizer, Trainable, UpdateRule, UpdateRuleFactory } from "./optimizer.ts";
import { rmsprop } from "./rmsprop.ts";
import { rateFactor, requireEnd } from "./schedules/schedules.ts";
import type { OptimizerSettings } from "./settings.ts";
import { isPlainDescent, sgd } from "./sgd.ts";

type SettingsOf<Kind extends OptimizerSettings["kind"]> = Extract<OptimizerSettings, { kind: Kind }>;

/** Every optimizer there is: a new one is a file, a member of `OptimizerSettings` and a line here. */
const optimizers = { sgd, momentum, nesterov, rmsprop, adam, adamw } satisfies {
  readonly [Kind in OptimizerSettings["kind"]]: UpdateRuleFactory<SettingsOf<Kind>>;
};

/** The rule alone, with fresh state: whoever updates says the learning rate of every step. */
export function createUpdateRule(settings: OptimizerSettings, parameters: readonly Trainable[]): UpdateRule {
  const create = optimizers[settings.kind] as UpdateRuleFactory<OptimizerSettings>;
  return create(settings, parameters);
}

/**
 * An optimizer with fresh state for these parameters; its steps count from 0 and follow its schedule.
 *
 * @param steps updates of the whole training, which a cosine without an end of its own needs
 * Errors   such a cosine without `steps`
 */
export function createOptimizer(
  settings: OptimizerSettings,
  parameters: readonly Trainable[],
  steps?: number,
): Optimizer {
  const rule = createUpdateRule(settings, parameters);
  const { learningRate, schedule = { kind: "constant" } } = settings;
  const end = requireEnd(schedule, steps);
  let step = 0;
  const nextRate = () => learningRate * rateFactor(schedule, step++, end);
  return {
    step: () => rule.update(nextRate()),
    isPlainDescent: isPlainDescent(settings),
    nextRate,
    state: rule.state,
  };
}
