const ROSE = [208, 52, 110] as const;
const LEAF = [34, 140, 100] as const;

/** Rose where a rose is likely, green where not, clear where undecided: so it suits light and dark paper. */
export function decisionPicture(cells: Uint8Array, size: number): string {
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
