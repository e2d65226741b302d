import type { Matrix } from "../matrix.ts";
import type { Rows } from "./rows.ts";

/** One field of a case that is not what the reference says, at its worst number. */
interface Failure {
  readonly case: string;
  /** With the index of the number: "dx[3][1]". */
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** The outcome of one case. */
export interface CaseResult {
  readonly name: string;
  /** Numbers compared. */
  readonly numbers: number;
  /** The largest deviation as a share of its tolerance; ∞ where a number is missing or not finite. */
  readonly worst: number;
  readonly failures: readonly Failure[];
}

/** Compares what the lab finds with what the reference says, field by field; nothing throws. */
export interface Witness {
  /** null: not defined. */
  number(field: string, found: number | null, expected: number | null, tolerance?: number): void;
  vector(field: string, found: ArrayLike<number>, expected: readonly number[], tolerance?: number): void;
  /** The lab's unit-major matrix against `rows[sample][unit]`. */
  samples(field: string, found: Matrix, expected: Rows, tolerance?: number): void;
  /** Row-major values against `rows[unit][input]`. */
  weights(field: string, found: ArrayLike<number>, expected: Rows, tolerance?: number): void;
}

/** The tolerance of the reference where a section does not name its own. */
const usual = 1e-11;

/**
 * Runs a check of one case. An error that the lab throws is a failure of the case, not of the verification.
 *
 *   a number agrees where |found − expected| ≤ tolerance · max(1, max |expected| over its array)
 */
export function witnessCase(name: string, check: (witness: Witness) => void): CaseResult {
  const failures: Failure[] = [];
  let numbers = 0;
  let worst = 0;

  function fail(field: string, expected: string, found: string): void {
    failures.push({ case: name, field, expected, found });
  }

  function compare(
    field: string,
    found: ArrayLike<number>,
    expected: readonly number[],
    tolerance: number,
    indexOf: (at: number) => string,
  ): void {
    numbers += expected.length;
    if (found.length !== expected.length) {
      worst = Number.POSITIVE_INFINITY;
      fail(field, `${expected.length} numbers`, `${found.length} numbers`);
      return;
    }
    const scale = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
    let share = 0;
    let at = 0;
    expected.forEach((value, j) => {
      const deviation = Math.abs(found[j]! - value) / (tolerance * scale);
      const own = Number.isNaN(deviation) ? Number.POSITIVE_INFINITY : deviation;
      if (own <= share) return;
      share = own;
      at = j;
    });
    worst = Math.max(worst, share);
    if (share > 1) fail(`${field}${indexOf(at)}`, String(expected[at]), String(found[at]));
  }

  const witness: Witness = {
    number(field, found, expected, tolerance = usual) {
      if (found !== null && expected !== null) {
        compare(field, [found], [expected], tolerance, () => "");
        return;
      }
      numbers++;
      if (found === expected) return;
      worst = Number.POSITIVE_INFINITY;
      fail(field, String(expected), String(found));
    },
    vector(field, found, expected, tolerance = usual) {
      compare(field, found, expected, tolerance, (at) => `[${at}]`);
    },
    samples(field, found, expected, tolerance = usual) {
      const { rows, columns, stride, values } = found;
      const width = expected[0]?.length ?? 0;
      if (columns !== expected.length || rows !== width) {
        numbers += expected.length * width;
        worst = Number.POSITIVE_INFINITY;
        fail(field, `${expected.length} × ${width} numbers`, `${columns} × ${rows} numbers`);
        return;
      }
      const bySample = Array.from(
        { length: rows * columns },
        (_, j) => values[(j % rows) * stride + Math.floor(j / rows)]!,
      );
      compare(field, bySample, expected.flat(), tolerance, indexIn(width));
    },
    weights(field, found, expected, tolerance = usual) {
      compare(field, found, expected.flat(), tolerance, indexIn(expected[0]?.length ?? 0));
    },
  };

  try {
    check(witness);
  } catch (error) {
    worst = Number.POSITIVE_INFINITY;
    fail("", "an answer", `the lab refused: ${(error as Error).message}`);
  }
  if (numbers === 0 && failures.length === 0) fail("", "something to compare", "nothing");
  return { name, numbers, worst, failures };
}

/** The index of a number in rows of one width: "[row][column]". */
function indexIn(width: number): (at: number) => string {
  return (at) => `[${Math.floor(at / width)}][${at % width}]`;
}
