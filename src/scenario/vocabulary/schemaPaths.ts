import { z } from "zod";
import { shorthandOf } from "./shorthand.ts";

/** What a value is declared to be, without its default, optionality or transform. */
function core(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return core(inner(schema.unwrap()));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return core(inner(schema.unwrap()));
  if (schema instanceof z.ZodPipe) return core(inner(schema.in));
  return schema;
}

const inner = (schema: unknown) => schema as z.ZodType;

/** The forms that a value may take: the arms of unions and both forms of a shorthand. */
function forms(schema: z.ZodType): z.ZodType[] {
  const here = core(schema);
  const short = shorthandOf(here);
  if (short) return [...forms(short.full), ...forms(short.short)];
  if (here instanceof z.ZodUnion) return here.options.flatMap((option) => forms(inner(option)));
  return [here];
}

/** The keys that a map of this schema may have, in order. */
export function keysOf(schema: z.ZodType): string[] {
  const keys = forms(schema).flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : []));
  return [...new Set(keys)];
}

/** What may stand under a key or at an index; nothing where the schema knows no such place. */
export function childrenOf(schema: z.ZodType, segment: string | number): z.ZodType[] {
  return forms(schema).flatMap((form) => {
    if (form instanceof z.ZodObject && typeof segment === "string" && Object.hasOwn(form.shape, segment))
      return [inner(form.shape[segment])];
    if (form instanceof z.ZodArray && typeof segment === "number") return [inner(form.element)];
    return [];
  });
}

/**
 * The same value with every short form written out and, in maps, the settings that have a form of their own and are not
 * said, so that an override finds what it sets something in. What fits no form is left as it is.
 */
export function writtenOut(schema: z.ZodType, value: unknown): unknown {
  const here = core(schema);
  const short = shorthandOf(here);
  if (short) {
    const read = short.short.safeParse(value);
    return writtenOut(short.full, read.success ? short.expand(read.data) : value);
  }
  if (here instanceof z.ZodArray && Array.isArray(value))
    return value.map((entry) => writtenOut(inner(here.element), entry));
  if (!isMap(value)) return value;
  const unsaid = here instanceof z.ZodObject ? unsaidOf(here, value) : {};
  return Object.fromEntries(
    Object.entries({ ...value, ...unsaid }).map(([key, entry]) => {
      const child = childrenOf(here, key)[0];
      return [key, child ? writtenOut(child, entry) : entry];
    }),
  );
}

/** The defaults, as an author would write them, of the keys that a map does not have. */
function unsaidOf(schema: z.ZodObject, value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.shape).flatMap(([key, child]) =>
      child instanceof z.ZodPrefault && !Object.hasOwn(value, key) ? [[key, child.def.defaultValue]] : [],
    ),
  );
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
