import { fieldLevels } from "../frame.ts";

const ROSE = [208, 52, 110] as const;
const LEAF = [34, 140, 100] as const;
/** The same strength of colour as a report's maps. */
const STRENGTH = 0.42;

/** Paints a decision field of size × size cells, a pixel each, the lowest row at the bottom. */
export function createCellPainter(size: number): (field: Uint8Array) => HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(size, size);
  return (field) => {
    for (let at = 0; at < size * size; at++) {
      const share = field[at]! / fieldLevels;
      const row = size - 1 - Math.floor(at / size);
      const target = 4 * (row * size + (at % size));
      const [red, green, blue] = share >= 0.5 ? ROSE : LEAF;
      image.data[target] = red;
      image.data[target + 1] = green;
      image.data[target + 2] = blue;
      image.data[target + 3] = Math.round(Math.abs(share - 0.5) * 2 * STRENGTH * 255);
    }
    context.putImageData(image, 0, 0);
    return canvas;
  };
}
