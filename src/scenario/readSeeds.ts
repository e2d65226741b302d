import type { FaultList } from "./faultList.ts";
import type { Scenario } from "./scenario.ts";
import { quoted } from "./visible.ts";
import { scenarioFile } from "./vocabulary/scenarioFile.ts";
import { isMap } from "./vocabulary/schemaPaths.ts";
import { MOST_LOOKS, usualLooks } from "./vocabulary/seeds.ts";

/**
 * The seeds of a scenario: so many, or until its claims are decided; null where they cannot be read, or say both, or
 * neither.
 */
export function readSeeds(raw: unknown, report: FaultList["add"]): Scenario["seeds"] | null {
  const read = scenarioFile.shape.seeds.safeParse(raw);
  if (!read.success) return null;
  const { from, count, until, ...given } = read.data;
  const told = Object.entries(given).filter(([, number]) => number !== undefined);
  if (until === undefined) {
    for (const [key] of told)
      report(
        ["seeds", key],
        `expected until: decided beside ${key}; got ${count === undefined ? "neither that nor a count" : "a count"}`,
      );
    if (count !== undefined) return told.length > 0 ? null : { from, count, untilDecided: null };
    if (told.length === 0)
      report(
        ["seeds"],
        `expected count: how many, or until: decided; got ${isMap(raw) && Object.keys(raw).length === 0 ? "neither" : "from alone"}`,
      );
    return null;
  }
  if (count !== undefined) {
    report(
      ["seeds", "count"],
      `expected no count beside until: decided, which goes on to atMost; got ${quoted(count)}`,
    );
    return null;
  }
  const { atLeast = usualLooks.atLeast, atMost = usualLooks.atMost, every: step = usualLooks.step } = given;
  if (atLeast > atMost) {
    const key = given.atLeast === undefined ? "atMost" : "atLeast";
    report(
      ["seeds", key],
      key === "atLeast"
        ? `expected no more than atMost (${atMost}); got ${atLeast}`
        : `expected at least atLeast (${atLeast} unless said); got ${atMost}`,
    );
    return null;
  }
  const looks = Math.ceil((atMost - atLeast) / step) + 1;
  if (looks > MOST_LOOKS) {
    report(
      ["seeds", given.every === undefined ? "atMost" : "every"],
      `expected at most ${MOST_LOOKS} looks from ${atLeast} to ${atMost} seeds; every ${step} of them there are ${looks}`,
    );
    return null;
  }
  return { from, count: atMost, untilDecided: { atLeast, atMost, step } };
}
