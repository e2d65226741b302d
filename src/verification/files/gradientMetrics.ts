import { z } from "zod";
import type { Matrix } from "../../matrix.ts";
import type { Network } from "../../network/network.ts";
import { plainPasses } from "../../network/plainPasses.ts";
import type { GradientChange } from "../../tracking/meters/gradientChange.ts";
import { createGradientProbe } from "../../tracking/meters/gradientProbe.ts";
import { createGradientShiftMeter } from "../../tracking/meters/gradientShiftMeter.ts";
import { createLandscapeMeter } from "../../tracking/meters/landscapeMeter.ts";
import { cases, count, number, numberOrNull, remark, rows } from "../format.ts";
import {
  activation,
  fillBatch,
  layerValues,
  loss,
  networkOf,
  norm,
  samples,
  trainersOf,
  verifyParameters,
} from "../network.ts";
import { hyper, optimizerOf } from "../optimizer.ts";
import { type CaseResult, type Witness, witnessCase } from "../witness.ts";

const change = z.strictObject({ l2: number, cosine: numberOrNull, norm_G: number, norm_G_prime: number });
const layerShift = z.strictObject({
  layer: count,
  weights: change,
  weights_and_bias: change,
  all: change,
  /** At the first step alone. */
  G_weights: rows.optional(),
  G_prime_weights: rows.optional(),
});
const point = z.strictObject({
  eta: number,
  loss: number,
  gradient_change_l2: number,
  gradient_cosine: numberOrNull,
  beta: numberOrNull,
});
const step = z.strictObject({
  step: count,
  loss: number,
  gradient_l2: number,
  ics: z.array(layerShift),
  landscape: z.strictObject({
    scan: z.array(point),
    loss_min: number,
    loss_max: number,
    gradient_change_max: number,
    effective_beta: numberOrNull,
  }),
});
export const gradientMetrics = z.strictObject({
  ...samples,
  loss,
  bn_eps: number,
  initial_gamma: number,
  initial_beta: number,
  etas: z.array(number.gt(0)).min(1),
  runs: cases(
    z.strictObject({
      norm,
      activation,
      optimizer: hyper,
      steps: z
        .array(step)
        .min(1)
        .superRefine(([first], context) => {
          first?.ics.forEach((layer, at) => {
            for (const field of ["G_weights", "G_prime_weights"] as const)
              if (layer[field] === undefined)
                context.addIssue({ code: "custom", path: [0, "ics", at, field], message: "missing" });
          });
        }),
      final_params: z.array(layerValues),
      tolerance: number.optional(),
      oracle_error: remark,
    }),
  ),
});
type Metrics = z.output<typeof gradientMetrics>;
type Run = Metrics["runs"][number];
type Step = z.output<typeof step>;

/** Gradient shift and landscape at every step of short runs. */
export function verifyGradientMetrics(all: Metrics): CaseResult[] {
  return all.runs.map((one) => {
    const { lr, momentum } = one.optimizer;
    const norms = typeof one.norm === "string" ? one.norm : one.norm.join(" + ");
    return witnessCase(
      `gradient_metrics ${norms}, ${one.activation}, lr ${lr}, momentum ${momentum}`,
      (witness) => verifyRun(all, one, witness),
    );
  });
}

function verifyRun(all: Metrics, one: Run, witness: Witness): void {
  const { tolerance } = one;
  const network = networkOf({
    ...all,
    ...one,
    // Running statistics play no part here, and there is no layer norm with an ε of its own.
    bn: { eps: all.bn_eps, momentum: 0.1 },
    layernorm: { eps: all.bn_eps },
    start: { gamma: all.initial_gamma, beta: all.initial_beta, mean: 0, variance: 1 },
  });
  const trainer = trainersOf(network, optimizerOf("sgd", one.optimizer), plainPasses);
  const copy = () => network.parameters.map(({ values }) => ({ values: values.slice() }));
  one.steps.forEach((expected, t) => {
    witness.number(`steps[${t}].step`, t, expected.step);
    const indices = all.batches[t];
    if (indices === undefined) throw new Error(`there is no batch for step ${t}`);
    const ofSize = trainer(indices.length);
    fillBatch(ofSize, all, indices);
    const before = copy();
    const found = ofSize.step();
    witness.number(`steps[${t}].loss`, found, expected.loss, tolerance);
    const update = { before, after: copy(), batch: ofSize.batch, labels: ofSize.labels };
    verifyShift(`steps[${t}].ics`, network, update, expected, tolerance, witness);
    verifyLandscape(`steps[${t}]`, network, update, all.etas, expected, tolerance, witness);
  });
  const final = network.parameters.map(({ values }) => values);
  verifyParameters("final_params", network, final, one.final_params, tolerance, witness);
}

/** One update and the batch it was made on; the network holds the gradient before it. */
interface Update {
  readonly before: readonly { readonly values: Float64Array }[];
  readonly after: readonly { readonly values: Float64Array }[];
  readonly batch: Matrix;
  readonly labels: Float64Array;
}

function verifyShift(
  field: string,
  network: Network,
  { before, after, batch, labels }: Update,
  { ics }: Step,
  tolerance: number | undefined,
  witness: Witness,
): void {
  const shifts = createGradientShiftMeter(network, batch.columns).measure(before, after, batch, labels);
  witness.vector(
    `${field}: layers`,
    shifts.map(({ layer }) => layer),
    ics.map(({ layer }) => layer),
  );
  const compare = (path: string, found: GradientChange, expected: z.output<typeof change>) => {
    witness.number(`${path}.l2`, found.change, expected.l2, tolerance);
    witness.number(`${path}.cosine`, found.cosine, expected.cosine, tolerance);
    witness.number(`${path}.norm_G`, found.norm, expected.norm_G, tolerance);
    witness.number(`${path}.norm_G_prime`, found.normAfter, expected.norm_G_prime, tolerance);
  };
  const probe = createGradientProbe(network, batch.columns);
  ics.forEach((expected, at) => {
    const found = shifts[at];
    if (found === undefined) return;
    const path = `${field}[${at}]`;
    compare(`${path}.weights`, found.weights, expected.weights);
    compare(`${path}.weights_and_bias`, found.weightsAndBias, expected.weights_and_bias);
    compare(`${path}.all`, found.all, expected.all);
    const weights = network.parameters.findIndex(
      ({ layer, name }) => layer === expected.layer && name.endsWith(".weights"),
    );
    const { G_weights, G_prime_weights } = expected;
    if (G_weights !== undefined) {
      witness.weights(`${path}.G_weights`, network.parameters[weights]!.gradient, G_weights, tolerance);
    }
    if (G_prime_weights === undefined) return;
    probe.place(before.map((old, p) => (network.parameters[p]!.layer < expected.layer ? after[p]! : old)));
    probe.evaluate(batch, labels);
    witness.weights(
      `${path}.G_prime_weights`,
      probe.parameters[weights]!.gradient,
      G_prime_weights,
      tolerance,
    );
  });
}

function verifyLandscape(
  field: string,
  network: Network,
  { before, batch, labels }: Update,
  etas: readonly number[],
  { landscape, gradient_l2 }: Step,
  tolerance: number | undefined,
  witness: Witness,
): void {
  const found = createLandscapeMeter(network, batch.columns, etas).measure(before, batch, labels);
  const compare = (of: string, actual: number | null, expected: number | null) =>
    witness.number(`${field}.${of}`, actual, expected, tolerance);
  compare("gradient_l2", found.gradientNorm, gradient_l2);
  witness.vector(
    `${field}.landscape.scan: eta`,
    etas,
    landscape.scan.map(({ eta }) => eta),
  );
  landscape.scan.forEach((expected, k) => {
    const at = found.points[k];
    if (at === undefined) return;
    const path = `landscape.scan[${k}]`;
    compare(`${path}.loss`, at.loss, expected.loss);
    compare(`${path}.gradient_change_l2`, at.gradientChange, expected.gradient_change_l2);
    compare(`${path}.gradient_cosine`, at.cosine, expected.gradient_cosine);
    compare(`${path}.beta`, at.beta, expected.beta);
  });
  compare("landscape.loss_min", found.lossRange.low, landscape.loss_min);
  compare("landscape.loss_max", found.lossRange.high, landscape.loss_max);
  compare("landscape.gradient_change_max", found.largestGradientChange, landscape.gradient_change_max);
  compare("landscape.effective_beta", found.effectiveBeta, landscape.effective_beta);
}
