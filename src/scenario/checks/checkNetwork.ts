import { losses } from "../../network/losses/losses.ts";
import { normArrayNames } from "../../network/normalizations/normalization.ts";
import { type NormalizationSettings, placementOf } from "../../network/normalizations/settings.ts";
import type { GivenLayer, NetworkSettings } from "../../network/settings.ts";
import type { RunSettings } from "../scenario.ts";
import { decimalNumber } from "../table/writtenNumber.ts";
import { visible } from "../visible.ts";
import { atMost, limits } from "../vocabulary/limits.ts";
import { dataShape, outputsOf, type ReportAt, type RunCheck } from "./runCheck.ts";

/** The parameters are not too many, and given layers have the network's shapes. */
export const checkNetwork: RunCheck = (settings, report) => {
  const { network } = settings;
  const { loss = "sigmoid-cross-entropy" } = network;
  const { classes } = dataShape(settings);
  if (losses[loss].outputs(classes) === null)
    report(
      [
        ["network", "loss"],
        ["data", "csv"],
      ],
      classes === 0
        ? `${loss} tells classes apart, and the target is a real number (mean-squared-error)`
        : `${loss} tells 2 classes apart; the data have ${classes} (softmax-cross-entropy)${measuredHint(settings)}`,
    );
  const shapes = shapesOf(network, dataShape(settings).features, outputsOf(settings));
  const parameters = shapes.reduce((sum, { units, inputs }) => sum + units * (inputs + 1), 0);
  if (parameters > limits.parameters)
    report([["network", "hidden"]], `expected ${atMost("parameters", "parameters")}; got ${parameters}`);
  if (network.initialization.kind === "given") checkGiven(network.initialization.layers, shapes, report);
};

/** A column of many whole numbers, such as ages, is seldom one of classes. */
function measuredHint({ data }: RunSettings): string {
  if (!("table" in data) || data.table.classNames.length <= 20) return "";
  if (data.table.classNames.some((name) => decimalNumber(name, "point") === null)) return "";
  return `; if ${visible(data.table.label, 60)} is measured (regression), name it by data.target in place of data.label`;
}

interface Shape {
  readonly units: number;
  readonly inputs: number;
  readonly bias: boolean;
  readonly weightNorm: boolean;
  readonly normalization: NormalizationSettings;
}

function shapesOf({ hidden }: NetworkSettings, features: number, outputs: number): Shape[] {
  const widths = [features, ...hidden.map(({ units }) => units)];
  const ofHidden = hidden.map(({ units, bias, normalization }) => ({
    units,
    bias,
    weightNorm: normalization.kind === "weight",
    normalization,
  }));
  const ofOutput = {
    units: outputs,
    bias: true,
    weightNorm: false,
    normalization: { kind: "none" } as const,
  };
  return [...ofHidden, ofOutput].map((shape, index) => ({
    ...shape,
    inputs: widths[index]!,
  }));
}

/** Why a norm has no such array to give; null where it has one. */
function withoutArray(settings: NormalizationSettings, name: (typeof normArrayNames)[number]): string | null {
  if (placementOf(settings) === null) return "the layer has no norm that has them";
  if (name === "gamma" || name === "beta")
    return settings.kind === "batch" && !settings.affine ? "with affine: false they are 1 and 0" : null;
  return settings.kind === "layer" || settings.kind === "group"
    ? `${settings.kind} norm keeps no running statistics`
    : null;
}

function checkGiven(layers: readonly GivenLayer[], shapes: readonly Shape[], report: ReportAt): void {
  const at = ["network", "initialization", "layers"] as const;
  if (layers.length !== shapes.length) {
    report([at], `expected ${shapes.length} layers, the output layer last; got ${layers.length}`);
    return;
  }
  shapes.forEach(({ units, inputs, bias, weightNorm, normalization }, index) => {
    const given = layers[index]!;
    for (const name of normArrayNames) {
      const values = given[name];
      if (values === undefined) continue;
      const why = withoutArray(normalization, name);
      if (why !== null || values.length !== units)
        report(
          [[...at, index, name]],
          why === null
            ? `expected ${units} numbers, one per unit; got ${values.length}`
            : `expected no ${name} here: ${why}`,
        );
    }
    const odd = given.weights.find((row) => row.length !== inputs);
    if (given.weights.length !== units || odd)
      report(
        [[...at, index, "weights"]],
        `expected ${units} × ${inputs} weights (units × inputs); got ${given.weights.length} × ${odd?.length ?? given.weights[0]?.length ?? 0}`,
      );
    const zero = given.weights.findIndex((row) => row.every((weight) => weight === 0));
    if (weightNorm && zero >= 0)
      report(
        [[...at, index, "weights"]],
        `weight norm needs weights with a direction; those of unit ${zero + 1} are all 0`,
      );
    const biases = bias ? units : 0;
    if (given.bias.length !== biases)
      report([[...at, index, "bias"]], `expected ${biases} biases, one per unit; got ${given.bias.length}`);
  });
}
