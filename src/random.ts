import createAlea from "seedrandom/lib/alea.js";
import { log } from "./elementary/log.ts";

/**
 * Named, seeded random streams: the only import of seedrandom.
 *
 * A stream is identified by its name alone ("7/data", "7/batches"), so adding a stream never moves another and twins
 * (runs of different variants with the same seed) see the same draws.
 *
 * Generator   Alea (Johannes Baagøe), 32-bit resolution doubled to 53 bits
 * Normal      Marsaglia's polar method, in d3-random's order of draws, with the lab's own logarithm
 */
export interface RandomStream {
  /** The full name of the stream, for instance "7/data". */
  readonly name: string;
  /** Uniform on [0, 1). */
  next(): number;
  /** Uniform whole number on {0, …, below − 1}. */
  integer(below: number): number;
  /** Normal with the given mean and standard deviation. */
  normal(mean?: number, sd?: number): number;
  /** Fisher–Yates, in place, from the last place on; the same list comes back. */
  shuffle<List extends { readonly length: number; [index: number]: unknown }>(list: List): List;
  /** A stream of its own, named `${name}/${label}`; draws nothing from this one. */
  child(label: string): RandomStream;
  /** Where it stands, and back to there: what is drawn next is drawn again. */
  save(): StreamState;
  restore(state: StreamState): void;
}

/** Where a stream stands: the state of its generator, and what is left of a pair of normal draws. */
export interface StreamState {
  readonly generator: AleaState;
  readonly normal: NormalState;
}

/** A carry, and three fractions. */
interface AleaState {
  readonly c: number;
  readonly s0: number;
  readonly s1: number;
  readonly s2: number;
}

/** Of a pair whose first has not been given out yet: that one, and √(−2 ln r / r). */
type NormalState = { readonly spare: number; readonly scale: number } | null;

const stateful = (name: string) => createAlea(name, { state: true });

/**
 * The stream of that name; the same name always yields the same numbers.
 *
 * @example
 *   const stream = randomStream("7/batches");
 *   stream.next() // 0.18703
 *   stream.integer(6) // 1
 *   stream.child("coins").name // '7/batches/coins'
 */
export function randomStream(name: string): RandomStream {
  let alea = stateful(name);
  const next = () => alea.double();
  const integer = (below: number) => Math.floor(next() * below);
  const normal = polarNormal(next);
  return {
    name,
    next,
    integer,
    normal: (mean = 0, sd = 1) => mean + sd * normal.draw(),
    shuffle(list) {
      const items: { [index: number]: unknown } = list;
      for (let last = list.length - 1; last > 0; last--) {
        const other = integer(last + 1);
        [items[last], items[other]] = [items[other], items[last]];
      }
      return list;
    },
    child: (label) => randomStream(`${name}/${label}`),
    save: () => ({ generator: alea.state(), normal: normal.save() }),
    restore(state) {
      alea = createAlea(name, { state: state.generator });
      normal.restore(state.normal);
    },
  };
}

/**
 * Standard normal draws, two from each pair of uniform ones: the second of a pair first, the first at the next call.
 *
 *   x, y uniform on [−1, 1) until 0 < r = x² + y² ≤ 1      y √(−2 ln r / r), then x √(−2 ln r / r)
 *
 * Source   Marsaglia & Bray (1964), "A convenient method for generating normal variables", SIAM Review 6
 */
function polarNormal(next: () => number) {
  // The first of the pair, and √(−2 ln r / r): in an array, since numbers that a closure keeps are made anew at each change.
  const kept = new Float64Array(2);
  let hasSpare = false;
  return {
    draw(): number {
      if (hasSpare) {
        hasSpare = false;
        return kept[0]! * kept[1]!;
      }
      for (;;) {
        const x = next() * 2 - 1;
        const y = next() * 2 - 1;
        const r = x * x + y * y;
        if (r === 0 || r > 1) continue;
        const scale = Math.sqrt((-2 * log(r)) / r);
        kept[0] = x;
        kept[1] = scale;
        hasSpare = true;
        return y * scale;
      }
    },
    save: (): NormalState => (hasSpare ? { spare: kept[0]!, scale: kept[1]! } : null),
    restore(state: NormalState): void {
      hasSpare = state !== null;
      if (state === null) return;
      kept[0] = state.spare;
      kept[1] = state.scale;
    },
  };
}
