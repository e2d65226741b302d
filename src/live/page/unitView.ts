import { histogramBins, type LiveFrame } from "../frame.ts";
import { type Inks, surfaceOf } from "./surface.ts";

/** Room for the number of the layer. */
const LEFT = 16;
const GAP = 3;

/** Every hidden unit's input as a histogram, one subset over the other; a row of cells per layer. */
export function drawUnits(
  canvas: HTMLCanvasElement,
  widths: readonly number[],
  { histograms }: LiveFrame,
  inks: Inks,
): void {
  const surface = surfaceOf(canvas);
  if (surface === null) return;
  const { context, width, height } = surface;
  const cellHeight = Math.min(56, height / widths.length - GAP);
  const most = Math.max(...widths);
  const cellWidth = Math.min(64, (width - LEFT) / most - GAP);
  context.font = "10.5px system-ui, sans-serif";
  context.textBaseline = "middle";
  let unit = 0;
  widths.forEach((units, layer) => {
    const top = layer * (cellHeight + GAP);
    context.fillStyle = inks.muted;
    context.fillText(String(layer + 1), 2, top + cellHeight / 2);
    for (let at = 0; at < units; at++, unit++) {
      const left = LEFT + at * (cellWidth + GAP);
      context.fillStyle = inks.card;
      context.fillRect(left, top, cellWidth, cellHeight);
      drawUnit(context, histograms, unit, left, top, cellWidth, cellHeight, inks);
    }
  });
  const says = `Inputs of ${unit} hidden units in ${widths.length} layers, by subset, on flowers that are never trained on`;
  canvas.setAttribute("aria-label", says);
}

function drawUnit(
  context: CanvasRenderingContext2D,
  histograms: Uint16Array,
  unit: number,
  left: number,
  top: number,
  width: number,
  height: number,
  { subsets }: Inks,
): void {
  const from = unit * 2 * histogramBins;
  let highest = 1;
  for (let at = from; at < from + 2 * histogramBins; at++) highest = Math.max(highest, histograms[at]!);
  context.globalAlpha = 0.62;
  for (const subset of [0, 1] as const) {
    context.fillStyle = subsets[subset];
    context.beginPath();
    context.moveTo(left, top + height);
    for (let bin = 0; bin < histogramBins; bin++) {
      const share = histograms[from + subset * histogramBins + bin]! / highest;
      const level = top + height - share * (height - 2);
      context.lineTo(left + (bin / histogramBins) * width, level);
      context.lineTo(left + ((bin + 1) / histogramBins) * width, level);
    }
    context.lineTo(left + width, top + height);
    context.fill();
  }
  context.globalAlpha = 1;
}
