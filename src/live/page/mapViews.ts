import { isolines } from "../../report/isolines.ts";
import type { DataWords } from "../dataWords.ts";
import { fieldLevels, fieldSize, type LiveFrame, type LiveScene } from "../frame.ts";
import { fieldLabel, percent } from "../words.ts";
import { element } from "./element.ts";
import { type Inks, surfaceOf } from "./surface.ts";

/** The decision maps of one network: one for each way of taking mean and variance. */
export interface MapViews {
  /** Lies over the large map, to be painted on. */
  readonly layer: HTMLElement;
  /** Maps for what this network has, of those data. */
  build(scene: LiveScene, words: DataWords): void;
  /** Flowers that are painted, and not trained on yet; null: those of the scene. */
  showPainted(points: Float32Array | null): void;
  draw(frame: LiveFrame, inks: Inks): void;
}

interface MapView {
  readonly map: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly share: HTMLElement;
  readonly label: HTMLElement;
  /** Of new samples, subset by subset. */
  readonly bySubset: HTMLElement;
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
  let painted: Float32Array | null = null;
  let labels: readonly string[] = [];
  let subsets: readonly string[] = [];
  const layer = element("div", {
    class: "paint-layer",
    role: "application",
    tabindex: "0",
    "aria-label": "Map to paint on: arrow keys move, Enter plants flowers",
    hidden: "",
  });
  const note = element("p", { class: "note" });
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
    const boundary = painted === null ? known.boundary : [];
    const points = painted ?? known.points;
    const radius = isLarge ? Math.max(1.5, width / 240) : 1;
    for (let at = 0; at < points.length; at += isLarge ? 4 : 12) {
      context.fillStyle = points[at + 3] === 1 ? inks.rose : inks.leaf;
      context.globalAlpha = 0.65;
      context.beginPath();
      context.arc(across(points[at]!), up(points[at + 1]!), radius, 0, 7);
      context.fill();
    }
    context.globalAlpha = 1;
    const size = isLarge ? Math.min(48, Math.max(26, width / 13)) : Math.max(11, width / 9);
    for (const { x: atX, y: atY, image: flower } of painted === null ? drawings : [])
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

  function viewOf(name: string, isLarge: boolean): MapView {
    const canvas = element("canvas", { role: "img" });
    const [share, label, bySubset] = [element("b"), element("span"), element("span", { class: "by-subset" })];
    const map = element(
      "div",
      { class: isLarge ? "map large" : "map small" },
      canvas,
      element("p", { class: "says" }, share, " ", label, ...(isLarge ? [bySubset] : [])),
      ...(isLarge ? [layer] : []),
    );
    place.append(map);
    return { map, canvas, share, label, bySubset, name, isLarge };
  }

  /** The large map stays where it is: a stroke may be under way on it, or the focus lie there. */
  function buildViews(names: readonly string[]): void {
    const [large, ...small] = views;
    for (const { map } of small) map.remove();
    note.remove();
    views = names.map((name, at) => (at === 0 && large ? { ...large, name } : viewOf(name, at === 0)));
    if (views.length === 1) place.append(note);
  }

  return {
    layer,
    showPainted(points) {
      painted = points;
    },
    build(next, words) {
      scene = next;
      drawings = next.marks.map(({ x, y, url }) => {
        const flower = new Image();
        flower.onload = redraw;
        flower.src = url;
        return { x, y, image: flower };
      });
      labels = next.fields.map((name) =>
        next.fields.length === 1 ? `of ${words.newOnes}` : fieldLabel(name, words.subsets),
      );
      subsets = words.subsets;
      note.textContent = words.note;
      // The same maps stay where they are, and keep the focus.
      if (views.map(({ name }) => name).join() !== next.fields.join()) buildViews(next.fields);
      views.forEach(({ label, map, name }, at) => {
        label.textContent = labels[at]!;
        map.dataset.field = name;
      });
    },
    draw(frame, inks) {
      const known = scene;
      if (known === null) return;
      views.forEach((view, at) => {
        const share = percent(frame.accuracies[at]!);
        view.share.textContent = share;
        // The line speaks of running statistics.
        view.bySubset.hidden = view.name !== "running";
        view.bySubset.textContent = subsets
          .map((subset, of) => `${subset} ${percent(frame.freshBySubset[of]!)}`.replaceAll(" ", "\u00a0"))
          .join(" · ");
        view.canvas.setAttribute("aria-label", `Decision map, ${labels[at]}: ${share} right`);
        drawMap(view, frame.cells.subarray(at * cellsOfMap, (at + 1) * cellsOfMap), known, inks);
      });
    },
  };
}
