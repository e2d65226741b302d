/** How far what was made again is what was there before. */
export type Agreement =
  | { readonly kind: "identical" }
  | { readonly kind: "within tolerance"; readonly largest: number }
  | { readonly kind: "different"; readonly why: string };

/** Relative to the larger of 1 and the number: what another Node's exp or log may move, far below what a reader sees. */
export const TOLERANCE = 1e-9;

/**
 * Compares JSON values: numbers within tolerance, everything else exactly. The first difference is told with its path.
 *
 *   |a − b| ≤ 10⁻⁹·max(1, |a|, |b|)
 */
export function agreementOf(before: unknown, after: unknown, path = ""): Agreement {
  if (typeof before === "number" && typeof after === "number") return numbersAgree(before, after, path);
  if (!isObject(before) || !isObject(after))
    return before === after ? { kind: "identical" } : different(path, before, after);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return worst(
    keys.map((key) => {
      const place = path === "" ? key : `${path}.${key}`;
      return agreementOf(before[key], after[key], place);
    }),
  );
}

/** The least agreement of several. */
export function worst(agreements: readonly Agreement[]): Agreement {
  return agreements.reduce<Agreement>(
    (least, one) => {
      if (least.kind === "different" || one.kind === "identical") return least;
      if (one.kind === "different" || least.kind === "identical") return one;
      return one.largest > least.largest ? one : least;
    },
    { kind: "identical" },
  );
}

function numbersAgree(before: number, after: number, path: string): Agreement {
  if (before === after) return { kind: "identical" };
  const apart = Math.abs(before - after) / Math.max(1, Math.abs(before), Math.abs(after));
  return apart <= TOLERANCE ? { kind: "within tolerance", largest: apart } : different(path, before, after);
}

function different(path: string, before: unknown, after: unknown): Agreement {
  const words = (value: unknown) => (value === undefined ? "nothing" : JSON.stringify(value));
  return { kind: "different", why: `${path}: expected ${words(before)}, got ${words(after)}` };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
