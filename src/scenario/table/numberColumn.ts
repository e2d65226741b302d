/** A column of numbers that grows as rows are read. */
export interface NumberColumn {
  push(value: number): void;
  /** What was pushed so far, as a view. */
  taken(): Float64Array;
}

/** Room doubles where it runs out. */
export function createNumberColumn(): NumberColumn {
  let values = new Float64Array(1024);
  let length = 0;
  return {
    push(value: number) {
      if (length === values.length) {
        const larger = new Float64Array(2 * length);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    taken: () => values.subarray(0, length),
  };
}
