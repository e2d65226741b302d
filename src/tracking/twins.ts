/**
 * What twins have in common: runs of one seed on the same data. What one of them has made, the others find; nothing of it is
 * written to afterwards.
 */
export interface Twins {
  /** Made by the first who asks for it by this name, which says all that it depends on beside seed and data. */
  once<Value>(name: string, make: () => Value): Value;
}

export function createTwins(): Twins {
  const made = new Map<string, unknown>();
  return {
    once<Value>(name: string, make: () => Value): Value {
      if (!made.has(name)) made.set(name, make());
      return made.get(name) as Value;
    },
  };
}
