import { describe, expect, it } from "vitest";
import { faultsOf, least, onlySettings, scenarioOf } from "../leastScenario.ts";

const networkOf = (network: object) =>
  onlySettings({ ...least, network: { hidden: [4, 3], ...network } }).network;
const ratesOf = (network: object) => networkOf(network).hidden.map(({ dropout = 0 }) => dropout);

describe("dropout in a scenario", () => {
  it("is a share for all hidden layers, of which one may have its own", () => {
    expect(ratesOf({})).toEqual([0, 0]);
    expect(networkOf({}).hidden[0]).not.toHaveProperty("dropout");
    expect(ratesOf({ dropout: 0.5 })).toEqual([0.5, 0.5]);
    expect(ratesOf({ dropout: { rate: 0.5 } })).toEqual([0.5, 0.5]);
    expect(ratesOf({ hidden: [{ units: 4, dropout: 0 }, 3], dropout: 0.5 })).toEqual([0, 0.5]);
    expect(ratesOf({ hidden: [{ units: 4, dropout: 0.2 }, 3] })).toEqual([0.2, 0]);
  });

  it("says which population statistics a batch norm is evaluated by", () => {
    const dropout = { rate: 0.5, populationStatistics: "without" };
    expect(networkOf({ normalization: "batch", dropout }).dropoutStatistics).toBe("without");
    expect(networkOf({ dropout: 0.5 })).not.toHaveProperty("dropoutStatistics");
    expect(networkOf({ normalization: "layer", dropout: 0.5 })).not.toHaveProperty("dropoutStatistics");
  });

  it("may be a factor, beside its norms", () => {
    const { variants } = scenarioOf({
      ...least,
      network: { hidden: [4, 3], dropout: { populationStatistics: "with" } },
      vary: { "network.dropout.rate": [0, 0.5], "network.normalization": ["none", "batch"] },
    });
    expect(variants.map(({ settings }) => settings.network.hidden[1]!.dropout ?? 0)).toEqual([
      0, 0, 0.5, 0.5,
    ]);
    // Where nothing is left out, there is nothing to say.
    expect(variants.map(({ settings }) => settings.network.dropoutStatistics)).toEqual([
      undefined,
      undefined,
      "with",
      "with",
    ]);
  });

  it.each([
    [
      { normalization: "batch", dropout: 0.5 },
      /1 fault\n.+network\.dropout\.populationStatistics +missing; expected without or with, as in dropout: \{ rate: 0\.5, populationStatistics: without \}: batch norm is evaluated by statistics of samples as well, which are those of passes without dropout or with it$/,
    ],
    [
      {
        hidden: [
          { units: 4, dropout: 0.2 },
          { units: 3, normalization: "batch-renorm" },
        ],
      },
      /1 fault\n.+network\.dropout\.populationStatistics +missing; expected without or with, as in dropout: \{ rate: 0, populationStatistics/,
    ],
    [{ dropout: 1 }, /network\.dropout +expected a number from 0 to below 1/],
    [
      { hidden: [{ units: 4, dropout: -0.1 }] },
      /network\.hidden\[0\]\.dropout +expected a number from 0 to below 1/,
    ],
    [
      { dropout: { rate: 0.5, populationStatistics: "both" } },
      /network\.dropout\.populationStatistics +expected one of without, with; got "both"/,
    ],
  ])("is refused as %j", (network, fault) => {
    expect(faultsOf({ ...least, network: { hidden: [4, 3], ...network } })).toMatch(fault);
  });
});
