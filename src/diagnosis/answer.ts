import { fixed, percentWords } from "../findings/numberWords.ts";
import type { Cause } from "./cause.ts";
import type { Diagnosis } from "./diagnose.ts";
import { remedies } from "./remedies.ts";
import type { Sign } from "./sign.ts";
import { few } from "./signWords.ts";
import type { Accuracies } from "./statisticsTable.ts";
import { thresholds } from "./thresholds.ts";

/** The answer in a few sentences: what is wrong, and what it costs as far as accuracies were given. */
export function answerOf({ signs, layers }: Diagnosis, accuracies: Accuracies): string {
  const lost = lossWords(accuracies, signs.length > 0);
  const far = farUnitsWords(layers);
  if (signs.length === 0 && far !== null)
    return `Most of these statistics agree, but not all: ${far}${lost} Renew the running statistics first: pass the training set once in training mode, without updating the weights, and average the batches’ statistics.`;
  if (signs.length === 0) {
    const worst = Math.max(
      0,
      ...layers.map(({ runningDistance }) => runningDistance).filter(Number.isFinite),
    );
    const agree = isWhole(layers)
      ? "These statistics agree"
      : "As far as this table can tell, these statistics agree";
    return `${agree}: look elsewhere.${lost} In every layer the unit in the middle has running statistics at most ${few(worst)} standard deviations from those of the batches. What else differs between training and inference: dropout, augmentation, preprocessing, another set of weights, labels in another order.${isLoss(accuracies) ? ` ${unseenBias}` : ""}`;
  }
  const shared = sharedCause(signs);
  const names = signs.map((sign) =>
    nameOf({ ...sign, orElse: sign.orElse.filter((cause) => cause !== shared) }),
  );
  const several = `${numerals[names.length] ?? "several"} things at once: ${listed(names)}`;
  const first =
    shared !== null ? `${remedies[shared].name}; or ${several}` : names.length === 1 ? names[0]! : several;
  return `${capital(first)}.${lost}`;
}

/** A cause that could be behind all of several signs, although none of them needs it. */
const sharedCause = ([first, ...others]: readonly Sign[]): Cause | null =>
  (others.length > 0 &&
    first!.orElse.find((cause) => others.every(({ orElse }) => orElse.includes(cause)))) ||
  null;

/** Units that are far off where those of most agree; null where none is. */
function farUnitsWords(layers: Diagnosis["layers"]): string | null {
  const seen = layers.filter(({ farUnits }) => farUnits.length > 0);
  if (seen.length === 0) return null;
  const worst = seen.reduce((best, each) =>
    each.farUnits[0]!.distance > best.farUnits[0]!.distance ? each : best,
  );
  const { layer, units, farUnits } = worst;
  return `in layer ${layer.layer} the running statistics of ${farUnits.length} of ${units.length} units are more than a standard deviation from those of the batches (unit ${farUnits[0]!.unit}: ${few(farUnits[0]!.distance)}), which units that hardly vary come to easily.`;
}

/** Whether the table has what each cause is told by: several batches, and what inference sees. */
const isWhole = (layers: Diagnosis["layers"]) =>
  layers.every(
    ({ batches, layer }) =>
      batches > 1 && layer.momentum !== null && layer.units.every(({ population }) => population !== null),
  );

/** Of an undecided one both names. */
export function nameOf({ cause, orElse }: Pick<Sign, "cause" | "orElse">): string {
  const names = [cause, ...orElse].map((each) => remedies[each].name);
  return names.join(", or ").replace(", or the running statistics ", ", or ");
}

const numerals = ["", "one", "two", "three", "four", "five", "six", "seven"];

/** Points of accuracy that are within the noise of a test set of a thousand. */
const FEW_POINTS = 0.02;

/** Bias that leaves the first norm's means and variances alone: of classes that differ in their patterns, not their sums. */
const unseenBias =
  "Biased batches need not show in what the first norm receives: if training does not shuffle, count how many are right on shuffled batches by their own statistics. Where that is low as well, mix the batches.";

const isLoss = ({ training, inference }: Accuracies) =>
  training !== null && inference !== null && training - inference >= FEW_POINTS;

function lossWords({ training, inference }: Accuracies, isFound: boolean): string {
  if (training === null || inference === null) return "";
  const lost = training - inference;
  const both = `${percentWords(training, 0)} on batches by their own statistics, ${percentWords(inference, 0)} at inference`;
  if (lost >= FEW_POINTS) return ` You lose ${fixed(100 * lost, 0)} points: ${both}.`;
  if (lost <= -FEW_POINTS) return ` Inference is better by ${fixed(-100 * lost, 0)} points: ${both}.`;
  return isFound
    ? ` The accuracies hardly differ (${both}): it shows in the statistics, and harms little here.`
    : ` The accuracies hardly differ either (${both}).`;
}

/** What the table cannot tell, said plainly. */
export function openQuestions({ layers, signs }: Diagnosis): string[] {
  const first = layers[0]!;
  const has = (of: (layer: (typeof layers)[number]["layer"]) => unknown) =>
    layers.every(({ layer }) => of(layer) !== null);
  const isSingle = first.batches === 1;
  return [
    ...(isSingle
      ? [
          "Whether batches are biased: the table has one batch of each unit, and that takes several (20 or more). How far chance moves a batch is taken from its size alone.",
        ]
      : first.batches < 8
        ? [
            `Whether batches are biased a little: with ${first.batches} batches only a ratio above ${few(thresholds.betweenOverBand * first.betweenBand.high)} would be told.`,
          ]
        : []),
    ...(layers.some(({ units }) => units.some(({ unit }) => unit.population === null))
      ? [
          "Whether inference sees another domain: that takes populationMean and populationVariance, of the data that eval() is asked about.",
        ]
      : []),
    ...(has(({ momentum }) => momentum)
      ? []
      : [
          `Whether momentum is written in the other library’s convention: the table does not say it.${Number.isFinite(first.runningDistance) ? ` Running statistics lie ${few(first.runningDistance)} standard deviations from the batches’, a single batch lies about ${few(first.singleBatchDistance)} from them.` : ""}`,
        ]),
    ...(has(({ epsilon }) => epsilon) ? [] : ["ε: taken as PyTorch has it, 0.00001 (Keras: 0.001)."]),
    ...(signs.some(({ orElse }) => orElse.includes("stale")) && !has(({ updates }) => updates)
      ? [
          "How many batches have entered the running statistics (updates; num_batches_tracked in PyTorch), which would tell stale from loaded.",
        ]
      : []),
  ];
}

/** ε stays small. */
export const capital = (text: string): string => text.replace(/^[a-z]/, (letter) => letter.toUpperCase());

const listed = (names: readonly string[]) =>
  names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")}; and ${names.at(-1)}`;
