import { visible } from "./visible.ts";
import { limits } from "./vocabulary/limits.ts";

/** What is wrong with a scenario file, and where. Line and column count from 1; 0 where the file itself is at fault. */
export interface Fault {
  readonly line: number;
  readonly column: number;
  /** The setting as overrides write it: "training.batchSize"; empty where there is none. */
  readonly path: string;
  readonly message: string;
}

/**
 * The faults of a file, one per line in the file's order, in aligned columns; of very many, the first and how many more.
 *
 *   scenarios/rose-buds.yaml has 2 faults
 *     12:15  network.activation               expected one of sigmoid, tanh, …; got "sigmiod" (did you mean sigmoid?)
 *     17:5   training.optimizer.lerningRate   unknown key (did you mean learningRate?)
 */
export function formatFaults(file: string, faults: readonly Fault[]): string {
  const sorted = [...faults].sort(byPlace);
  const rows = sorted.slice(0, limits.faults).map(({ line, column, path, message }) => ({
    place: line > 0 ? `${line}:${column}` : "",
    path: visible(path, 120),
    message: visible(message),
  }));
  const placeWidth = Math.max(...rows.map(({ place }) => place.length));
  const pathWidth = Math.max(...rows.map(({ path }) => path.length));
  const lines = rows.map(({ place, path, message }) =>
    [
      ...(placeWidth > 0 ? [place.padEnd(placeWidth)] : []),
      ...(pathWidth > 0 ? [path.padEnd(pathWidth)] : []),
      message,
    ].join("  "),
  );
  const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
  const more = faults.length - rows.length;
  return [
    `${visible(file)} has ${count}`,
    ...lines.map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join("\n");
}

function byPlace(a: Fault, b: Fault): number {
  return a.line - b.line || a.column - b.column;
}
