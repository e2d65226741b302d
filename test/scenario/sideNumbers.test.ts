import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import type { MeasuredRun } from "../../src/measures/measure.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { scenarioOf } from "../report/fixture.ts";

const scenario = (claim: string) => `title: T
question: Q?
data: { flowers: { train: 40, test: 20, probe: 16 } }
network: { hidden: [2, 2, 2] }
training: { steps: 20, batchSize: 4, optimizer: { kind: sgd, learningRate: 1 } }
tracking: layers
vary:
  norm:
    none: { network.normalization: none }
    batch norm: { network.normalization: batch }
seeds: 10
claims:
  - id: a
    says: It is so.
    by: 0.01
${claim}`;

/** Ten seeds of batch norm: 0.9 by running statistics, 0.8 more by population's; drift 0.1 · layer; without norm 0.5. */
const runs: MeasuredRun[] = Array.from({ length: 10 }, (_, at) => at + 1).flatMap((seed) =>
  ["none", "batch-norm"].map((variant): MeasuredRun => {
    const isNorm = variant === "batch-norm";
    const one = (
      name: "test-accuracy" | "drift",
      statistic: "running" | "population" | null,
      layer: number | null,
      value: number,
    ) => ({ name, statistic, layer, low: value, high: value });
    return {
      variant,
      seed,
      outcome: { kind: "finished" },
      measures: [
        one("test-accuracy", "running", null, isNorm ? 0.7 : 0.5),
        ...(isNorm ? [one("test-accuracy", "population", null, 0.9)] : []),
        ...[1, 2, 3].map((layer) => one("drift", null, layer, 0.1 * layer)),
      ],
      courses: [],
    } as unknown as MeasuredRun;
  }),
);

describe("sides that say which number they mean", () => {
  it("compare two inference statistics of the same networks", () => {
    const read = scenarioOf(
      readScenario(
        "x.yaml",
        scenario(`    measure: test-accuracy
    better: { norm: batch norm, statistic: population }
    than: { norm: batch norm, statistic: running }
`),
      ),
    );
    const [finding] = findingsOf(read, runs);
    expect(finding!.sides.map(({ median }) => median)).toEqual([0.9, 0.7]);
    expect(finding!.verdict).toBe("supported");
    expect(finding!.sentence).toMatch(
      /^With norm batch norm, changing statistic from running to population raises test accuracy from 70.% to 90.%/,
    );
    expect(finding!.measure.label).toBe("test accuracy");
  });

  it("compare two layers, in every variant that is open", () => {
    const read = scenarioOf(
      readScenario(
        "x.yaml",
        scenario(`    measure: drift
    better: { layer: 1 }
    than: { layer: 3 }
`),
      ),
    );
    const findings = findingsOf(read, runs);
    expect(findings.map(({ where }) => where)).toEqual([{ norm: "none" }, { norm: "batch norm" }]);
    expect(findings[0]!.sides.map(({ median }) => Number(median!.toFixed(12)))).toEqual([0.1, 0.3]);
  });

  it("are refused where the measure has no such numbers, says them itself, or there is none of that name", () => {
    const faults = (claim: string) => {
      const read = readScenario("x.yaml", scenario(claim));
      return "scenario" in read ? [] : read.faults.map(({ path, message }) => `${path} ${message}`);
    };
    expect(
      faults(`    measure: steps-to-target
    better: { norm: batch norm, statistic: population }
    than: { norm: none, statistic: running }
`),
    ).toEqual([
      "claims[0].measure sides say statistic, and steps-to-target has one number for every statistic",
    ]);
    expect(
      faults(`    measure: { kind: drift, layer: 2 }
    better: { layer: 1 }
    than: { layer: 4 }
`),
    ).toEqual([
      "claims[0].measure.layer the sides say their layer; leave it out here",
      'claims[0].than.layer expected a level of layer: 1, 2, 3; got "4"',
    ]);
    expect(
      faults(`    measure: test-accuracy
    better: { norm: batch norm, statistic: population }
    than: { norm: none }
`),
    ).toEqual(["claims[0].than expected the same factors on every side: norm, statistic; got norm"]);
    const ofSubsets = `    measure: test-accuracy
    better: { norm: batch norm, statistic: per-subset }
    than: { norm: batch norm, statistic: running }
`;
    const rows = "{ rows: { columns: [x], samples: [[1], [2], [3], [4], [5]], labels: [0, 1, 0, 1, 0] } }";
    const told = (data: string, claim: string) => {
      const read = readScenario("x.yaml", scenario(claim).replace(/^data: .*$/m, data));
      return "scenario" in read ? [] : read.faults.map(({ path, message }) => `${path} ${message}`);
    };
    expect(told(`data: ${rows}`, ofSubsets)).toEqual([
      "claims[0].measure per-subset needs subsets; data.rows have none",
    ]);
    // Another fault does not keep sides from being read.
    const layers = "    measure: drift\n    better: { layer: 1 }\n    than: { layer: 3 }\n";
    expect(told("about: No data.", layers)).toEqual([
      "data missing; expected a map with one of flowers, csv, rows",
    ]);
  });
});
