import { batchDivisor, batchVariance, normalizedBatch, scaledAndShifted } from "../tracking/workedSteps.ts";
import { batchWeight, conventions } from "./conventions.ts";
import type { Given, GivenRunning, LineName } from "./exercise.ts";
import { plainDecimal } from "./plainDecimal.ts";
import { followed, preActivation } from "./unit.ts";
import { type Frame, type Step, steps } from "./workedLine.ts";

/** One step done otherwise than it should be. */
export interface Slip {
  readonly name: string;
  /** The line whose step it is. */
  readonly line: LineName;
  readonly step: Step;
  /** What was done, in words. */
  readonly says: string;
  /** Whether it is what another convention asks for, and no slip by itself: told where no slip explains a line. */
  readonly isConvention?: true;
}

/** The slips that an exercise has room for. */
export function slipsOf(given: Given): readonly Slip[] {
  return [
    ...ofPreActivation(given),
    ...ofMean(given),
    ...ofVariance(given),
    ...ofDivisor(given),
    ...ofNormalized(given),
    ...ofResult(given),
    ...(given.running === null ? [] : ofRunning(given, given.running)),
    ...ofConventions(given),
  ];
}

const slipIn =
  (line: LineName) =>
  (name: string, says: string, step: Step): Slip => ({ name, line, says, step });

const negative = (values: readonly number[]) => values.map((value) => -value);

function ofPreActivation(given: Given): Slip[] {
  const { weights, columns, bias } = given;
  const slip = slipIn("z");
  const changed = (change: Partial<Given>): Step => {
    const z = preActivation({ ...given, ...change });
    return () => z;
  };
  return [
    slip("bias-forgotten", "the bias b was left out", changed({ bias: 0 })),
    slip("bias-sign", "the bias b was subtracted instead of added", changed({ bias: -bias })),
    ...weights.map((_, at) =>
      slip(
        "term-sign",
        `the term of ${columns[at]} has the wrong sign`,
        changed({ weights: weights.map((weight, other) => (other === at ? -weight : weight)) }),
      ),
    ),
    ...weights.map((_, at) =>
      slip(
        "term-forgotten",
        `the term of ${columns[at]} was left out`,
        changed({ weights: weights.map((weight, other) => (other === at ? 0 : weight)) }),
      ),
    ),
    slip(
      "weights-exchanged",
      "the weights stand in the wrong order",
      changed({ weights: weights.toReversed() }),
    ),
    slip("sign", "the sign of z is wrong", changed({ weights: negative(weights), bias: -bias })),
  ];
}

function ofMean({ samples }: Given): Slip[] {
  const m = samples.length;
  const slip = slipIn("mean");
  const each = (change: (mean: number, z: number) => number, sample: number): Step => {
    return (frame) => [change(steps.mean(frame)[0]!, frame.of("z")[sample]!)];
  };
  return [
    slip("mean-divisor", `the sum of z was divided by m − 1 = ${m - 1} instead of m = ${m}`, (frame) =>
      steps.mean(frame).map((mean) => (mean * m) / (m - 1)),
    ),
    slip("not-divided", `the sum of z was not divided by m = ${m}`, (frame) =>
      steps.mean(frame).map((mean) => mean * m),
    ),
    slip("sign", "the sign of the mean is wrong", (frame) => negative(steps.mean(frame))),
    ...samples.map((_, sample) =>
      slip(
        "sample-sign",
        `z of sample ${sample + 1} entered with the wrong sign`,
        each((mean, z) => mean - (2 * z) / m, sample),
      ),
    ),
    ...samples.map((_, sample) =>
      slip(
        "sample-left-out",
        `z of sample ${sample + 1} was left out of the sum`,
        each((mean, z) => mean - z / m, sample),
      ),
    ),
  ];
}

function ofVariance(given: Given): Slip[] {
  const m = given.samples.length;
  const own = given.divideBy;
  const other = own === "m" ? "m-1" : "m";
  const count = { m: `m = ${m}`, "m-1": `m − 1 = ${m - 1}` };
  const slip = slipIn("variance");
  const squares = ({ of, the }: Frame) => of("z").map((z) => (z - the("mean")) * (z - the("mean")));
  const divided = own === "m" ? m : m - 1;
  return [
    slip(
      "variance-divisor",
      `the squares were divided by ${count[other]} where the exercise asks for ${count[own]}`,
      ({ of, the }) => [batchVariance(of("z"), the("mean"), other)],
    ),
    slip("rooted", "the root was taken already: this is the standard deviation", (frame) =>
      steps.variance(frame).map(Math.sqrt),
    ),
    slip("not-divided", `the sum of squares was not divided by ${count[own]}`, (frame) =>
      steps.variance(frame).map((variance) => variance * divided),
    ),
    slip("mean-not-subtracted", "the mean was not subtracted before squaring", ({ of }) => [
      batchVariance(of("z"), 0, own),
    ]),
    slip("not-squared", "absolute deviations were averaged instead of squares", ({ of, the }) => [
      of("z").reduce((sum, z) => sum + Math.abs(z - the("mean")), 0) / divided,
    ]),
    slip("epsilon-early", "ε was added already", (frame) =>
      steps.variance(frame).map((variance) => variance + given.epsilon),
    ),
    ...given.samples.map((_, sample) =>
      slip("sample-left-out", `the square of sample ${sample + 1} was left out of the sum`, (frame) =>
        steps.variance(frame).map((variance) => variance - squares(frame)[sample]! / divided),
      ),
    ),
  ];
}

function ofDivisor({ epsilon, epsilonPlacement, divideBy }: Given): Slip[] {
  const isInside = epsilonPlacement === "inside-root";
  const other = isInside ? "added-to-sd" : "inside-root";
  const sd = slipIn("sd");
  const slip = slipIn("divisor");
  return [
    sd("not-rooted", "the variance was not rooted", ({ the }) => [the("variance")]),
    sd("epsilon-early", "ε was added already", ({ the }) => [
      batchDivisor(the("variance"), epsilon, { epsilonPlacement, divideBy }),
    ]),
    slip(
      "epsilon-placement",
      isInside
        ? "ε was added outside the root, σ + ε, where the exercise asks for √(σ² + ε)"
        : "ε was added inside the root, √(σ² + ε), where the exercise asks for σ + ε",
      ({ the }) => [batchDivisor(the("variance"), epsilon, { epsilonPlacement: other, divideBy })],
    ),
    slip("epsilon-forgotten", "ε was left out", ({ the }) => [Math.sqrt(the("variance"))]),
    slip("not-rooted", "the variance was not rooted: divided by σ² + ε", ({ the }) => [
      the("variance") + epsilon,
    ]),
    slip("not-rooted", "the variance was not rooted and ε left out: divided by σ²", ({ the }) => [
      the("variance"),
    ]),
  ];
}

function ofNormalized(given: Given): Slip[] {
  const { gamma, beta, epsilon, running } = given;
  const slip = slipIn("normalized");
  const byRunning = ({ mean, variance }: Pick<GivenRunning, "mean" | "variance">): Step => {
    return ({ of }) => normalizedBatch(of("z"), mean, batchDivisor(variance, epsilon, given));
  };
  return [
    slip("mean-not-subtracted", "the mean was not subtracted: z was divided as it is", ({ of, the }) =>
      normalizedBatch(of("z"), 0, the("divisor")),
    ),
    slip("sign", "the sign is wrong: z was subtracted from the mean, not the mean from z", (frame) =>
      negative(steps.normalized(frame)),
    ),
    slip("mean-added", "the mean was added instead of subtracted", ({ of, the }) =>
      normalizedBatch(of("z"), -the("mean"), the("divisor")),
    ),
    slip("not-scaled", "the deviation was not divided", ({ of, the }) =>
      normalizedBatch(of("z"), the("mean"), 1),
    ),
    slip("gamma-early", "γ is in it already: it belongs to the next line", (frame) =>
      scaledAndShifted(steps.normalized(frame), gamma, 0),
    ),
    slip("gamma-before", "γ was applied to z before normalizing, not after", ({ of, the }) =>
      normalizedBatch(scaledAndShifted(of("z"), gamma, 0), the("mean"), the("divisor")),
    ),
    slip("gamma-before", "γ and β were applied to z before normalizing, not after", ({ of, the }) =>
      normalizedBatch(scaledAndShifted(of("z"), gamma, beta), the("mean"), the("divisor")),
    ),
    ...(running === null
      ? []
      : [
          slip(
            "running-for-batch",
            "the running statistics were used instead of the batch's own",
            byRunning(running),
          ),
          slip(
            "running-for-batch",
            "the running statistics after the batch were used instead of the batch's own",
            (frame) => byRunning(followed(given, running, frame.the("mean"), frame.the("variance")))(frame),
          ),
        ]),
  ];
}

function ofResult(given: Given): Slip[] {
  const { gamma, beta } = given;
  const slip = slipIn("result");
  const scaled =
    (factor: number, shift: number): Step =>
    ({ of }) =>
      scaledAndShifted(of("normalized"), factor, shift);
  /** Normalizing takes γ and β of z out again, but for ε. */
  const before =
    (shift: number): Step =>
    ({ of, the }) =>
      scaledAndShifted(
        normalizedBatch(
          scaledAndShifted(of("z"), gamma, 0),
          gamma * the("mean"),
          batchDivisor(gamma * gamma * the("variance"), given.epsilon, given),
        ),
        1,
        shift,
      );
  return [
    slip("gamma-beta-exchanged", "γ and β were exchanged: β·z^N + γ", scaled(beta, gamma)),
    slip(
      "gamma-before",
      "γ was applied to z before normalizing, which takes it out again, and β after",
      before(beta),
    ),
    slip(
      "gamma-before",
      "γ and β were applied to z before normalizing, which takes them out again",
      before(0),
    ),
    slip("gamma-forgotten", "γ was left out", scaled(1, beta)),
    slip("beta-forgotten", "β was left out", scaled(gamma, 0)),
    slip("affine-forgotten", "γ and β were both left out", scaled(1, 0)),
    slip("beta-sign", "β was subtracted instead of added", scaled(gamma, -beta)),
    slip("gamma-sign", "the sign of γ is wrong", scaled(-gamma, beta)),
    slip("beta-first", "β was added before γ multiplied: γ·(z^N + β)", scaled(gamma, gamma * beta)),
    slip("not-normalized", "γ and β were applied to z itself, not to z^N", ({ of }) =>
      scaledAndShifted(of("z"), gamma, beta),
    ),
  ];
}

function ofRunning(given: Given, running: GivenRunning): Slip[] {
  const isPytorch = running.momentumConvention === "pytorch";
  const moved =
    (of: "mean" | "variance", change: Partial<GivenRunning> = {}): Step =>
    ({ the }) => [followed(given, { ...running, ...change }, the("mean"), the("variance"))[of]];
  const inWords = isPytorch
    ? `momentum ${running.momentum} is the weight of the new batch here, not of the old value`
    : `momentum ${running.momentum} is the weight of the old value here, not of the new batch`;
  const turned = { momentumConvention: isPytorch ? "keras" : "pytorch" } as const;
  const all = { momentumConvention: "pytorch", momentum: 1 } as const;
  const other = { divisor: running.divisor === "unbiased" ? "biased" : "unbiased" } as const;
  const biased = { unbiased: "m − 1 (unbiased)", biased: "m (biased)" };
  const entered = `the variance that enters was divided by ${biased[other.divisor]}, where the exercise asks for ${biased[running.divisor]}`;
  const both = (of: "mean" | "variance"): Slip[] => {
    const line = of === "mean" ? "runningMean" : "runningVariance";
    const slip = slipIn(line);
    return [
      slip("momentum-turned", `momentum the other way round: ${inWords}`, moved(of, turned)),
      slip("batch-for-running", `the batch's own ${of} was written instead of the running one`, ({ the }) => [
        the(of),
      ]),
      slip("not-moved", `the running ${of} was not moved by the batch`, () => [running[of]]),
      slip("old-not-weighted", `the old running ${of} kept its whole weight`, (frame) => {
        const kept = moved(of, { [of]: 0 })(frame)[0]!;
        return [running[of] + kept];
      }),
      slip("old-left-out", `the old running ${of} was left out of the sum`, moved(of, { [of]: 0 })),
    ];
  };
  const slip = slipIn("runningVariance");
  return [
    ...both("mean"),
    slip("running-divisor", entered, moved("variance", other)),
    ...both("variance"),
    slip(
      "batch-for-running",
      "the batch's own variance, as it enters, was written instead of the running one",
      moved("variance", all),
    ),
    slip("sd-for-variance", "the batch's standard deviation entered instead of its variance", ({ the }) => [
      followed(
        given,
        { ...running, divisor: given.divideBy === "m" ? "biased" : "unbiased" },
        the("mean"),
        Math.sqrt(the("variance")),
      ).variance,
    ]),
    slip(
      "momentum-turned, running-divisor",
      `two slips: momentum the other way round (${inWords}), and ${entered}`,
      moved("variance", { ...turned, ...other }),
    ),
  ];
}

/** What is asked for by conventions that are not the exercise's, where that is none of the slips above. */
function ofConventions(given: Given): Slip[] {
  const { running } = given;
  const own = running && batchWeight(running);
  const slips = conventions.flatMap((convention): (Slip & { readonly by: string })[] => {
    const { name: by, epsilon, epsilonPlacement, running: other } = convention;
    const slip = (line: LineName, says: string, step: Step) => ({
      ...slipIn(line)("convention", says, step),
      by,
    });
    const divisor = epsilonPlacement === "inside-root" ? "√(σ² + ε)" : "σ + ε";
    const found =
      epsilon === given.epsilon
        ? []
        : [
            slip("divisor", `${divisor} with ε = ${plainDecimal(epsilon)}`, ({ the }) => [
              batchDivisor(the("variance"), epsilon, convention),
            ]),
          ];
    if (running === null || other === null) return found;
    const weight = batchWeight(other);
    // The same weight, or the same the other way round, is told above.
    if (Math.min(Math.abs(weight - own!), Math.abs(weight - 1 + own!)) < 1e-9) return found;
    const moved: GivenRunning = { ...other, mean: running.mean, variance: running.variance };
    const momentum = `momentum ${other.momentum} as the weight of the ${other.momentumConvention === "keras" ? "old value" : "new batch"}`;
    return [
      ...found,
      slip("runningMean", momentum, ({ the }) => [followed(given, moved, the("mean"), the("variance")).mean]),
      slip(
        "runningVariance",
        `${momentum}, and a variance divided by ${other.divisor === "biased" ? "m" : "m − 1"}`,
        ({ the }) => [followed(given, moved, the("mean"), the("variance")).variance],
      ),
    ];
  });
  // Where two conventions ask for the same, both are named.
  const isAlike = (one: Slip, other: Slip) => one.line === other.line && one.says === other.says;
  return slips.flatMap(({ by: _, ...slip }, at): Slip[] => {
    const alike = slips.filter((other) => isAlike(other, slip));
    if (alike[0] !== slips[at]) return [];
    const names = alike.map(({ by }) => by).join(" and ");
    return [{ ...slip, isConvention: true, says: `as in ${names}: ${slip.says}` }];
  });
}
