import { createHash } from "node:crypto";
import { fromPortable, toPortable } from "./portable.ts";

/**
 * A file of the store: whose it is, and a checksum that is compared whenever it is read.
 *
 *   bytes 0–7    "ICSRUN01"
 *   bytes 8–15   length of the content, little-endian Uint64
 *   bytes 16–55  key of the run
 *   bytes 56–87  SHA-256 of bytes 8–55, the part's name and the content
 *   content      of portable.ts, so that its arrays stay aligned
 */
const MAGIC = "ICSRUN01";
const HEAD = 88;
const KEY = 40;

/** The two files of a run. */
export type Part = "summary" | "record";

export function toEntry(key: string, part: Part, value: unknown): Uint8Array {
  const entry = toPortable(value, HEAD);
  entry.set(new TextEncoder().encode(MAGIC + " ".repeat(8) + key.padEnd(KEY)));
  new DataView(entry.buffer).setBigUint64(8, BigInt(entry.length - HEAD), true);
  entry.set(checksum(entry, part), 56);
  return entry;
}

/**
 * What was put in.
 *
 * Errors   throws where the bytes are not those that were written under this key and part, whole
 */
export function fromEntry(key: string, part: Part, entry: Uint8Array): unknown {
  checkHead(key, entry.subarray(0, HEAD), entry.length);
  if (Buffer.compare(checksum(entry, part), entry.subarray(56, HEAD)) !== 0)
    throw new Error("its bytes are not those that were written");
  return fromPortable(entry.subarray(HEAD));
}

/** The same of its first bytes and its length alone, for what need not be read. */
export function checkHead(key: string, head: Uint8Array, bytes: number): void {
  const text = new TextDecoder();
  if (head.length < HEAD || text.decode(head.subarray(0, 8)) !== MAGIC)
    throw new Error("it is no stored run");
  const whole = HEAD + Number(new DataView(head.buffer, head.byteOffset).getBigUint64(8, true));
  if (bytes !== whole) throw new Error(`it has ${bytes} of ${whole} bytes`);
  if (text.decode(head.subarray(16, 16 + KEY)).trimEnd() !== key) throw new Error("it is another run's");
}

/** Bytes that `checkHead` reads. */
export const headBytes = HEAD;

function checksum(entry: Uint8Array, part: Part): Uint8Array {
  return createHash("sha256")
    .update(entry.subarray(8, 56))
    .update(part)
    .update(entry.subarray(HEAD))
    .digest();
}
