import type { FieldWindow } from "../../tracking/meters/decisionFields.ts";
import { element } from "./element.ts";

/** A place of a map to plant at, told stroke by stroke. */
export interface Strokes {
  begin(): void;
  plant(x: number, y: number): void;
  end(): void;
}

/** Pixels between two places of one stroke. */
const SPACING = 8;
/** Share of the map that an arrow key moves by. */
const KEY_STEP = 0.04;

const ways: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Painting with mouse, finger or keys: arrows move a cross over the map, Enter or the space bar plants there.
 *
 * @param layer that lies over the map, as large as it
 */
export function paintOnMap(
  layer: HTMLElement,
  { x: [left, right], y: [low, high] }: FieldWindow,
  strokes: Strokes,
): void {
  const cross = element("i", { "aria-hidden": "true" }, "+");
  layer.append(cross);
  let last: readonly [number, number] | null = null;
  let at: readonly [number, number] = [0.5, 0.5];

  const plant = (x: number, y: number) => strokes.plant(left + x * (right - left), high - y * (high - low));

  function move({ clientX, clientY }: PointerEvent): void {
    const box = layer.getBoundingClientRect();
    const [x, y] = [clientX - box.left, clientY - box.top];
    if (x < 0 || y < 0 || x > box.width || y > box.height) return;
    const [across, up] = last === null ? [SPACING, 0] : [x - last[0], y - last[1]];
    if (across * across + up * up < SPACING * SPACING) return;
    last = [x, y];
    plant(x / box.width, y / box.height);
  }

  layer.onpointerdown = (event) => {
    // Otherwise text is chosen beneath the stroke, and the next stroke drags it away.
    event.preventDefault();
    layer.setPointerCapture(event.pointerId);
    strokes.begin();
    last = null;
    move(event);
  };
  layer.onpointermove = (event) => {
    if (layer.hasPointerCapture(event.pointerId)) move(event);
  };
  layer.onpointerup = () => strokes.end();
  layer.onpointercancel = () => strokes.end();
  layer.onkeydown = (event) => {
    const way = ways[event.key];
    if (way !== undefined) {
      at = [clamped(at[0] + way[0] * KEY_STEP), clamped(at[1] + way[1] * KEY_STEP)];
      cross.style.left = `${100 * at[0]}%`;
      cross.style.top = `${100 * at[1]}%`;
    } else if (event.key === "Enter" || event.key === " ") {
      strokes.begin();
      plant(...at);
      strokes.end();
    } else return;
    event.preventDefault();
  };
}

const clamped = (share: number) => Math.min(0.98, Math.max(0.02, share));
