/** Bounds on what a stranger's file may ask of this machine. To raise one, change it here. */
export const limits = {
  fileBytes: 1024 * 1024,
  nesting: 32,
  steps: 10_000_000,
  samples: 1_000_000,
  tableBytes: 1024 * 1024 * 1024,
  classes: 100,
  features: 4096,
  unitsPerLayer: 4096,
  hiddenLayers: 64,
  parameters: 10_000_000,
  variants: 1000,
  runs: 100_000,
} as const;

/** The bound in words, with how to raise it. */
export function atMost(name: keyof typeof limits, what: string): string {
  return `at most ${limits[name]} ${what} (limits.${name} in src/scenario/vocabulary/limits.ts)`;
}
