import { inspect } from "node:util";

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

export interface Example {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The examples of a source: the lines below `@example` in the comment before what is exported. */
export function examplesOf(source: string): Example[] {
  const documented = source.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:async )?(?:function|const|class) (\w+)/g,
  );
  return [...documented].flatMap(([, comment, name]) => {
    const [, example] = comment!.split("@example\n");
    const lines = example?.split("\n").map((line) => line.replace(/^ \* {0,3}/, "").trimEnd()) ?? [];
    return lines.length === 0 ? [] : [{ name: name!, lines: lines.filter(Boolean) }];
  });
}

/** As an example prints it: numbers to six digits, arrays of numbers as lists. */
function printed(value: unknown): string {
  const plain = (each: unknown): unknown => {
    if (typeof each === "number") return Number(each.toPrecision(6));
    if (Array.isArray(each) || ArrayBuffer.isView(each)) return Array.from(each as never, plain);
    if (typeof each !== "object" || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, plain(inner)]));
  };
  return inspect(plain(value), { breakLength: Number.POSITIVE_INFINITY, depth: null, compact: 9 });
}

/** Runs an example; what its lines that end in `// …` say, and what came out. */
export async function run(
  { lines }: Example,
  scope: Readonly<Record<string, unknown>>,
): Promise<{ said: string[]; found: string[] }> {
  const said: string[] = [];
  const body = lines.map((line) => {
    const [, code, result] = /^(.*?);? \/\/ (.*)$/.exec(line) ?? [];
    if (code === undefined) return line;
    said.push(result!);
    return `found.push(${code});`;
  });
  const found: unknown[] = [];
  const carriedOut = new AsyncFunction(...Object.keys(scope), "found", body.join("\n"));
  await carriedOut(...Object.values(scope), found);
  return { said, found: found.map(printed) };
}
