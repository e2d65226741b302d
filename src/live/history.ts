/** What was kept of a run on its way, by step. */
export interface History<Kept> {
  /** Steps are told in order; kept every 50 steps, and where one is kept already it stays. */
  add(step: number, keep: () => Kept): void;
  /** The latest from before a step; of step 0 its own. */
  before(step: number): Kept;
  /** Whatever comes after a step is no more. */
  forgetAfter(step: number): void;
}

/** Steps between two that are kept. */
const EVERY = 50;
/**
 * A history that is dense near its end and thin before, so that the way from one to any step is a small part of the way back.
 *
 * @param dense so many of the latest are kept 50 steps apart, as many before them 100 steps apart, and so on
 */
export function createHistory<Kept>(dense: number): History<Kept> {
  const kept = new Map<number, Kept>();

  function thin(latest: number): void {
    for (const step of kept.keys()) {
      let distance = EVERY;
      while (latest - step > distance * dense) distance *= 2;
      if (step % distance !== 0) kept.delete(step);
    }
  }

  return {
    add(step, keep) {
      if (step % EVERY !== 0 || kept.has(step)) return;
      kept.set(step, keep());
      thin(step);
    },
    before(step) {
      let best = 0;
      for (const each of kept.keys()) if (each > best && each < step) best = each;
      const found = kept.get(best);
      if (found === undefined) throw new Error("history: nothing is kept of step 0");
      return found;
    },
    forgetAfter(step) {
      for (const each of kept.keys()) if (each > step) kept.delete(each);
    },
  };
}
