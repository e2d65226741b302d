/** Steps that are due by a speed; times are milliseconds of whatever clock. */
export interface Pace {
  /** From now on, at so many steps a second. */
  begin(now: number, stepsASecond: number): void;
  /** Whole steps that are due, 0 or more; at most so many at a time. */
  due(now: number): number;
  /** Milliseconds until the next one is due; 0 where one is. */
  wait(now: number): number;
  /** So many are made: parts of a step are kept for later, and what a slow machine has missed by then is not made up for. */
  made(now: number, steps: number): void;
}

/** @param most steps that are due at a time, at most: a slow machine falls behind its speed, and stays at hand */
export function createPace(most: number): Pace {
  let speed = 1;
  let since = 0;
  let madeSince = 0;
  const behind = (now: number) => Math.floor(((now - since) * speed) / 1000) - madeSince;

  function begin(now: number, stepsASecond: number): void {
    speed = stepsASecond;
    since = now;
    madeSince = 0;
  }

  return {
    begin,
    due: (now) => Math.max(0, Math.min(most, behind(now))),
    wait: (now) => (behind(now) > 0 ? 0 : since + (1000 * (madeSince + 1)) / speed - now),
    made(now, steps) {
      if (behind(now) > most) begin(now, speed);
      else madeSince += steps;
    },
  };
}
