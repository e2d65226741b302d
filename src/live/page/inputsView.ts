import type { UnitDetail } from "../unitDetail.ts";
import { signed } from "../words.ts";
import type { Size } from "./sizes.ts";
import { type Inks, surfaceOf } from "./surface.ts";

const BINS = 48;
const BELOW = 16;
/** Ends of the axis on either side. */
const reaches = [0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 50, 100, 1000];

/** What one unit receives of the probe flowers, by subset, over an axis that holds all of it; a sentence that says it. */
export function drawInputs(
  canvas: HTMLCanvasElement,
  size: Size | null,
  { inputs, subsets }: UnitDetail,
  inks: Inks,
): string {
  const finite = inputs.filter(Number.isFinite);
  const most = finite.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const reach = reaches.find((each) => each >= most) ?? most;
  const groups = [0, 1].map((subset) =>
    inputs.filter((value, at) => (subsets?.[at] ?? 0) === subset && Number.isFinite(value)),
  );
  const surface = surfaceOf(canvas, size);
  if (surface !== null) {
    const { context, width, height } = surface;
    const across = (value: number) => ((value + reach) / (2 * reach)) * (width - 2) + 1;
    const floor = height - BELOW;
    const counts = groups.map((values) => countsOf(values, reach));
    const highest = Math.max(1, ...counts.flatMap((each) => [...each]));
    context.globalAlpha = 0.62;
    counts.forEach((bins, subset) => {
      context.fillStyle = inks.subsets[subset as 0 | 1];
      bins.forEach((count, bin) => {
        const high = (count / highest) * (floor - 4);
        context.fillRect(1 + (bin / BINS) * (width - 2), floor - high, (width - 2) / BINS, high);
      });
    });
    context.globalAlpha = 1;
    context.strokeStyle = inks.muted;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(0, floor + 0.5);
    context.lineTo(width, floor + 0.5);
    context.stroke();
    context.fillStyle = inks.muted;
    context.font = "10.5px system-ui, sans-serif";
    context.textBaseline = "bottom";
    for (const [value, anchor] of [
      [-reach, "left"],
      [0, "center"],
      [reach, "right"],
    ] as const) {
      context.textAlign = anchor;
      context.fillText(String(value).replace("-", "−"), across(value), height);
    }
    groups.forEach((values, subset) => {
      if (values.length === 0) return;
      context.strokeStyle = inks.subsets[subset as 0 | 1];
      context.lineWidth = 2;
      context.beginPath();
      context.moveTo(across(meanOf(values)), floor - 3);
      context.lineTo(across(meanOf(values)), floor + 4);
      context.stroke();
    });
  }
  return `Its input on probe flowers: mean ${groups
    .filter(({ length }) => length > 0)
    .map((values) => signed(meanOf(values)))
    .join(" in the one subset, in the other ")}, from ${signed(-most)} to ${signed(most)}`;
}

function countsOf(values: Float32Array, reach: number): Uint16Array {
  const counts = new Uint16Array(BINS);
  for (const value of values) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(((value + reach) / (2 * reach)) * BINS)));
    counts[bin] = counts[bin]! + 1;
  }
  return counts;
}

const meanOf = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
