import { describe, expect, it } from "vitest";
import { measuredRuns } from "../../../src/report/finished/measuredRuns.ts";

const head = "variant,seed,outcome,steps_done,measure,statistic,layer,low,high";
const table = (...rows: string[]) => measuredRuns([head, ...rows, ""].join("\r\n"));

describe("measuredRuns", () => {
  it("reads the table of runs: one run per variant and seed, empty ends infinite", () => {
    const read = table(
      "a,1,finished,100,test-accuracy,running,,0.5,0.5",
      "a,1,finished,100,steps-to-target,,,100,",
      "a,1,finished,100,drift,,2,,",
      '"b, b",1,diverged,7,test-accuracy,running,,,',
      '"b, b",1,diverged,7,steps-to-target,,,,',
      '"b, b",1,diverged,7,batch-shift,,,0.25,0.25',
      "a,1,finished,100,a-measure-of-another-lab,,,1,1",
    );
    expect(read).toEqual({
      runs: [
        {
          variant: "a",
          seed: 1,
          outcome: { kind: "finished" },
          measures: [
            { name: "test-accuracy", statistic: "running", layer: null, low: 0.5, high: 0.5 },
            {
              name: "steps-to-target",
              statistic: null,
              layer: null,
              low: 100,
              high: Number.POSITIVE_INFINITY,
            },
            {
              name: "drift",
              statistic: null,
              layer: 2,
              low: Number.NEGATIVE_INFINITY,
              high: Number.POSITIVE_INFINITY,
            },
          ],
        },
        {
          variant: "b, b",
          seed: 1,
          outcome: { kind: "diverged", step: 7, layer: null, loss: Number.NaN },
          measures: [
            {
              name: "test-accuracy",
              statistic: "running",
              layer: null,
              low: Number.NEGATIVE_INFINITY,
              high: Number.NEGATIVE_INFINITY,
            },
            {
              name: "steps-to-target",
              statistic: null,
              layer: null,
              low: Number.POSITIVE_INFINITY,
              high: Number.POSITIVE_INFINITY,
            },
            { name: "batch-shift", statistic: null, layer: null, low: 0.25, high: 0.25 },
          ],
        },
      ],
    });
  });

  it("says what is wrong with a table that is none", () => {
    expect(table("a,1")).toMatchObject({ fault: expect.stringMatching(/Invalid Record Length/) });
  });
});
