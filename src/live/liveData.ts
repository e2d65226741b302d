import { boundaryOf } from "../flowers/boundary.ts";
import type { DataSplit } from "../flowers/dataset.ts";
import type { Flower } from "../flowers/flower.ts";
import { simulateSplit } from "../flowers/split.ts";
import { splitTable } from "../flowers/table.ts";
import type { RandomStream } from "../random.ts";
import { markedFlowers } from "../report/markedFlowers.ts";
import type { FieldWindow } from "../tracking/meters/decisionFields.ts";
import type { LiveScene } from "./frame.ts";
import type { LiveSettings } from "./liveSettings.ts";
import { type OwnData, ownSplit } from "./ownData.ts";
import { flowerOf, type Kind } from "./painting.ts";

/** What networks train on, and what is drawn of it. */
export interface LiveData {
  readonly split: DataSplit;
  readonly marks: LiveScene["marks"];
  readonly points: Float32Array;
  /** Null where the plane that is shown follows from the data. */
  readonly window: FieldWindow | null;
  /** The true boundary over that part of the plane, where it is known. */
  boundary(window: FieldWindow): Float32Array;
}

const POINTS = 320;
const OWN_POINTS = 800;
const BOUNDARY_POINTS = 90;

export function liveData({ flowers, own }: LiveSettings, stream: RandomStream): LiveData {
  if (own !== null) return ownDataOf(own, stream);
  const { split, flowers: simulated } = simulateSplit(flowers, stream);
  const { test } = split;
  return {
    split,
    ...sampleFlowers(simulated.test, test.features.values, test.size),
    window: null,
    boundary({ x: [from, to] }) {
      const beta = boundaryOf(flowers);
      const points = Array.from({ length: BOUNDARY_POINTS }, (_, at) => {
        const openness = from + ((to - from) * at) / (BOUNDARY_POINTS - 1);
        return [openness, beta(openness)];
      });
      return Float32Array.from(points.flat());
    },
  };
}

/** Of all three sets, each in random order: a few hundred rows as the network sees their first two columns. */
function ownDataOf({ table, standardize, window }: OwnData, stream: RandomStream): LiveData {
  const split = splitTable(table, null, ownSplit, standardize, stream);
  const rows = [split.train, split.test, split.probe].flatMap(({ features, subsets, labels, size }) =>
    Array.from({ length: size }, (_, row) => [
      features.values[row]!,
      features.values[features.stride + row]!,
      subsets?.[row] ?? 0,
      labels[row]!,
    ]),
  );
  const points = Float32Array.from(rows.slice(0, OWN_POINTS).flat());
  return {
    split,
    marks: window === null ? [] : paintedMarks(points),
    points,
    window,
    boundary: () => new Float32Array(0),
  };
}

function paintedMarks(points: Float32Array): LiveScene["marks"] {
  const places = Array.from({ length: points.length / 4 }, (_, at) => points.subarray(4 * at, 4 * at + 4));
  const flowers = places.map(([, , subset, rose]) => flowerOf({ subset, rose } as Kind));
  return markedFlowers(
    places.map(([x, y, subset, rose]) => ({ x: x!, y: y!, subset: subset!, kind: `${rose}` })),
    flowers,
  );
}

/** The first test flowers as points, and a few of them drawn. */
function sampleFlowers(
  flowers: readonly Flower[],
  features: Float64Array,
  size: number,
): Pick<LiveScene, "marks" | "points"> {
  const shown = flowers.slice(0, POINTS).map(({ subset, rose }, at) => ({
    x: features[at]!,
    y: features[size + at]!,
    subset,
    kind: rose ? "rose" : "other flower",
  }));
  const points = shown.flatMap(({ x, y, subset, kind }) => [x, y, subset, kind === "rose" ? 1 : 0]);
  return { marks: markedFlowers(shown, flowers), points: Float32Array.from(points) };
}
