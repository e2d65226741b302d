import { describe, expect, it } from "vitest";
import { createKernelMemory } from "../../src/kernels/kernelMemory.ts";

/** Numbers for which there is room still. */
function roomOf({ hasRoomFor }: ReturnType<typeof createKernelMemory>): number {
  let [least, most] = [0, 2 ** 30];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (hasRoomFor(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}

describe("the memory of kernels", () => {
  it("hands out zeros, one array behind the other, each at an even place", () => {
    const memory = createKernelMemory();
    const arrays = [3, 1, 2].map(memory.allocate);
    expect(arrays.map((array) => [...array])).toEqual([[0, 0, 0], [0], [0, 0]]);
    const [first] = arrays.map(({ byteOffset }) => byteOffset);
    expect(arrays.map(({ byteOffset }) => byteOffset - first!)).toEqual([0, 32, 48]);
    // The first four pages are the module's own.
    expect(first).toBe(4 * 65_536);
  });

  it("hands out zeros again, and the same places, after it was taken back", () => {
    const memory = createKernelMemory();
    const lengths = [3, 1, 8];
    const places = lengths.map((length) => {
      const array = memory.allocate(length);
      // The number behind an odd array is nobody's, and to be 0 again all the same.
      new Float64Array(memory.memory.buffer, array.byteOffset, length + (length % 2)).fill(9);
      return array.byteOffset;
    });
    memory.startOver();
    const again = lengths.map(memory.allocate);
    expect(again.map(({ byteOffset }) => byteOffset)).toEqual(places);
    expect(again.map((array) => [...array])).toEqual([[0, 0, 0], [0], [0, 0, 0, 0, 0, 0, 0, 0]]);
    const behind = new Float64Array(memory.memory.buffer, places[0]!, 14);
    expect([...behind]).toEqual(new Array(14).fill(0));
  });

  it("has room for exactly what it can hand out", () => {
    const memory = createKernelMemory();
    memory.allocate(5);
    const room = roomOf(memory);
    expect(memory.hasRoomFor(room + 1)).toBe(false);
    expect(() => memory.allocate(room + 1)).toThrow(
      new RangeError(`kernel memory: no room for ${room + 1} more numbers`),
    );
    expect(memory.allocate(room).length).toBe(room);
    expect(memory.hasRoomFor(1)).toBe(false);
    expect(() => memory.allocate(1)).toThrow(RangeError);
  });

  it("grows only when it starts over, by what was asked for in vain", () => {
    const memory = createKernelMemory();
    const { buffer } = memory.memory;
    const view = memory.allocate(4).fill(5);
    const more = buffer.byteLength / 8;
    expect(memory.hasRoomFor(more)).toBe(false);
    expect(() => memory.allocate(more)).toThrow(RangeError);
    expect(memory.memory.buffer).toBe(buffer);
    expect([...view]).toEqual([5, 5, 5, 5]);
    memory.startOver();
    expect(memory.memory.buffer.byteLength).toBeGreaterThan(buffer.byteLength);
    expect(view.length).toBe(0);
    memory.allocate(4);
    expect(memory.allocate(more).length).toBe(more);
    const grown = memory.memory.buffer;
    memory.startOver();
    expect(memory.memory.buffer).toBe(grown);
  });

  it("grows for what it is told of in advance", () => {
    const memory = createKernelMemory();
    const values = memory.memory.buffer.byteLength / 8;
    memory.startOver(values);
    expect(memory.allocate(values).length).toBe(values);
  });
});
