import { findingsOf } from "../../src/findings/findings.ts";
import type { Measure, MeasuredRun } from "../../src/measures/measure.ts";
import type { Claim, Factor, Scenario } from "../../src/scenario/scenario.ts";

/** A measured value: a number, a range [low, high], or a run that diverged. */
export type Value = number | readonly [number, number] | "diverged";

type Question = Pick<Scenario, "claims" | "variants" | "factors" | "level" | "seeds">;

/** A scenario of every combination of levels; variant ids are the levels, joined by "/". */
export function question(
  factors: Readonly<Record<string, readonly string[]>>,
  claims: readonly Claim[],
  level = 0.05,
): Question {
  const list: Factor[] = Object.entries(factors).map(([name, levels]) => ({ name, levels }));
  const combinations = list.reduce<Record<string, string>[]>(
    (rows, factor) => rows.flatMap((row) => factor.levels.map((name) => ({ ...row, [factor.name]: name }))),
    [{}],
  );
  const variants = combinations.map((levels) => ({
    id: Object.values(levels).join("/"),
    label: Object.values(levels).join(", "),
    levels,
    settings: { network: {} } as Scenario["variants"][number]["settings"],
  }));
  return { claims, factors: list, variants, level, seeds: { from: 1, count: 1, untilDecided: null } };
}

/** Runs of a variant with seeds 1, 2, …: one measure each. */
export function runsOf(
  variant: string,
  values: readonly Value[],
  measure: Pick<Measure, "name"> & Partial<Measure> = accuracy,
): MeasuredRun[] {
  const badEnd = measure.name === "test-accuracy" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return values.map((value, index) => {
    const [low, high] =
      value === "diverged" ? [badEnd, badEnd] : typeof value === "number" ? [value, value] : value;
    return {
      variant,
      seed: index + 1,
      outcome:
        value === "diverged"
          ? { kind: "diverged", step: 7, layer: null, loss: Number.POSITIVE_INFINITY }
          : { kind: "finished" },
      measures: [{ statistic: null, layer: null, ...measure, low, high }],
    };
  });
}

const accuracy = { name: "test-accuracy", statistic: "running" } as const;
export const steps = { name: "steps-to-target" } as const;
export const shift = { name: "batch-shift" } as const;

const selector = { statistic: null, layer: null };

/** "On" is better than "off". */
export function onBeatsOff(
  kind: Claim["measure"]["kind"],
  by: Claim["by"],
  swapped = false,
): Extract<Claim, { form: "difference" }> {
  const on = { switch: "on" };
  const off = { switch: "off" };
  return {
    id: "on-helps",
    says: "On helps.",
    source: null,
    measure: { kind, ...selector },
    by,
    form: "difference",
    better: swapped ? off : on,
    than: swapped ? on : off,
  };
}

/** The one finding on a single switch. */
export function switched(
  claim: Claim,
  on: readonly Value[],
  off: readonly Value[],
  measure: Parameters<typeof runsOf>[2] = accuracy,
) {
  const scenario = question({ switch: ["off", "on"] }, [claim]);
  return findingsOf(scenario, [...runsOf("off", off, measure), ...runsOf("on", on, measure)])[0]!;
}

export const repeated = (value: Value, times: number): Value[] => new Array<Value>(times).fill(value);
