import { z } from "zod";
import { type Fields, type Found, type Given, part, type Tolerance } from "./fields.ts";
import { number, type ReferenceFile, remark } from "./format.ts";
import { type CaseResult, type Witness, witnessCase } from "./witness.ts";

/** What every case may say of itself. */
const common = { name: z.string().optional(), tolerance: number.optional(), oracle_error: remark };

type Common<All extends Fields> = Omit<typeof common, keyof All> & All;

/** A kind of case. `File`: what the file gives for all of them. */
export interface CaseKind<File> {
  readonly schema: z.ZodType;
  verify(section: string, given: unknown, at: number, file: File): CaseResult;
}

/** Ties what a case holds to what the lab finds from its inputs; an output that is forgotten is a type error. */
export function caseOf<All extends Fields, File = unknown>(
  fields: All,
  find: (given: Given<Common<All>>, file: File, witness: Witness) => Found<All> | Found<All>[],
  words: {
    readonly name?: (given: Given<Common<All>>, at: number) => string;
    readonly tolerance?: (given: Given<Common<All>>, file: File) => Tolerance;
  } = {},
): CaseKind<File> {
  const whole = part({ ...common, ...fields });
  return {
    schema: whole.schema.superRefine((given, context) => {
      const missing = whole.needs.flatMap(({ of, input }) =>
        valueAt(given, of) !== undefined && valueAt(given, input) === undefined ? [input] : [],
      );
      for (const input of new Set(missing))
        context.addIssue({ code: "custom", path: input.split("."), message: "missing" });
    }),
    verify(section, content, at, file) {
      const given = content as Given<Common<All>>;
      const { name, tolerance } = given as z.output<z.ZodObject<typeof common>>;
      const own = words.tolerance?.(given, file) ?? tolerance;
      return witnessCase(`${section}${words.name?.(given, at) ?? name ?? at + 1}`, (witness) => {
        for (const found of [find(given, file, witness)].flat())
          whole.hold("", found as never, given, own, witness);
      });
    },
  };
}

function valueAt(content: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], content);
}

/** What is wrong with a file whose parts are each right: the place, and what was expected there. */
export type Fault = readonly [path: readonly (string | number)[], expected: string];

export function holdFaults<Content>(faultsOf: (content: Content) => Iterable<Fault>) {
  return (content: Content, context: z.core.$RefinementCtx): void => {
    for (const [path, message] of faultsOf(content))
      context.addIssue({ code: "custom", path: [...path], message });
  };
}

/** A file of constants and of sections, each a list of cases; what is given is verified. */
export function fileOf<Constants extends z.ZodRawShape>(
  constants: Constants,
  sections: Readonly<Record<string, CaseKind<never>>>,
  faultsOf: (content: Sections<Constants>) => Iterable<Fault> = () => [],
): ReferenceFile {
  const names = Object.keys(sections);
  const content = z.strictObject({
    meta: remark,
    ...constants,
    ...Object.fromEntries(
      Object.entries(sections).map(([name, { schema }]) => [
        name,
        z.array(schema).min(1, "expected at least 1 case").optional(),
      ]),
    ),
  });
  return referenceFile(
    content.superRefine((given, context) => {
      const all = given as Record<string, unknown>;
      if (!names.some((name) => all[name] !== undefined))
        context.addIssue({ code: "custom", message: `expected at least one of ${names.join(", ")}` });
      holdFaults(faultsOf)(given as never, context);
    }),
    (given) =>
      Object.entries(sections).flatMap(([section, kind]) =>
        ((given as Record<string, readonly unknown[]>)[section] ?? []).map((one, at) =>
          kind.verify(names.length > 1 ? `${section} ` : "", one, at, given as never),
        ),
      ),
  );
}

/** The constants, and every section as it was read. */
export type Sections<Constants extends z.ZodRawShape> = z.output<z.ZodObject<Constants>>;

/** Ties the two together, so that `verify` gets what `content` describes. */
export function referenceFile<Content extends z.ZodType>(
  content: Content,
  verify: (content: z.output<Content>) => CaseResult[],
): ReferenceFile {
  return { content, verify: verify as (content: unknown) => CaseResult[] };
}
