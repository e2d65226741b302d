/** The value of an array (one of its views) for the sample at hand. */
export type AtSample = (array: string) => string;

/**
 * A sum over the row of a unit in `lanes` partial sums, sample modulo lanes, so that additions need not wait for each
 * other: the order of `batchStatistics` (4) and `batchNormBackward` (2).
 *
 * @param names of the sums; s becomes s0, s1, …
 * @param terms the statements for one sample and one lane; arrays are read as `shiftedViews` by 1
 */
export function laneLoop(
  samples: number,
  lanes: number,
  names: readonly string[],
  terms: (at: AtSample, lane: number) => string,
): string {
  const each = Array.from({ length: lanes }, (_, lane) => lane);
  const even = samples - (samples % lanes);
  const rest = Array.from({ length: samples - even }, (_, index) => even + index);
  return [
    ...names.flatMap((name) => each.map((lane) => `let ${name}${lane} = 0;`)),
    even > 0
      ? `for (let n = 0; n < ${even}; n += ${lanes}) {
${each.map((lane) => terms((array) => `${array}${lane}[row + n]`, lane)).join("\n")}
}`
      : "",
    ...rest.map((n) => terms((array) => `${array}0[row + ${n}]`, 0)),
  ].join("\n");
}

/** A loop over the samples of a unit's row, one after another. */
export function sampleLoop(samples: number, statements: (at: AtSample) => string): string {
  return `for (let n = 0; n < ${samples}; n++) {\n${statements((array) => `${array}0[row + n]`)}\n}`;
}

/** A loop over the units, each of which has its row. */
export function unitLoop(units: number, samples: number, body: string): string {
  return `for (let unit = 0; unit < ${units}; unit++) {
const row = unit * ${samples};
${body}
}`;
}
