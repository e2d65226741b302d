import { type Allocate, paddedLength } from "../matrix.ts";

const pageBytes = 65_536;
/** The first four pages are the module's own. */
const firstByte = 4 * pageBytes;
/** Of address space; what nothing is written to takes no memory. From 64 MiB on V8 would collect garbage for it at once. */
const initialBytes = 16 * 1024 * 1024;
/** An address has 32 bits; a whole page stays free at the end. */
const mostBytes = 4 * 1024 * 1024 * 1024 - pageBytes;

/** The memory of one set of kernels: arrays are handed out one behind the other, and taken back all at once. */
export interface KernelMemory {
  readonly memory: WebAssembly.Memory;
  /**
   * Zeros. An array of odd length has one value behind it that is nobody's.
   *
   * Errors   a RangeError where there is no room
   */
  readonly allocate: Allocate;
  hasRoomFor(values: number): boolean;
  startOver(values?: number): void;
}

export function createKernelMemory(): KernelMemory {
  const memory = new WebAssembly.Memory({
    initial: initialBytes / pageBytes,
    maximum: mostBytes / pageBytes,
  });
  let next = firstByte;
  /** The largest address that was written to, beyond which all is 0. */
  let used = firstByte;
  /** The largest that was asked for. */
  let wanted = firstByte;

  const endOf = (values: number) => next + paddedLength(values) * Float64Array.BYTES_PER_ELEMENT;

  return {
    memory,
    allocate(length) {
      const end = endOf(length);
      wanted = Math.max(wanted, end);
      if (end > memory.buffer.byteLength)
        throw new RangeError(`kernel memory: no room for ${length} more numbers`);
      const array = new Float64Array(memory.buffer, next, length);
      if (next < used) new Float64Array(memory.buffer, next, paddedLength(length)).fill(0);
      next = end;
      used = Math.max(used, end);
      return array;
    },
    hasRoomFor(values) {
      const end = endOf(values);
      wanted = Math.max(wanted, end);
      return end <= memory.buffer.byteLength;
    },
    startOver(values = 0) {
      next = firstByte;
      const bytes = Math.min(mostBytes, Math.max(wanted, endOf(values)));
      const missing = bytes - memory.buffer.byteLength;
      if (missing > 0) grow(memory, Math.ceil(missing / pageBytes));
      wanted = firstByte;
    },
  };
}

/** Where the machine has no more, it stays as it is. */
function grow(memory: WebAssembly.Memory, pages: number): void {
  try {
    memory.grow(pages);
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
  }
}
