import { cos } from "../elementary/cos.ts";
import { sin } from "../elementary/sin.ts";
import type { Flower } from "../flowers/flower.ts";
import { diameterMmOf, spreadDegreesOf } from "../flowers/rawUnits.ts";
import { zeros } from "../matrix.ts";
import type { FieldWindow } from "../tracking/meters/decisionFields.ts";
import type { OwnData } from "./ownData.ts";

/** What a brush plants. */
export interface Kind {
  readonly rose: 0 | 1;
  readonly subset: 0 | 1;
}

export const kinds: readonly Kind[] = [
  { rose: 1, subset: 0 },
  { rose: 0, subset: 0 },
  { rose: 1, subset: 1 },
  { rose: 0, subset: 1 },
];

/** What each kind looks like: a red bud, a blue flower, a pink rose, a white flower. */
export function flowerOf({ rose, subset }: Kind): Flower {
  const openness = subset === 0 ? -1.5 : 1.5;
  const form = rose === 1 ? -0.9 : 0.9;
  return {
    openness,
    form,
    rose: rose === 1,
    label: rose,
    subset,
    hueDegrees: rose === 1 ? -20 * subset : -110 + 170 * subset,
    petals: rose === 1 ? 14 + 16 * subset : 7 + 6 * subset,
    saturation: rose === 1 || subset === 0 ? 0.75 : 0.1,
    stemMm: 300,
    gloss: 0,
    diameterMm: diameterMmOf(openness),
    spreadDegrees: spreadDegreesOf(form),
  };
}

/** The plane that is painted on: what simulated flowers fill. */
export const paintedWindow: FieldWindow = { x: [-3.2, 3.2], y: [-3.6, 3.6] };

/** Flowers painted stroke by stroke. */
export interface Painting {
  /** What is planted from now on is undone at once. */
  beginStroke(): void;
  /** A few flowers around a place of the plane. */
  plant(kind: Kind, x: number, y: number): void;
  undo(): void;
  clear(): void;
  /** x, y, subset, rose, four numbers each. */
  points(): Float32Array;
  /** What must be painted before a network can train on it; null where it can. */
  missing(): string | null;
  /** Errors   where something is missing */
  data(): OwnData;
}

const PER_PLACE = 4;
const REACH = 0.2;
const FEWEST = 24;
const MOST = 5000;
/** Radians between one flower and the next, by which a disc fills evenly. */
const GOLDEN_ANGLE = 2.399963229728653;

export function createPainting(): Painting {
  let strokes: number[][] = [];
  const all = () => strokes.flat();
  const size = () => strokes.reduce((sum, stroke) => sum + stroke.length / 4, 0);
  const has = (at: number, value: number) =>
    strokes.some((stroke) => stroke.some((each, place) => place % 4 === at && each === value));

  function missing(): string | null {
    if (!has(3, 1)) return "roses";
    if (!has(3, 0)) return "other flowers";
    return size() < FEWEST ? "a few more flowers" : null;
  }

  return {
    beginStroke() {
      strokes.push([]);
    },
    plant({ rose, subset }, x, y) {
      const stroke = strokes.at(-1);
      if (stroke === undefined || size() + PER_PLACE > MOST) return;
      for (let at = 0; at < PER_PLACE; at++) {
        const angle = (stroke.length / 4) * GOLDEN_ANGLE;
        const far = REACH * Math.sqrt((at + 0.5) / PER_PLACE);
        stroke.push(x + far * cos(angle), y + far * sin(angle), subset, rose);
      }
    },
    undo() {
      strokes = strokes.filter((stroke) => stroke.length > 0).slice(0, -1);
    },
    clear() {
      strokes = [];
    },
    points: () => Float32Array.from(all()),
    missing,
    data() {
      if (missing() !== null) throw new Error(`a painting without ${missing()}`);
      const values = all();
      const rows = values.length / 4;
      const features = zeros(2, rows);
      for (let row = 0; row < rows; row++) {
        features.values[row] = values[4 * row]!;
        features.values[features.stride + row] = values[4 * row + 1]!;
      }
      const column = (place: number) => values.filter((_, at) => at % 4 === place);
      const isTwo = has(2, 0) && has(2, 1);
      return {
        file: "painted.csv",
        table: {
          featureNames: ["openness", "form"],
          size: rows,
          features,
          labels: Float64Array.from(column(3)),
          subsets: isTwo ? Uint8Array.from(column(2)) : null,
        },
        label: "kind",
        subset: isTwo ? "subset" : null,
        classNames: ["other", "rose"],
        subsetNames: isTwo ? ["A", "B"] : [],
        standardize: false,
        window: paintedWindow,
      };
    },
  };
}
