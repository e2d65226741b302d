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

/**
 * A union by `kind`, of which the word alone stands for `{ kind: word }`.
 *
 * @param except kinds that say nothing without their settings
 */
export function wordOrMap<Full extends z.ZodType<{ readonly kind: string }>, Except extends string = never>(
  full: Full,
  ...except: Except[]
) {
  type Word = Exclude<z.output<Full>["kind"], Except>;
  const words = [...full._zod.propValues!.kind!].filter((kind) => !except.includes(kind as Except));
  return shorthand(z.enum(words as [Word, ...Word[]]), (kind) => ({ kind }) as z.input<Full>, full);
}

/** The short and full form of a schema made by `shorthand`. */
export function shorthandOf(schema: z.ZodType): Shorthand | undefined {
  return shorthands.get(schema);
}
