import { isolines } from "../../report/isolines.ts";
import type { DataWords } from "../dataWords.ts";
import { fieldLevels, fieldSize, type LiveFrame, type LiveScene, smallFieldSize } from "../frame.ts";
import { fieldLabel, percent } from "../words.ts";
import { createCellPainter } from "./cellPainter.ts";
import { element, write } from "./element.ts";
import { createMapGround } from "./mapGround.ts";
import type { Sizes } from "./sizes.ts";
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

/** @param redraw asked for when drawn flowers have come */
export function createMapViews(place: HTMLElement, sizes: Sizes, redraw: () => void): MapViews {
  const ground = createMapGround(redraw);
  let views: readonly MapView[] = [];
  /** Of each subset, in the line below the large map. */
  let shares: readonly HTMLElement[] = [];
  const layer = element("div", {
    class: "paint-layer",
    role: "application",
    tabindex: "0",
    "aria-label": "Map to paint on: arrow keys move, Enter plants flowers",
    hidden: "",
  });
  const note = element("p", { class: "note" });
  const paintLarge = createCellPainter(fieldSize);
  const paintSmall = createCellPainter(smallFieldSize);

  function drawMap({ canvas, isLarge }: MapView, field: Uint8Array, inks: Inks): void {
    const size = sizes.of(canvas);
    const surface = surfaceOf(canvas, size);
    if (size === null || surface === null) return;
    const { context, width, height } = surface;
    context.imageSmoothingEnabled = true;
    context.drawImage((isLarge ? paintLarge : paintSmall)(field), 0, 0, width, height);
    context.drawImage(ground.of(canvas, size, isLarge, inks), 0, 0, width, height);
    context.strokeStyle = inks.ink;
    context.lineWidth = isLarge ? 2 : 1.4;
    context.lineCap = "round";
    const cells = isLarge ? fieldSize : smallFieldSize;
    const cellX = (column: number) => ((column + 0.5) / cells) * width;
    const cellY = (row: number) => height - ((row + 0.5) / cells) * height;
    context.beginPath();
    for (const [x1, y1, x2, y2] of isolines(field, cells, cells, fieldLevels / 2)) {
      context.moveTo(cellX(x1), cellY(y1));
      context.lineTo(cellX(x2), cellY(y2));
    }
    context.stroke();
  }

  function viewOf(name: string, isLarge: boolean): MapView {
    const canvas = element("canvas", { role: "img", "aria-label": "Decision map" });
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
    showPainted: ground.showPainted,
    build(next, words) {
      ground.show(next);
      shares = words.subsets.map(() => element("span"));
      note.textContent = words.note;
      // The same maps stay where they are, and keep the focus.
      if (views.map(({ name }) => name).join() !== next.fields.join()) buildViews(next.fields);
      for (const { label, map, name } of views) {
        label.textContent =
          next.fields.length === 1 ? `of ${words.newOnes}` : fieldLabel(name, words.subsets);
        map.dataset.field = name;
      }
      views[0]?.bySubset.replaceChildren(
        ...words.subsets.flatMap((subset, of) => [
          element("span", { class: "part" }, `${subset} `, shares[of]!),
          " ",
        ]),
      );
    },
    draw({ fields, freshBySubset }, inks) {
      for (const { name, accuracy, cells: field } of fields) {
        const view = views.find((each) => each.name === name);
        if (view === undefined) continue;
        const share = percent(accuracy);
        write(view.share, share);
        // The line speaks of running statistics.
        view.bySubset.hidden = name !== "running";
        shares.forEach((place, of) => {
          write(place, percent(freshBySubset[of]!));
        });
        view.canvas.setAttribute("aria-label", `Decision map, ${view.label.textContent}: ${share} right`);
        drawMap(view, field, inks);
      }
    },
  };
}
