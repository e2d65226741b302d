import type { WorkedExample } from "../tracking/record.ts";
import type { Conventions } from "../tracking/workedSteps.ts";
import { workUnit } from "./arithmetic.ts";
import { isolated } from "./escape.ts";
import { MOST_TERMS, shown } from "./mathml.ts";

/** Every sample of the batch as a row, every unit's z, z^N, γ·z^N + β and output as columns. */
export function batchTable(
  example: WorkedExample,
  units: readonly number[],
  conventions: Conventions,
): string {
  const { samples, inputs, normalization } = example;
  const inputNames = example.inputNames.slice(0, MOST_TERMS);
  const left = example.inputNames.length - inputNames.length;
  const width = example.inputNames.length;
  const worked = units.map((unit) => workUnit(example, unit, conventions));
  const perUnit = normalization ? ["z", "z<sup>N</sup>", "γ·z<sup>N</sup> + β", "h"] : ["z", "h"];
  const head = `<tr><th scope="col">sample</th>${inputNames.map((input) => `<th scope="col">${isolated(input)}</th>`).join("")}${left > 0 ? `<th scope="col">and ${left} more</th>` : ""}${units
    .map((unit) => perUnit.map((of) => `<th scope="col">${of} <small>unit ${unit + 1}</small></th>`).join(""))
    .join("")}</tr>`;
  const rows = Array.from({ length: samples }, (_, sample) => {
    const features = inputNames.map((_, feature) => inputs[sample * width + feature]!);
    const values = worked.flatMap((unit, place) => {
      const output = example.output[units[place]! * samples + sample]!;
      return normalization
        ? [unit.preActivation[sample]!, unit.normalized[sample]!, unit.result[sample]!, output]
        : [unit.preActivation[sample]!, output];
    });
    const cells = (numbers: readonly number[]) => numbers.map((value) => `<td>${shown(value)}</td>`).join("");
    return `<tr><th scope="row">${sample + 1}</th>${cells(features)}${left > 0 ? "<td>…</td>" : ""}${cells(values)}</tr>`;
  });
  const foot = (label: string, pick: (place: number) => number) =>
    `<tr><th scope="row">${label}</th>${"<td></td>".repeat(inputNames.length + (left > 0 ? 1 : 0))}${units
      .map((_, place) => `<td>${shown(pick(place))}</td>${"<td></td>".repeat(perUnit.length - 1)}`)
      .join("")}</tr>`;
  const footer = normalization
    ? `<tfoot>${foot("μ<sub>B</sub>", (place) => worked[place]!.mean)}${foot("σ²<sub>B</sub>", (place) => worked[place]!.variance)}</tfoot>`
    : "";
  return `<div class="scroll" tabindex="0" role="region" aria-label="The batch, sample by sample"><table class="big"><thead>${head}</thead><tbody>${rows.join("")}</tbody>${footer}</table></div>`;
}
