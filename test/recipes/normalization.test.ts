import { afterAll, describe, expect, it } from "vitest";
import { createNetwork } from "../../src/network/network.ts";
import type { NormalizationFactory } from "../../src/network/normalizations/normalization.ts";
import { normalizations } from "../../src/network/normalizations/normalizations.ts";
import type { NormalizationSettings } from "../../src/network/normalizations/settings.ts";
import type { NetworkSettings } from "../../src/network/settings.ts";
import { createTrainer } from "../../src/network/trainer.ts";
import { randomStream } from "../../src/random.ts";

/** As CONTRIBUTING says: a file that makes the interface. y = 2x, and no parameters. */
const doubling: NormalizationFactory<NormalizationSettings> = () => {
  const normalization = {
    trained: [],
    arrays: {},
    batchNorm: null,
    start: () => {},
    withStatisticsOf: () => normalization,
    createBuffers: () => ({
      batchNorm: null,
      isSteady: false,
      forward: (input, _, output) => output.values.set(input.values.map((x) => 2 * x)),
      backward: (_, gradient) =>
        gradient.values.forEach((dy, at, all) => {
          all[at] = 2 * dy;
        }),
    }),
  } as ReturnType<NormalizationFactory<NormalizationSettings>> & object;
  return normalization;
};

describe("a new normalization", () => {
  const table = normalizations as Record<string, unknown>;
  // One line in the table.
  table.doubling = doubling;
  afterAll(() => delete table.doubling);

  it("is a file and a line in the table: a network trains with it, before and after the activation", () => {
    for (const placement of ["before", "after"]) {
      const settings = {
        hidden: [
          { units: 3, activation: "identity", bias: true, normalization: { kind: "doubling", placement } },
        ],
        initialization: { kind: "xavier-normal", scale: 1 },
      } as unknown as NetworkSettings;
      const trainer = createTrainer(
        createNetwork(2, settings, randomStream("doubled")),
        { kind: "sgd", learningRate: 0.1 },
        4,
      );
      trainer.batch.values.set([1, -1, 2, -2, 0.5, 0, -0.5, 1]);
      trainer.labels.set([1, 0, 1, 0]);
      const losses = Array.from({ length: 30 }, () => trainer.step());
      expect(losses[29]).toBeLessThan(losses[0]!);
      const [{ preActivation, output }] = trainer.hidden as [(typeof trainer.hidden)[number]];
      expect([...output.values]).toEqual([...preActivation.values].map((z) => 2 * z));
    }
  });
});
