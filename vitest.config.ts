import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longestFirst.ts";

/** Tests that change what is common to a process, or put something else into the place of a module. */
const apart = ["interruptible", "rehearseReports", "verifyReference"].map(
  (name) => `test/commands/${name}.test.ts`,
);

const common = {
  globalSetup: ["test/globalSetup.ts"],
  setupFiles: ["test/setup.ts"],
  // A limit ends what hangs; none of them is a measurement: a browser on a busy machine takes its time.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 120_000 } },
  // What is tested as it is shipped is loaded as it is shipped.
  server: { deps: { external: [/\/dist\//] } },
};

export default defineConfig({
  test: {
    // By itself vitest leaves a core to its own process, which has next to nothing to do: of two cores that is a half. One more
    // than there are cores, since what waits for a browser, a queue or a command leaves a core to others.
    maxWorkers: availableParallelism() + 1,
    // A twelfth of the processor's time went into collecting what lives for a moment.
    execArgv: ["--max-semi-space-size=32"],
    sequence: { sequencer: LongestFirst },
    projects: [
      // Half of the time of these went into starting a file anew: they share what they import.
      {
        test: {
          ...common,
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: apart,
          isolate: false,
        },
      },
      { test: { ...common, name: "apart", include: apart } },
    ],
  },
});
