/** Whether what was made again is what was there before. */
export type Agreement = { readonly kind: "identical" } | { readonly kind: "different"; readonly why: string };

/** Compares JSON values. The first difference is told with its path. */
export function agreementOf(before: unknown, after: unknown, path = ""): Agreement {
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

/** The first that is different; identical where none is. */
export function worst(agreements: readonly Agreement[]): Agreement {
  return agreements.find(({ kind }) => kind === "different") ?? { kind: "identical" };
}

function different(path: string, before: unknown, after: unknown): Agreement {
  const words = (value: unknown) => (value === undefined ? "nothing" : JSON.stringify(value));
  return { kind: "different", why: `${path}: expected ${words(before)}, got ${words(after)}` };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
