import { subsetNames } from "../../flowers/dataset.ts";

/** Bounds on what a stranger's file may ask of this machine. To raise one, change it here. */
export const limits = {
  /** Of a scenario file, unless --max-file says more. */
  fileBytes: 256 * 1024,
  nesting: 32,
  phases: 100,
  /** Faults that are told of one file; of the rest, their number. */
  faults: 50,
  factors: 50,
  steps: 10_000_000,
  samples: 1_000_000,
  tableBytes: 1024 * 1024 * 1024,
  classes: 100,
  subsets: subsetNames.length,
  features: 4096,
  unitsPerLayer: 4096,
  hiddenLayers: 64,
  parameters: 10_000_000,
  variants: 1000,
  runs: 100_000,
  /** Memory of one run; each worker trains one at a time. */
  runBytes: 4 * 2 ** 30,
  /** What the runs of a scenario leave on disk. */
  storeBytes: 128 * 2 ** 30,
} as const;

/** The bound in words, with how to raise it. */
export function atMost(name: keyof typeof limits, what: string): string {
  const most = name.endsWith("Bytes") ? bytesInWords(limits[name]) : String(limits[name]);
  return `at most ${most} ${what} (limits.${name} in src/scenario/vocabulary/limits.ts)`;
}

/** "12 MB", "4.0 GB": in powers of 1024, as memory is sold. */
export function bytesInWords(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB", "PB"];
  let size = bytes;
  let power = 0;
  for (; size >= 1024 && power < units.length - 1; power++) size /= 1024;
  return `${size < 10 && power > 0 ? size.toFixed(1) : Math.round(size)} ${units[power]}`;
}
