import type { Path } from "./path.ts";
import type { Factor, Levels } from "./scenario.ts";
import { didYouMean } from "./suggestion.ts";
import { quoted } from "./visible.ts";

/** Tells of a fault at a place of the file. */
export type Report = (path: Path, message: string, what?: "key" | "value") => void;

/** One side of a claim, and where it is written. */
export type Side = readonly [levels: Levels, at: Path];

/** All sides name the same factors, with levels that there are, and are not all the same. */
export function checkSides(sides: readonly Side[], factors: readonly Factor[], report: Report): boolean {
  let well = true;
  const fault: Report = (...fault) => {
    well = false;
    report(...fault);
  };
  for (const [levels, at] of sides) checkLevels(levels, at, factors, fault);
  const [first, ...others] = sides;
  const named = ([levels]: Side) => Object.keys(levels).sort().join(", ");
  if (!well || !first) return well;
  for (const side of others)
    if (named(side) !== named(first))
      fault(side[1], `expected the same factors on every side: ${named(first)}; got ${named(side)}`);
  for (let index = 0; well && index < sides.length; index += 2)
    if (Object.entries(sides[index]![0]).every(([name, level]) => sides[index + 1]![0][name] === level))
      fault(sides[index + 1]![1], "expected another variant or number than on the other side; got the same");
  return well;
}

/** A side names something, and only factors and levels that there are. */
export function checkLevels(levels: Levels, at: Path, factors: readonly Factor[], fault: Report): void {
  if (Object.keys(levels).length === 0) fault(at, "expected a map of factor: level; got an empty map");
  for (const [name, level] of Object.entries(levels)) {
    const factor = factors.find((each) => each.name === name);
    if (!factor) fault([...at, name], unknownFactor(name, factors), "key");
    else if (!factor.levels.includes(level))
      fault(
        [...at, name],
        `expected a level of ${name}: ${factor.levels.join(", ")}; got ${quoted(level)}${didYouMean(level, factor.levels)}`,
      );
  }
}

export function unknownFactor(name: string, factors: readonly Factor[]): string {
  const names = factors.map((factor) => factor.name);
  const list = names.length === 0 ? "nothing is varied" : `expected one of ${names.join(", ")}`;
  return `unknown factor ${quoted(name)}; ${list}${didYouMean(name, names)}`;
}
