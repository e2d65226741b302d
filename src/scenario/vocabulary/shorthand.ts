import { z } from "zod";

interface Shorthand {
  readonly short: z.ZodType;
  readonly full: z.ZodType;
  readonly expand: (short: unknown) => unknown;
}

const shorthands = new WeakMap<z.ZodType, Shorthand>();

/**
 * A setting with a short form: `normalization: batch` for `{ kind: batch }`. Both forms stay in the JSON Schema, and
 * either may be what an override starts from.
 *
 * @param expand from the short form to what the author could have written in full
 */
export function shorthand<Short extends z.ZodType, Full extends z.ZodType>(
  short: Short,
  expand: (short: z.output<Short>) => z.input<Full>,
  full: Full,
) {
  const both = z.union([
    full,
    short
      .transform(expand as (value: z.output<Short>) => never)
      .pipe(full as unknown as z.ZodType<z.output<Full>, never>),
  ]);
  shorthands.set(both, { short, full, expand: expand as (short: unknown) => unknown });
  return both as z.ZodType<z.output<Full>, z.input<Full> | z.input<Short>>;
}

/** The short and full form of a schema made by `shorthand`. */
export function shorthandOf(schema: z.ZodType): Shorthand | undefined {
  return shorthands.get(schema);
}
