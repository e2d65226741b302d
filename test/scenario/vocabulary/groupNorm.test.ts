import { describe, expect, it } from "vitest";
import { faultsOf, least, onlySettings, scenarioOf } from "../leastScenario.ts";

const group = (groups: number) => ({ kind: "group", groups });

describe("group norm in a scenario", () => {
  it("has PyTorch's ε and stands before the activation", () => {
    const { hidden } = onlySettings({
      ...least,
      network: { hidden: [6, 4], normalization: group(2) },
    }).network;
    const settings = { kind: "group", groups: 2, placement: "before", epsilon: 1e-5 };
    expect(hidden.map(({ normalization }) => normalization)).toEqual([settings, settings]);
  });

  it("has groups that may be a factor", () => {
    const { variants } = scenarioOf({
      ...least,
      network: { hidden: [16, 16], normalization: group(2) },
      vary: { "network.normalization.groups": [1, 8] },
    });
    expect(variants.map(({ settings }) => settings.network.hidden[1]!.normalization)).toMatchObject([
      { groups: 1 },
      { groups: 8 },
    ]);
  });

  it.each([
    [
      { hidden: [16, 12], normalization: group(8) },
      /network\.normalization\.groups +expected groups that share the 12 units of hidden layer 2 evenly, at least 2 in each: 1, 2, 3, 4 or 6; got 8/,
    ],
    [
      { hidden: [16, { units: 8, normalization: group(8) }] },
      /network\.hidden\[1\]\.normalization\.groups +expected at least 2 units in each group, since of one alone β is left, whatever comes in: of the 8 units of hidden layer 2, 1, 2 or 4; got 8/,
    ],
    [
      { hidden: [{ units: 1, normalization: group(1) }] },
      /network\.hidden\[0\]\.normalization\.groups +expected another norm: hidden layer 1 has 1 unit, of which, alone in its group, β is left; got 1/,
    ],
    [{ hidden: [4], normalization: { kind: "group" } }, /network\.normalization\.groups +.*missing/],
    [{ hidden: [4], normalization: "gn" }, /network\.normalization +expected .*got "gn"/],
    [
      {
        hidden: [2],
        normalization: group(1),
        initialization: {
          kind: "given",
          layers: [
            {
              weights: [
                [1, 0],
                [0, 1],
              ],
              bias: [0, 0],
              runningMean: [0, 0],
            },
            { weights: [[1, 1]], bias: [0] },
          ],
        },
      },
      /runningMean +expected no runningMean here: group norm keeps no running statistics/,
    ],
  ])("is refused as %j", (network, fault) => {
    expect(faultsOf({ ...least, network })).toMatch(fault);
  });
});
