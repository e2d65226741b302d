import { z } from "zod";
import type { Matrix } from "../matrix.ts";
import { number, numberOrNull, rows, vector } from "./format.ts";
import type { Rows } from "./rows.ts";
import type { Witness } from "./witness.ts";

/**
 * An output of a reference: how the file writes it, and how what the lab finds is held against it. An output that a file
 * does not give is not asked for. `Inside`: the inputs that stand within it.
 */
export interface Field<Found, Inside = never> {
  readonly schema: z.ZodType;
  hold(path: string, found: Found, expected: unknown, tolerance: Tolerance, witness: Witness): void;
  /** What must be given where the output is: paths from the case. */
  readonly needs: readonly Need[];
  readonly inside?: Inside;
}

export type Tolerance = number | undefined;
interface Need {
  readonly of: string;
  readonly input: string;
}

/** What a case of a reference holds, each name once: inputs are zod's, outputs are fields. */
export type Fields = Readonly<Record<string, z.ZodType | Field<never, unknown>>>;

/** The inputs, as they were read. */
export type Given<All extends Fields> = {
  readonly [Name in keyof All as All[Name] extends Field<never, never>
    ? never
    : Name]: All[Name] extends z.ZodType
    ? z.output<All[Name]>
    : All[Name] extends Field<never, infer Inside>
      ? Inside | undefined
      : never;
};

/** What the lab has to find: every output, no more. */
export type Found<All extends Fields> = {
  readonly [Name in keyof All as All[Name] extends z.ZodType ? never : Name]: All[Name] extends Field<
    infer One,
    unknown
  >
    ? One
    : never;
};

export function leaf<One, Expected>(
  schema: z.ZodType<Expected>,
  hold: (path: string, found: One, expected: Expected, tolerance: Tolerance, witness: Witness) => void,
): Field<One> {
  return { schema, hold: hold as Field<One>["hold"], needs: [] };
}

type Numbers = ArrayLike<number>;

/** The outputs that are numbers. */
export const expected = {
  number: leaf<number, number>(number, (path, found, value, tolerance, witness) =>
    witness.number(path, found, value, tolerance),
  ),
  /** null: not defined. */
  numberOrNull: leaf<number | null, number | null>(numberOrNull, (path, found, value, tolerance, witness) =>
    witness.number(path, found, value, tolerance),
  ),
  vector: leaf<Numbers, readonly number[]>(vector, (path, found, values, tolerance, witness) =>
    witness.vector(path, found, values, tolerance),
  ),
  /** Defined for all or for none; of none, the lab finds no finite number. */
  vectorOrNull: leaf<Numbers, readonly (number | null)[]>(
    z.array(numberOrNull),
    (path, found, values, tolerance, witness) => {
      const defined = values.filter((value) => value !== null);
      if (defined.length > 0) witness.vector(path, found, defined, tolerance);
      else for (const one of Array.from(found)) witness.number(path, Number.isFinite(one) ? one : null, null);
    },
  ),
  /** The lab's unit-major matrix against `rows[sample][unit]`. */
  samples: leaf<Matrix, Rows>(rows, (path, found, values, tolerance, witness) =>
    witness.samples(path, found, values, tolerance),
  ),
  /** Row-major values against `rows[unit][input]`. */
  weights: leaf<Numbers, Rows>(rows, (path, found, values, tolerance, witness) =>
    witness.weights(path, found, values, tolerance),
  ),
};

/** Several fields of one kind. */
export function several<One, const Name extends string>(field: One, ...names: Name[]): Record<Name, One> {
  return Object.fromEntries(names.map((name) => [name, field])) as Record<Name, One>;
}

/** Fields below one name. */
export function part<All extends Fields>(fields: All): Field<Found<All>, Given<All>> {
  const outputs = Object.entries(fields).filter((entry): entry is [string, Field<unknown>] =>
    isField(entry[1]),
  );
  return {
    schema: z.strictObject(
      Object.fromEntries(
        Object.entries(fields).map(([name, one]) => [name, isField(one) ? one.schema.optional() : one]),
      ),
    ),
    hold(path, found, values, tolerance, witness) {
      for (const [name, field] of outputs) {
        const value = (values as Record<string, unknown>)[name];
        if (value === undefined) continue;
        const own = path === "" ? name : `${path}.${name}`;
        const one = (found as Record<string, unknown>)[name];
        if (one === undefined) throw new Error(`${own} is not defined here`);
        field.hold(own, one, value, tolerance, witness);
      }
    },
    needs: outputs.flatMap(([name, { needs }]) =>
      needs.map(({ of, input }) => ({ of: of === "" ? name : `${name}.${of}`, input })),
    ),
  };
}

function isField(one: Fields[string]): one is Field<never, unknown> {
  return "hold" in one;
}

/** An output that the lab finds only where these inputs are given: where it is given, they must be. */
export function needing<One, Inside>(
  field: Field<One, Inside>,
  ...inputs: readonly string[]
): Field<One | undefined, Inside> {
  const own = inputs.map((input) => ({ of: "", input }));
  return { ...field, needs: [...own, ...field.needs] } as Field<One | undefined, Inside>;
}

/** As many as the lab finds. With a word, their number is a number of the reference: "loss: length". */
export function list<One, Inside = never>(
  field: Field<One, Inside>,
  word?: string,
): Field<readonly One[], [Inside] extends [never] ? never : readonly Inside[]> {
  return {
    schema: z.array(field.schema),
    hold(path, found, values, tolerance, witness) {
      const all = values as readonly unknown[];
      if (word !== undefined || found.length !== all.length)
        witness.number(`${path}: ${word ?? "length"}`, found.length, all.length);
      found.forEach((one, at) => {
        if (all[at] !== undefined) field.hold(`${path}[${at}]`, one, all[at], tolerance, witness);
      });
    },
    needs: [],
  };
}

/** Not always defined. */
export function nullable<One, Inside>(field: Field<One, Inside>): Field<One | null, Inside | null> {
  return {
    schema: field.schema.nullable(),
    hold(path, found, value, tolerance, witness) {
      if (found === null || value === null)
        witness.number(path, found === null ? null : 1, value === null ? null : 1);
      else field.hold(path, found, value, tolerance, witness);
    },
    needs: field.needs,
  };
}

/** What the lab finds in two ways, the second of which is told by its words. */
export function twice<One>(field: Field<One>, words: string): Field<readonly [One, One]> {
  return {
    ...field,
    hold(path, found, value, tolerance, witness) {
      field.hold(path, found[0], value, tolerance, witness);
      field.hold(`${path}${words}`, found[1], value, tolerance, witness);
    },
  } as Field<readonly [One, One]>;
}

/** Within a tolerance of its own. */
export function within<One>(field: Field<One>, own: (expected: never) => Tolerance): Field<One> {
  return {
    ...field,
    hold: (path, found, value, tolerance, witness) =>
      field.hold(path, found, value, own(value as never) ?? tolerance, witness),
  };
}
