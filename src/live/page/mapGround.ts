import type { Flower } from "../../flowers/flower.ts";
import { flowerUrl } from "../../report/flowerUrl.ts";
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

interface Drawing {
  readonly x: number;
  readonly y: number;
  readonly image: HTMLCanvasElement;
}

interface Drawn {
  readonly canvas: HTMLCanvasElement;
  readonly size: Size;
  readonly inks: Inks;
}

/** Pixels of a drawn flower, at most. */
const LARGEST = 48;

/** @param redraw asked for when drawn flowers have come */
export function createMapGround(redraw: () => void): MapGround {
  let scene: LiveScene | null = null;
  let painted: Float32Array | null = null;
  let marks: LiveScene["marks"] = [];
  let drawings: readonly Drawing[] = [];
  let drawn = new WeakMap<HTMLCanvasElement, Drawn>();

  function draw({ context, width, height }: Surface, isLarge: boolean, inks: Inks, known: LiveScene): void {
    const { across, up } = placesOf(known.window, { width, height });
    const points = painted ?? known.points;
    const radius = isLarge ? Math.max(1.5, width / 240) : 1;
    context.globalAlpha = 0.65;
    for (const rose of [0, 1]) {
      context.fillStyle = rose === 1 ? inks.rose : inks.leaf;
      context.beginPath();
      for (let at = 0; at < points.length; at += isLarge ? 4 : 12) {
        if (points[at + 3] !== rose) continue;
        const [x, y] = [across(points[at]!), up(points[at + 1]!)];
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, 2 * Math.PI);
      }
      context.fill();
    }
    context.globalAlpha = 1;
    const size = Math.min(LARGEST, Math.max(26, width / 13));
    // On a small map they would hide what it is there for.
    for (const { x, y, image } of painted === null && isLarge ? drawings : [])
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

  /** One after the other, each in a task of its own: a browser makes a document of a drawing, and paints it by hand. */
  async function fetchDrawings(wanted: LiveScene["marks"]): Promise<void> {
    marks = wanted;
    drawings = [];
    const come: Drawing[] = [];
    for (const { x, y, flower } of wanted) {
      await new Promise((later) => setTimeout(later));
      const image = await bitmapOf(flower);
      if (marks !== wanted) return;
      come.push({ x, y, image });
    }
    drawings = come;
    drawn = new WeakMap();
    redraw();
  }

  return {
    show(next) {
      scene = next;
      drawn = new WeakMap();
      if (JSON.stringify(next.marks) !== JSON.stringify(marks)) void fetchDrawings(next.marks);
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

/** A drawing as pixels, which a map of any size takes its own from. */
async function bitmapOf(flower: Flower): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = flowerUrl(flower, LARGEST);
  await image.decode();
  const canvas = document.createElement("canvas");
  const surface = surfaceOf(canvas, { width: LARGEST, height: LARGEST });
  surface?.context.drawImage(image, 0, 0, LARGEST, LARGEST);
  return canvas;
}

/** Where a place of the plane stands on a map. */
function placesOf({ x, y }: FieldWindow, { width, height }: Size) {
  return {
    across: (value: number) => ((value - x[0]) / (x[1] - x[0])) * width,
    up: (value: number) => height - ((value - y[0]) / (y[1] - y[0])) * height,
  };
}
