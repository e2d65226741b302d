import { describe, expect, it } from "vitest";
import { faultsOf, least, onlySettings, scenarioOf } from "../leastScenario.ts";

const networkOf = (network: object) =>
  onlySettings({ ...least, network: { hidden: [4, 3], normalization: "batch", ...network } }).network;
const frozenOf = (network: object) => networkOf(network).hidden.map(({ frozen }) => frozen);
const freezesFrom = (network: object) =>
  networkOf(network).hidden.map(({ normalization }) =>
    normalization.kind === "batch" ? normalization.freezeStatisticsFrom : "none",
  );

describe("frozen in a scenario", () => {
  it("true stands for all parameters, and leaves the running statistics alone", () => {
    const network = { hidden: [{ units: 4, frozen: true }, 3] };
    expect(frozenOf(network)).toEqual([true, false]);
    expect(freezesFrom(network)).toEqual([null, null]);
  });

  it("weights and output freeze all but γ and β", () => {
    const network = networkOf({ frozen: { weights: true, output: true } });
    expect(network.hidden.map(({ frozen }) => frozen)).toEqual(
      Array.from({ length: 2 }, () => ({ weights: true, affine: false })),
    );
    expect(network.frozenOutput).toBe(true);
  });

  it("of a layer replaces that of the network", () => {
    const network = { frozen: { affine: true }, hidden: [4, { units: 3, frozen: { weights: true } }] };
    expect(frozenOf(network)).toEqual([
      { weights: false, affine: true },
      { weights: true, affine: false },
    ]);
    expect(networkOf(network)).not.toHaveProperty("frozenOutput");
  });

  it("statistics are the running ones from the first step on, where there are any", () => {
    expect(freezesFrom({ frozen: { statistics: true } })).toEqual([1, 1]);
    expect(freezesFrom({ hidden: [4, { units: 3, frozen: { statistics: true } }] })).toEqual([null, 1]);
    const mixed = { frozen: { statistics: true }, hidden: [{ units: 4, normalization: "layer" }, 3] };
    expect(freezesFrom(mixed)).toEqual(["none", 1]);
  });

  it("may be a factor", () => {
    const { variants } = scenarioOf({
      ...least,
      vary: {
        trained: {
          all: {},
          "γ and β": { "network.frozen": { weights: true, output: true } },
          "γ, β and output": { "network.frozen.weights": true },
          "β of nothing": { "network.hidden[0].frozen.affine": true },
        },
      },
    });
    expect(
      variants.map(({ settings }) => [settings.network.hidden[0]!.frozen, settings.network.frozenOutput]),
    ).toEqual([
      [false, undefined],
      [{ weights: true, affine: false }, true],
      [{ weights: true, affine: false }, undefined],
      [{ weights: false, affine: true }, undefined],
    ]);
  });

  it("is refused beside another word for the same, and where statistics have no frozen form", () => {
    const twice = { kind: "batch", freezeStatisticsFrom: 50 };
    expect(
      faultsOf({ ...least, network: { hidden: [4], normalization: twice, frozen: { statistics: true } } }),
    ).toMatch(
      /network\.frozen\.statistics +expected frozen statistics, from the start, or freezeStatisticsFrom: 50, not both; got true/,
    );
    expect(
      faultsOf({
        ...least,
        network: { hidden: [3, { units: 4, normalization: "batch-renorm", frozen: { statistics: true } }] },
      }),
    ).toMatch(
      /network\.hidden\[1\]\.frozen\.statistics +expected statistics that follow the batches, by which batch-renorm corrects them/,
    );
    expect(faultsOf({ ...least, network: { hidden: [4], frozen: { weight: true } } })).toMatch(
      /network\.frozen\.weight +unknown key \(did you mean weights\?\)/,
    );
  });
});
