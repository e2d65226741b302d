import { isolines } from "../../report/isolines.ts";
import { fieldLevels, fieldSize, type LiveFrame, type LiveScene } from "../frame.ts";
import { fieldLabels, percent } from "../words.ts";
import { element } from "./element.ts";
import { type Inks, surfaceOf } from "./surface.ts";

/** The decision maps of one network: one for each way of taking mean and variance. */
export interface MapViews {
  /** Maps for what this network has. */
  build(scene: LiveScene): void;
  draw(frame: LiveFrame, inks: Inks): void;
}

interface MapView {
  readonly canvas: HTMLCanvasElement;
  readonly share: HTMLElement;
  readonly isLarge: boolean;
  readonly name: string;
}

const ROSE = [208, 52, 110] as const;
const LEAF = [34, 140, 100] as const;
/** The same strength of colour as a report's maps. */
const STRENGTH = 0.42;
const cellsOfMap = fieldSize * fieldSize;

/** @param redraw asked for when the drawn flowers have come */
export function createMapViews(place: HTMLElement, redraw: () => void): MapViews {
  let views: readonly MapView[] = [];
  let scene: LiveScene | null = null;
  let drawings: readonly { readonly x: number; readonly y: number; readonly image: HTMLImageElement }[] = [];
  const cells = document.createElement("canvas");
  cells.width = fieldSize;
  cells.height = fieldSize;
  const cellsContext = cells.getContext("2d")!;
  const image = cellsContext.createImageData(fieldSize, fieldSize);

  function paintCells(field: Uint8Array): void {
    for (let at = 0; at < cellsOfMap; at++) {
      const share = field[at]! / fieldLevels;
      const row = fieldSize - 1 - Math.floor(at / fieldSize);
      const target = 4 * (row * fieldSize + (at % fieldSize));
      const [red, green, blue] = share >= 0.5 ? ROSE : LEAF;
      image.data[target] = red;
      image.data[target + 1] = green;
      image.data[target + 2] = blue;
      image.data[target + 3] = Math.round(Math.abs(share - 0.5) * 2 * STRENGTH * 255);
    }
    cellsContext.putImageData(image, 0, 0);
  }

  function drawMap({ canvas, isLarge }: MapView, field: Uint8Array, known: LiveScene, inks: Inks): void {
    const surface = surfaceOf(canvas);
    if (surface === null) return;
    const { context, width, height } = surface;
    const { x, y } = known.window;
    const across = (value: number) => ((value - x[0]) / (x[1] - x[0])) * width;
    const up = (value: number) => height - ((value - y[0]) / (y[1] - y[0])) * height;
    paintCells(field);
    context.imageSmoothingEnabled = true;
    context.drawImage(cells, 0, 0, width, height);
    const { points, boundary } = known;
    for (let at = 0; at < points.length; at += isLarge ? 4 : 12) {
      context.fillStyle = points[at + 3] === 1 ? inks.rose : inks.leaf;
      context.globalAlpha = 0.65;
      context.beginPath();
      context.arc(across(points[at]!), up(points[at + 1]!), isLarge ? 1.5 : 1, 0, 7);
      context.fill();
    }
    context.globalAlpha = 1;
    const size = isLarge ? 26 : 11;
    for (const { x: atX, y: atY, image: flower } of drawings)
      if (flower.complete && flower.naturalWidth > 0)
        context.drawImage(flower, across(atX) - size / 2, up(atY) - size / 2, size, size);
    context.strokeStyle = inks.ink;
    context.globalAlpha = 0.55;
    context.lineWidth = 1;
    context.setLineDash([3, 3]);
    context.beginPath();
    for (let at = 0; at < boundary.length; at += 2) {
      if (at === 0) context.moveTo(across(boundary[at]!), up(boundary[at + 1]!));
      else context.lineTo(across(boundary[at]!), up(boundary[at + 1]!));
    }
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
    context.lineWidth = isLarge ? 2 : 1.4;
    context.lineCap = "round";
    const cellX = (column: number) => ((column + 0.5) / fieldSize) * width;
    const cellY = (row: number) => height - ((row + 0.5) / fieldSize) * height;
    context.beginPath();
    for (const [x1, y1, x2, y2] of isolines(field, fieldSize, fieldSize, fieldLevels / 2)) {
      context.moveTo(cellX(x1), cellY(y1));
      context.lineTo(cellX(x2), cellY(y2));
    }
    context.stroke();
  }

  return {
    build(next) {
      scene = next;
      drawings = next.marks.map(({ x, y, url }) => {
        const flower = new Image();
        flower.onload = redraw;
        flower.src = url;
        return { x, y, image: flower };
      });
      views = next.fields.map((name, at) => {
        const canvas = element("canvas", { role: "img" });
        const share = element("b");
        return { canvas, share, name, isLarge: at === 0 };
      });
      place.replaceChildren(
        ...views.map(({ canvas, share, name, isLarge }) =>
          element(
            "div",
            { class: isLarge ? "map large" : "map small", "data-field": name },
            canvas,
            element("p", { class: "says" }, share, ` ${labelOf(name, next)}`),
          ),
        ),
      );
      if (views.length === 1)
        place.append(
          element(
            "p",
            { class: "note" },
            "No statistics of batches, so it draws one boundary (solid), whatever its batches were. Dashed: the true one, roses below.",
          ),
        );
    },
    draw(frame, inks) {
      const known = scene;
      if (known === null) return;
      views.forEach((view, at) => {
        const share = percent(frame.accuracies[at]!);
        view.share.textContent = share;
        view.canvas.setAttribute(
          "aria-label",
          `Decision map by ${labelOf(view.name, known)}: ${share} right`,
        );
        drawMap(view, frame.cells.subarray(at * cellsOfMap, (at + 1) * cellsOfMap), known, inks);
      });
    },
  };
}

const labelOf = (name: string, { fields }: LiveScene) =>
  fields.length === 1 ? "of new flowers" : (fieldLabels[name] ?? name);
