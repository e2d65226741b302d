import type { TableColumns } from "./namedTable.ts";

/** The separator under which the head has most of the wanted names; a comma where none has any. */
export function separatorFor(bytes: Uint8Array, { features, label, subset }: TableColumns): string {
  const start = new TextDecoder().decode(bytes.subarray(0, 65_536));
  const head = start.split(/\r\n|\n|\r/, 1)[0] ?? "";
  const names = new Set([...features, label, ...(subset === null ? [] : [subset])]);
  const hits = (separator: string) =>
    head.split(separator).filter((cell) => names.has(cell.trim().replace(/^"|"$/g, ""))).length;
  return [";", "\t"].reduce((best, each) => (hits(each) > hits(best) ? each : best), ",");
}
