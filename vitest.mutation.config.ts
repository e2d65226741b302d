import { defineConfig } from "vitest/config";

/** The tests that a mutation of the network or the optimizers has to get past: no build, no browser. */
export default defineConfig({
  test: {
    setupFiles: ["test/setup.ts"],
    include: [
      "test/network/**/*.test.ts",
      "test/optimizers/**/*.test.ts",
      "test/verification/ownCopy.test.ts",
    ],
  },
});
