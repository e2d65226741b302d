import type { Score } from "./frame.ts";

/** Loss and accuracy of the last batches. */
export interface RecentBatches {
  /** Allocates nothing. */
  add(loss: number, accuracy: number): void;
  /** Their means; null before the first. */
  mean(): Score | null;
  save(): SavedBatches;
  restore(saved: SavedBatches): void;
}

export interface SavedBatches {
  readonly losses: Float64Array;
  readonly accuracies: Float64Array;
  readonly added: number;
}

/** Of so many batches, or of all where there were fewer. */
export function createRecentBatches(most: number): RecentBatches {
  const losses = new Float64Array(most);
  const accuracies = new Float64Array(most);
  let added = 0;
  return {
    add(loss, accuracy) {
      losses[added % most] = loss;
      accuracies[added % most] = accuracy;
      added++;
    },
    mean() {
      const count = Math.min(added, most);
      if (count === 0) return null;
      let loss = 0;
      let accuracy = 0;
      for (let at = 0; at < count; at++) {
        loss += losses[at]!;
        accuracy += accuracies[at]!;
      }
      return { loss: loss / count, accuracy: accuracy / count };
    },
    save: () => ({ losses: losses.slice(), accuracies: accuracies.slice(), added }),
    restore(saved) {
      losses.set(saved.losses);
      accuracies.set(saved.accuracies);
      added = saved.added;
    },
  };
}
