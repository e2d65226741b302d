import { expect, it } from "vitest";
import { apart } from "../../src/report/apart.ts";

it.each([
  [
    [10, 12, 50],
    [10, 20, 50],
  ],
  [
    [50, 12, 10],
    [50, 20, 10],
  ],
  [
    [58, 59],
    [50, 60],
  ],
  [
    [-5, 3],
    [0, 10],
  ],
  // There is no room: the order and the gaps are kept.
  [
    [30, 30, 30, 30, 30, 30, 30, 30],
    [0, 10, 20, 30, 40, 50, 60, 70],
  ],
])("labels at %j stand at %j, 10 apart, from 0 to 60", (heights, places) => {
  expect(apart(heights, 10, [0, 60])).toEqual(places);
});
