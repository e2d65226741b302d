import { type Given, type LineName, lineNames, type OwnLine } from "./exercise.ts";
import { readNumber } from "./ownNumber.ts";

/** What was written into the fields of each line: a text per sample, or one. */
export type Fields = Readonly<Partial<Record<LineName, readonly string[]>>>;

export interface FieldFault {
  readonly line: LineName;
  /** Which of its fields, from 0. */
  readonly at: number;
  readonly says: string;
}

/** The lines that were written, in their order; a line that is empty is not asked for. Or all faults, a field each. */
export function readFields(
  fields: Fields,
  { running }: Pick<Given, "running">,
): { readonly lines: readonly OwnLine[] } | { readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const lines = lineNames.flatMap((line): OwnLine[] => {
    const texts = fields[line] ?? [];
    const isAsked = running !== null || !line.startsWith("running");
    if (!isAsked || texts.every((text) => text.trim() === "")) return [];
    const numbers = texts.flatMap((text, at) => {
      const read =
        text.trim() === ""
          ? { fault: "expected a number for every sample, or none at all in this line; got nothing here" }
          : readNumber(text);
      if (!("fault" in read)) return [read];
      faults.push({ line, at, says: read.fault });
      return [];
    });
    return [
      {
        name: line,
        values: numbers.map(({ value }) => value),
        decimals: Math.max(...numbers.map(({ decimals }) => decimals)),
      },
    ];
  });
  return faults.length > 0 ? { faults } : { lines };
}
