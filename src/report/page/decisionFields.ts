import { isolines } from "../isolines.ts";
import { type Choice, placeOfStep } from "./choice.ts";
import type { PackedFields } from "./pageData.ts";
import type { Row, Unpacked } from "./unpack.ts";

/** The fields at the chosen step as pictures, and the lines along which the network is undecided. */
export function decisionFields(choice: Choice, page: Unpacked): Record<string, Row[]> {
  const images: Row[] = [];
  const decided: Row[] = [];
  const carried = page.data.fields.some(({ seed }) => seed === choice.seed);
  const seed = carried ? choice.seed : page.data.fields[0]?.seed;
  for (const field of page.data.fields.filter((each) => each.seed === seed)) {
    const variant = page.data.variants.find(({ id }) => id === field.variant)?.label ?? field.variant;
    const cells = cellsAt(field, page, choice.step);
    images.push({ variant, statistic: field.statistic, url: picture(cells, field.size) });
    const { x, y, size } = field;
    const placeX = (column: number) => x[0] + ((x[1] - x[0]) * (column + 0.5)) / size;
    const placeY = (row: number) => y[0] + ((y[1] - y[0]) * (row + 0.5)) / size;
    for (const [x1, y1, x2, y2] of isolines(smoothed(cells, size), size, size, 7.5))
      decided.push({
        variant,
        statistic: field.statistic,
        x1: placeX(x1),
        y1: placeY(y1),
        x2: placeX(x2),
        y2: placeY(y2),
      });
  }
  return { images, decided };
}

function cellsAt(field: PackedFields, page: Unpacked, step: number): Uint8Array {
  const packed = page.array(field.cells);
  const count = field.size * field.size;
  const start = placeOfStep(page.array(field.steps), step) * count;
  return Uint8Array.from({ length: count }, (_, cell) => {
    const at = start + cell;
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

const ROSE = [208, 52, 110] as const;
const LEAF = [34, 140, 100] as const;

/** Rose where a rose is likely, green where not, clear where undecided: so it suits light and dark paper. */
function picture(cells: Uint8Array, size: number): string {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(size, size);
  cells.forEach((cell, at) => {
    const share = cell / 15;
    const row = size - 1 - Math.floor(at / size);
    const target = 4 * (row * size + (at % size));
    const colour = share >= 0.5 ? ROSE : LEAF;
    image.data.set([...colour, Math.round(Math.abs(share - 0.5) * 2 * 0.42 * 255)], target);
  });
  context.putImageData(image, 0, 0);
  return canvas.toDataURL();
}
