import { isolinePaths } from "../isolinePaths.ts";
import { type Choice, placeOfStep } from "./choice.ts";
import { decisionPicture } from "./decisionPicture.ts";
import type { PackedFields } from "./pageData.ts";
import type { Unpacked } from "./unpack.ts";

type FieldImage = { variant: string; statistic: string; url: string };
type BoundaryPoint = {
  variant: string;
  statistic: string;
  line: number;
  order: number;
  x: number;
  y: number;
};

/** One field at one of its steps, as its chart draws it. */
interface DrawnField {
  readonly url: string;
  readonly lines: readonly (readonly (readonly [x: number, y: number])[])[];
}

/** Fields drawn before: playing the steps a second time costs nothing. */
const drawn = new WeakMap<PackedFields, Map<number, DrawnField>>();

/** What the networks decide at the chosen step, as pictures, and the lines along which they are undecided. */
export function decisionFields(
  choice: Choice,
  page: Unpacked,
  wanted: (field: PackedFields) => boolean,
): { images: FieldImage[]; decided: BoundaryPoint[] } {
  const images: FieldImage[] = [];
  const decided: BoundaryPoint[] = [];
  const carried = page.data.fields.some(({ seed }) => seed === choice.seed);
  const seed = carried ? choice.seed : page.data.fields[0]?.seed;
  for (const field of page.data.fields) {
    if (field.seed !== seed || !wanted(field)) continue;
    const variant = page.data.variants.find(({ id }) => id === field.variant)!.code;
    const { statistic } = field;
    const { url, lines } = drawnAt(field, page, choice.step);
    images.push({ variant, statistic, url });
    lines.forEach((points, line) => {
      points.forEach(([x, y], order) => {
        decided.push({ variant, statistic, line, order, x, y });
      });
    });
  }
  return { images, decided };
}

function drawnAt(field: PackedFields, page: Unpacked, step: number): DrawnField {
  const place = placeOfStep(page.array(field.steps), step);
  let known = drawn.get(field);
  if (!known) {
    known = new Map();
    drawn.set(field, known);
  }
  let found = known.get(place);
  if (!found) {
    found = draw(field, cellsAt(field, page, place));
    known.set(place, found);
  }
  return found;
}

function draw({ x, y, size }: PackedFields, cells: Uint8Array): DrawnField {
  const along = (range: readonly [number, number], cell: number) =>
    range[0] + ((range[1] - range[0]) * (cell + 0.5)) / size;
  return {
    url: decisionPicture(cells, size),
    lines: isolinePaths(smoothed(cells, size), size, size, 7.5).map((path) =>
      path.map(([column, row]) => [along(x, column), along(y, row)] as const),
    ),
  };
}

function cellsAt(field: PackedFields, page: Unpacked, place: number): Uint8Array {
  const packed = page.array(field.cells);
  const count = field.size * field.size;
  return Uint8Array.from({ length: count }, (_, cell) => {
    const at = place * count + cell;
    return (packed[at >> 1]! >> ((at & 1) * 4)) & 15;
  });
}

/** Mean with the four neighbours: the stored probabilities have only 16 levels. */
function smoothed(cells: Uint8Array, size: number): Float32Array {
  return Float32Array.from(cells, (cell, at) => {
    const column = at % size;
    let sum = 2 * cell;
    let weight = 2;
    for (const [inside, neighbour] of [
      [column > 0, at - 1],
      [column < size - 1, at + 1],
      [at >= size, at - size],
      [at < cells.length - size, at + size],
    ] as const)
      if (inside) {
        sum += cells[neighbour]!;
        weight++;
      }
    return sum / weight;
  });
}
