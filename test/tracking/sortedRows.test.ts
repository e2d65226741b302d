import { describe, expect, it } from "vitest";
import { compileKernels } from "../../src/kernels/compiledKernels.ts";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { createNetwork } from "../../src/network/network.ts";
import { createPass } from "../../src/network/pass.ts";
import { randomStream } from "../../src/random.ts";
import { createSortedRows } from "../../src/tracking/sortedRows.ts";

describe.each(Object.entries({ plain: plainKernels, compiled: compileKernels() }))(
  "sorted rows on %s kernels",
  (_, kernels) => {
    const networkOf = (...units: number[]) =>
      createNetwork(
        2,
        {
          hidden: units.map((each) => ({
            units: each,
            activation: "relu" as const,
            normalization: { kind: "none" as const },
            bias: true,
          })),
          initialization: { kind: "he-normal", scale: 1 },
        },
        randomStream("sorted rows"),
        2,
        kernels,
      );

    it("are those of whichever layer was asked for last, which stays as it is", () => {
      const pass = createPass(networkOf(1, 2), 3);
      const [{ unitInput: one }, { unitInput: two }] = pass.hidden as [
        (typeof pass.hidden)[0],
        (typeof pass.hidden)[0],
      ];
      one.values.set([5, 1, 3]);
      two.values.set([2, 1, 0, 9, 1, -1, 1]);
      const sortedRows = createSortedRows(pass);
      expect([...sortedRows(one)[0]!]).toEqual([1, 3, 5]);
      const rows = sortedRows(two);
      expect(rows.map((row) => [...row])).toEqual([
        [0, 1, 2],
        [-1, 1, 1],
      ]);
      expect([...sortedRows(one)[0]!]).toEqual([1, 3, 5]);
      expect([...two.values.subarray(0, 3)]).toEqual([2, 1, 0]);
    });

    it("are none where there is no hidden layer", () => {
      expect(() => createSortedRows(createPass(networkOf(), 3))).not.toThrow();
    });
  },
);
