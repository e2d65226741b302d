import type { Row } from "../../src/report/page/unpack.ts";

type Tables = Readonly<Record<string, readonly Row[]>>;
type Part = Readonly<Record<string, unknown>>;

/** What a layer reads that its rows do not have: "low of layers (encoding y)", one for each. Of no rows nothing is known. */
export function unknownFields(spec: Part, tables: Tables): string[] {
  return [...new Set(walk(spec, { name: "no table", rows: [], fields: new Set() }, tables))];
}

interface Source {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly fields: ReadonlySet<string>;
}

function walk(part: Part, above: Source, tables: Tables): string[] {
  const given = part.data as { readonly name?: string; readonly values?: readonly Row[] } | undefined;
  const faults: string[] = [];
  let source = above;
  if (given !== undefined) {
    const name = given.name ?? "values";
    const rows = given.values ?? tables[name];
    if (rows === undefined) faults.push(`no table ${name}`);
    source = { name, rows: rows ?? [], fields: new Set((rows ?? []).flatMap(Object.keys)) };
  }
  const say = (field: string, where: string) => {
    if (source.rows.length > 0 && !source.fields.has(field))
      faults.push(`${field} of ${source.name} (${where})`);
  };
  const sayAll = (expression: unknown, where: string) => {
    for (const [, field] of String(expression).matchAll(/datum\.(\w+)/g)) say(field!, where);
  };
  for (const step of (part.transform ?? []) as readonly Part[]) {
    const groupby = (step.groupby ?? []) as readonly string[];
    for (const field of groupby) say(field, "groupby");
    if (step.filter !== undefined) sayAll(step.filter, "filter");
    if (step.calculate !== undefined) {
      sayAll(step.calculate, "calculate");
      source = { ...source, fields: new Set([...source.fields, step.as as string]) };
    }
    if (step.aggregate !== undefined) {
      const made = step.aggregate as readonly { readonly field?: string; readonly as: string }[];
      for (const { field } of made) if (field !== undefined) say(field, "aggregate");
      source = { ...source, fields: new Set([...groupby, ...made.map(({ as }) => as)]) };
    }
    if (step.pivot !== undefined) {
      const pivot = step.pivot as string;
      say(pivot, "pivot");
      say(step.value as string, "pivot");
      source = {
        ...source,
        fields: new Set([...groupby, ...source.rows.map((row) => String(row[pivot]))]),
      };
    }
  }
  for (const [channel, encoded] of Object.entries((part.encoding ?? {}) as Part))
    for (const one of [encoded].flat() as readonly Part[]) {
      const condition = (one.condition ?? {}) as Part;
      for (const field of [one.field, condition.field])
        if (field !== undefined) say(field as string, `encoding ${channel}`);
      if (condition.test !== undefined) sayAll(condition.test, `encoding ${channel}`);
    }
  const inner = [part.layer, part.concat].flatMap((parts) => (parts ?? []) as readonly Part[]);
  return [...faults, ...inner.flatMap((each) => walk(each, source, tables))];
}
