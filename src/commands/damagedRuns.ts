import type { OnDamaged } from "../runs/store.ts";
import { safeText } from "../terminal/safeText.ts";

/** Of more than these, their number. */
const NAMED = 5;

/** Files of the store that were found damaged, each told once however often it was read. */
export interface DamagedRuns {
  readonly onDamaged: OnDamaged;
  /** One line for each, ending with what comes of it. */
  lines(then: string): string[];
  count(): number;
}

export function damagedRuns(): DamagedRuns {
  const found = new Map<string, string>();
  return {
    onDamaged: (path, why) => found.set(path, why),
    count: () => found.size,
    lines(then) {
      const named = [...found]
        .slice(0, NAMED)
        .map(([path, why]) => `  damaged: ${safeText(path)}: ${why}; ${then}`);
      return found.size > NAMED ? [...named, `  damaged: ${found.size - NAMED} more; ${then}`] : named;
    },
  };
}
