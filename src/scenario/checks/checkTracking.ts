import { createNormalization } from "../../network/normalizations/normalizations.ts";
import { usualEvaluationBatches } from "../../tracking/instrumentSettings.ts";
import type { Path } from "../path.ts";
import { hasLikeBatches } from "../phases.ts";
import type { RunSettings } from "../scenario.ts";
import { comparesBatches, tellsClasses } from "../vocabulary/tracking.ts";
import { dataShape, outputsOf, type ReportAt, type RunCheck } from "./runCheck.ts";

/** What is to be observed is there: two features for a decision field, the weights of a plane, subsets. */
export const checkTracking: RunCheck = (settings, report) => {
  const { plane, observe } = settings.tracking;
  const compares = observe.findIndex(({ what }) => comparesBatches(what));
  if (compares >= 0 && !hasLikeBatches(settings.training))
    report(
      [["tracking", "observe", compares], ["tracking", "observe"], ["tracking"]],
      `${observe[compares]!.what} compares batches, and these are not all of one size and drawn in one way (phases, or lastBatch: keep): leave it out`,
    );
  const tells = observe.findIndex(({ what }) => tellsClasses(what));
  if (tells >= 0 && dataShape(settings).classes === 0)
    report(
      [["tracking", "observe", tells], ["tracking", "observe"], ["tracking"]],
      `${observe[tells]!.what} is of classes, and the target is a real number: leave it out`,
    );
  checkEvaluationBatches(settings, report);
  plane?.weights.forEach((weight, index) => {
    const sizes = weightSizes(settings);
    const [, name = "", at = ""] = /^(.+)\[(\d+)\]$/.exec(weight) ?? [];
    const size = sizes.get(name);
    if (size !== undefined && Number(at) < size) return;
    const known = [...sizes].map(([each, count]) => `${each}[0…${count - 1}]`);
    report([["tracking", "plane", "weights", index]], `expected one of ${known.join(", ")}; got "${weight}"`);
  });
  if (plane && plane.weights[0] === plane.weights[1])
    report([["tracking", "plane", "weights"]], "expected two different weights");
};

/** Test batches are no larger than the test set, have what they are sorted by, and a variance where one is needed. */
function checkEvaluationBatches(settings: RunSettings, report: ReportAt): void {
  const { size, order } = settings.tracking.evaluationBatches ?? usualEvaluationBatches;
  const { test, classes, withoutSubsets } = dataShape(settings);
  const at = (field: string): Path[] => [
    ["tracking", "evaluationBatches", field],
    ["tracking", "evaluationBatches"],
    ["tracking"],
  ];
  if (size !== null && size > test)
    report(at("size"), `expected a batch no larger than the ${test} test samples; got ${size}`);
  if (order === "by-subset" && withoutSubsets !== null)
    report(at("order"), `by-subset needs subsets; ${withoutSubsets} (shuffled)`);
  if (order === "by-class" && classes === 0)
    report(at("order"), "by-class needs classes, and the target is a real number (shuffled or by-subset)");
  const divides = settings.network.hidden.some(
    ({ normalization }) => normalization.kind === "batch" && normalization.divideBy === "m-1",
  );
  if (size === 1 && divides)
    report(at("size"), "divideBy m-1 needs test batches of at least 2; tracking.evaluationBatches.size is 1");
}

/** The trained arrays of the network, by name, and their lengths. */
function weightSizes(settings: RunSettings): Map<string, number> {
  const sizes = new Map<string, number>();
  let width = dataShape(settings).features;
  settings.network.hidden.forEach(({ units, bias, normalization }, index) => {
    const name = `hidden${index + 1}`;
    if (normalization.kind === "weight") {
      sizes.set(`${name}.directions`, units * width);
      sizes.set(`${name}.gains`, units);
    } else sizes.set(`${name}.weights`, units * width);
    if (bias) sizes.set(`${name}.bias`, units);
    for (const array of createNormalization(units, normalization)?.trained ?? [])
      sizes.set(`${name}.${array.name}`, units);
    width = units;
  });
  const outputs = outputsOf(settings);
  return sizes.set("output.weights", outputs * width).set("output.bias", outputs);
}
