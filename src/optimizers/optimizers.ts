import type { Kernels } from "../kernels/kernels.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import { adam } from "./adam.ts";
import { adamw } from "./adamw.ts";
import { momentum } from "./momentum.ts";
import { nesterov } from "./nesterov.ts";
import type { Optimizer, Trainable, UpdateRule, UpdateRuleFactory } from "./optimizer.ts";
import { rmsprop } from "./rmsprop.ts";
import { rateFactor, requireEnd } from "./schedules/schedules.ts";
import type { OptimizerSettings } from "./settings.ts";
import { sgd } from "./sgd.ts";

type SettingsOf<Kind extends OptimizerSettings["kind"]> = Extract<OptimizerSettings, { kind: Kind }>;

/** Every optimizer there is: a new one is a file, a member of `OptimizerSettings` and a line here. */
const optimizers = { sgd, momentum, nesterov, rmsprop, adam, adamw } satisfies {
  readonly [Kind in OptimizerSettings["kind"]]: UpdateRuleFactory<SettingsOf<Kind>>;
};

/** Whether every step calls the same kernels with the same numbers. */
export function isSteadyUpdate({ kind, schedule }: OptimizerSettings): boolean {
  return kind === "sgd" && (schedule === undefined || schedule.kind === "constant");
}

/** The rule alone, with fresh state: whoever updates says the learning rate of every step. */
export function createUpdateRule(
  settings: OptimizerSettings,
  parameters: readonly Trainable[],
  kernels: Kernels = plainKernels,
): UpdateRule {
  const create = optimizers[settings.kind] as UpdateRuleFactory<OptimizerSettings>;
  return create(settings, parameters, kernels);
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
  kernels: Kernels = plainKernels,
): Optimizer {
  const rule = createUpdateRule(settings, parameters, kernels);
  const { kind, learningRate, schedule = { kind: "constant" } } = settings;
  const end = requireEnd(schedule, steps);
  const { state, progress = new Float64Array() } = rule;
  const begun = progress.slice();
  let step = 0;
  return {
    step: () => rule.update(learningRate * rateFactor(schedule, step++, end)),
    state,
    save: () => ({
      kind,
      state: Object.fromEntries(
        Object.entries(state).map(([name, arrays]) => [name, arrays.map((array) => array.slice())]),
      ),
      progress: progress.slice(),
    }),
    restore(saved, steps) {
      step = steps;
      const own = saved.kind === kind ? saved : null;
      progress.set(own?.progress ?? begun);
      for (const [name, arrays] of Object.entries(state))
        arrays.forEach((array, at) => {
          const values = own?.state[name]?.[at];
          if (values === undefined) array.fill(0);
          else array.set(values);
        });
    },
  };
}
