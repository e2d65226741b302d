/**
 * A lossless form of plain objects and typed arrays that any language can read.
 *
 *   bytes 0–7    "ICSLAB01"
 *   bytes 8–11   length of the header, little-endian Uint32
 *   header       JSON (UTF-8, padded with spaces to a multiple of 8); a typed array stands in it as
 *                {"$array": [type, byte offset, length]}, a number that JSON lacks as {"$number": "NaN"}
 *   arrays       little-endian, each at a multiple of 8 bytes from the end of the header; every NaN has the same bits
 */
const MAGIC = "ICSLAB01";

const arrayTypes = { Float64Array, Float32Array, Int32Array, Uint8Array, Uint16Array } as const;
type TypeName = keyof typeof arrayTypes;
type TypedArray = InstanceType<(typeof arrayTypes)[TypeName]>;

/** @param room bytes left free before it, a multiple of 8 */
export function toPortable(value: unknown, room = 0): Uint8Array<ArrayBuffer> {
  const arrays: { offset: number; array: TypedArray }[] = [];
  let length = 0;
  const plain = (inner: unknown): unknown => {
    if (ArrayBuffer.isView(inner)) {
      const array = inner as TypedArray;
      const offset = length;
      arrays.push({ offset, array });
      length += Math.ceil(array.byteLength / 8) * 8;
      return { $array: [array.constructor.name, offset, array.length] };
    }
    if (typeof inner === "number" && !Number.isFinite(inner)) return { $number: String(inner) };
    if (Array.isArray(inner)) return inner.map(plain);
    if (inner !== null && typeof inner === "object")
      return Object.fromEntries(Object.entries(inner).map(([key, entry]) => [key, plain(entry)]));
    return inner;
  };
  const json = new TextEncoder().encode(JSON.stringify(plain(value)));
  const headerLength = Math.ceil((json.length + 12) / 8) * 8 - 12;
  const start = room + 12 + headerLength;
  const file = new Uint8Array(start + length);
  file.set(new TextEncoder().encode(MAGIC), room);
  new DataView(file.buffer).setUint32(room + 8, headerLength, true);
  file.fill(32, room + 12, start);
  file.set(json, room + 12);
  for (const { offset, array } of arrays) {
    const { buffer, byteOffset, byteLength } = array;
    const at = start + offset;
    file.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    if (array instanceof Float64Array) writeNaNs(new Uint32Array(file.buffer, at, 2 * array.length), array);
    else if (array instanceof Float32Array) writeNaNs(new Uint32Array(file.buffer, at, array.length), array);
  }
  return file;
}

/** Of a double, its upper word; the lower one is 0. */
const nanOfDouble = 0x7ff80000;
const nanOfSingle = 0x7fc00000;

/** One NaN for all: processors and engines make others of the same 0/0, of which no reader can tell. */
function writeNaNs(words: Uint32Array, array: Float64Array | Float32Array): void {
  const isDouble = array instanceof Float64Array;
  for (let j = 0; j < array.length; j++) {
    if (!Number.isNaN(array[j]!)) continue;
    if (isDouble) {
      words[2 * j] = 0;
      words[2 * j + 1] = nanOfDouble;
    } else words[j] = nanOfSingle;
  }
}

/**
 * Arrays that come out are views on the bytes where these are aligned, as files are that were read whole.
 *
 * Errors   throws where the bytes are not a whole file of this form
 */
export function fromPortable(given: Uint8Array): unknown {
  const bytes = given.byteOffset % 8 === 0 ? given : Uint8Array.from(given);
  const text = new TextDecoder();
  if (bytes.length < 12 || text.decode(bytes.subarray(0, 8)) !== MAGIC)
    throw new Error(`not a stored run: expected it to begin with ${MAGIC}`);
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  const start = 12 + headerLength;
  const restored = (inner: unknown): unknown => {
    if (inner === null || typeof inner !== "object") return inner;
    if ("$number" in inner) return Number(inner.$number);
    if ("$array" in inner) return arrayAt(inner.$array as [TypeName, number, number]);
    // In place, in a third of the time of a reviver.
    const entries = inner as Record<string, unknown>;
    for (const key of Object.keys(entries)) {
      const entry = entries[key];
      if (entry !== null && typeof entry === "object") entries[key] = restored(entry);
    }
    return inner;
  };
  const arrayAt = ([type, offset, length]: readonly [TypeName, number, number]): TypedArray => {
    const Type = arrayTypes[type];
    const end = start + offset + length * Type.BYTES_PER_ELEMENT;
    if (end > bytes.length) throw new Error(`a stored run is cut short: ${bytes.length} of ${end} bytes`);
    return new Type(bytes.buffer as ArrayBuffer, bytes.byteOffset + start + offset, length);
  };
  return restored(JSON.parse(text.decode(bytes.subarray(12, start))));
}
