import type { UnitQuantity } from "./unitQuantities.ts";

/** What the reader has chosen: every live chart is a function of it. */
export interface Choice {
  step: number;
  seed: number;
  /** Id of the variant whose unit was picked. */
  variant: string;
  layer: number;
  unit: number;
  quantity: UnitQuantity;
  /** The last step that the charts of single units show. */
  until: number;
  /** 1 where every seed is drawn as a line of its own. */
  singleSeeds: 0 | 1;
}

export type Change = Partial<Choice>;

/** The choice and who wants to hear of its changes. */
export class Chosen {
  private readonly listeners: ((now: Choice, changed: ReadonlySet<keyof Choice>) => void)[] = [];

  constructor(readonly now: Choice) {}

  change(change: Change): void {
    const changed = new Set<keyof Choice>();
    for (const key of Object.keys(change) as (keyof Choice)[])
      if (this.now[key] !== change[key]) changed.add(key);
    if (changed.size === 0) return;
    Object.assign(this.now, change);
    for (const listener of this.listeners) listener(this.now, changed);
  }

  listen(listener: (now: Choice, changed: ReadonlySet<keyof Choice>) => void): void {
    this.listeners.push(listener);
  }
}

/** Place of the last of the ascending steps that is not after `step` (the first where all are). */
export function placeOfStep(steps: ArrayLike<number>, step: number): number {
  let place = 0;
  for (let index = 0; index < steps.length; index++) if (steps[index]! <= step) place = index;
  return place;
}
