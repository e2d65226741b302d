import type { FieldWindow } from "../../tracking/meters/decisionFields.ts";
import type { LiveScene } from "../frame.ts";
import type { Size } from "./sizes.ts";
import { type Inks, type Surface, surfaceOf } from "./surface.ts";

/** What lies on the maps of one network for as long as it trains: its flowers, as points and drawn, and the true boundary. */
export interface MapGround {
  show(scene: LiveScene): void;
  /** Flowers that are painted, and not trained on yet, in place of the scene's; null: the scene's. */
  showPainted(points: Float32Array | null): void;
  /** For a map of that size, drawn once for all frames. */
  of(map: HTMLCanvasElement, size: Size, isLarge: boolean, inks: Inks): HTMLCanvasElement;
}

interface Drawn {
  readonly canvas: HTMLCanvasElement;
  readonly size: Size;
  readonly inks: Inks;
}

/** @param redraw asked for when drawn flowers have come */
export function createMapGround(redraw: () => void): MapGround {
  let scene: LiveScene | null = null;
  let painted: Float32Array | null = null;
  let drawings: readonly { readonly x: number; readonly y: number; readonly image: HTMLImageElement }[] = [];
  let drawn = new WeakMap<HTMLCanvasElement, Drawn>();

  function draw({ context, width, height }: Surface, isLarge: boolean, inks: Inks, known: LiveScene): void {
    const { across, up } = placesOf(known.window, { width, height });
    const points = painted ?? known.points;
    const radius = isLarge ? Math.max(1.5, width / 240) : 1;
    context.globalAlpha = 0.65;
    for (let at = 0; at < points.length; at += isLarge ? 4 : 12) {
      context.fillStyle = points[at + 3] === 1 ? inks.rose : inks.leaf;
      context.beginPath();
      context.arc(across(points[at]!), up(points[at + 1]!), radius, 0, 7);
      context.fill();
    }
    context.globalAlpha = 1;
    const size = isLarge ? Math.min(48, Math.max(26, width / 13)) : Math.max(11, width / 9);
    for (const { x, y, image } of painted === null ? drawings : [])
      if (image.complete && image.naturalWidth > 0)
        context.drawImage(image, across(x) - size / 2, up(y) - size / 2, size, size);
    context.strokeStyle = inks.ink;
    context.globalAlpha = 0.55;
    context.setLineDash([3, 3]);
    context.beginPath();
    const boundary = painted === null ? known.boundary : [];
    for (let at = 0; at < boundary.length; at += 2) {
      const [x, y] = [across(boundary[at]!), up(boundary[at + 1]!)];
      if (at === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  return {
    show(next) {
      scene = next;
      drawings = next.marks.map(({ x, y, url }) => {
        const image = new Image();
        image.onload = () => {
          drawn = new WeakMap();
          redraw();
        };
        image.src = url;
        return { x, y, image };
      });
      drawn = new WeakMap();
    },
    showPainted(points) {
      painted = points;
      drawn = new WeakMap();
    },
    of(map, size, isLarge, inks) {
      const before = drawn.get(map);
      if (before?.size === size && before.inks === inks) return before.canvas;
      const canvas = document.createElement("canvas");
      const surface = surfaceOf(canvas, size);
      if (surface !== null && scene !== null) draw(surface, isLarge, inks, scene);
      drawn.set(map, { canvas, size, inks });
      return canvas;
    },
  };
}

/** Where a place of the plane stands on a map. */
function placesOf({ x, y }: FieldWindow, { width, height }: Size) {
  return {
    across: (value: number) => ((value - x[0]) / (x[1] - x[0])) * width,
    up: (value: number) => height - ((value - y[0]) / (y[1] - y[0])) * height,
  };
}
