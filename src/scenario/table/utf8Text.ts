import type { TableFaults } from "./namedTable.ts";

/**
 * A text in UTF-8 (with a byte-order mark or without), or in UTF-16 with one, as UTF-8.
 *
 * @param isUtf8 tells whether bytes are; each platform has its own way
 */
export function utf8Text(
  bytes: Uint8Array,
  isUtf8: (bytes: Uint8Array) => boolean,
): Uint8Array | TableFaults {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return new TextEncoder().encode(new TextDecoder("utf-16le").decode(bytes));
  if (first === 0xfe && second === 0xff)
    return new TextEncoder().encode(new TextDecoder("utf-16be").decode(bytes));
  if (bytes.includes(0)) return { faults: ["expected a text; this file has bytes that stand in none"] };
  if (isUtf8(bytes)) return bytes;
  const line = lineOfBadByte(bytes, isUtf8);
  return {
    faults: [`expected a text in UTF-8; some bytes of line ${line} are not (save it as "CSV UTF-8")`],
  };
}

/** The first line that is not UTF-8: no byte of a longer character is a line end. */
function lineOfBadByte(bytes: Uint8Array, isUtf8: (bytes: Uint8Array) => boolean): number {
  for (let line = 1, from = 0; ; line++) {
    const at = bytes.indexOf(0x0a, from);
    const end = at === -1 ? bytes.length : at;
    if (!isUtf8(bytes.subarray(from, end)) || at === -1) return line;
    from = at + 1;
  }
}
