import type { Parameter } from "../network/parameter.ts";

/**
 * Eight hexadecimal digits that tell whether two networks have the same bits: FNV-1a (32 bits) over the bytes of all
 * parameters in order, low bytes first; every NaN counts as the same one.
 *
 * @example
 *   fingerprintOf([{ values: Float64Array.of(1) }]) // '8c6a9878'
 */
export function fingerprintOf(parameters: readonly Pick<Parameter, "values">[]): string {
  const one = new Float64Array(1);
  const bytes = new Uint8Array(one.buffer);
  let hash = 0x811c9dc5;
  for (const { values } of parameters)
    for (let index = 0; index < values.length; index++) {
      const value = values[index]!;
      one[0] = Number.isNaN(value) ? Number.NaN : value;
      for (let at = 0; at < 8; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
