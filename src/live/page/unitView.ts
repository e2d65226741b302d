import { histogramBins } from "../frame.ts";
import type { UnitPlace } from "../unitDetail.ts";
import { element } from "./element.ts";
import type { Size, Sizes } from "./sizes.ts";
import { type Inks, surfaceOf } from "./surface.ts";
import { rowsOfUnits, type UnitCell, unitCells } from "./unitCells.ts";

/** Every hidden unit's input as a histogram, one subset over the other: each a button that chooses its unit. */
export interface UnitView {
  /** Units for what this network has. */
  build(widths: readonly number[]): void;
  draw(histograms: Uint16Array, inks: Inks): void;
  show(chosen: UnitPlace | null): void;
}

/** Steps over units that arrow keys make: along a layer, and from layer to layer. */
const ways: Readonly<Record<string, readonly [layer: number, unit: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** @param choose told of a unit that was pointed at */
export function createUnitView(
  place: HTMLElement,
  sizes: Sizes,
  choose: (unit: UnitPlace) => void,
): UnitView {
  const canvas = element("canvas", { "aria-hidden": "true" });
  const buttons = element("div", { class: "cells" });
  place.replaceChildren(canvas, buttons);
  let widths: readonly number[] = [];
  let cells: readonly UnitCell[] = [];
  /** Where the cells have their places; null: nowhere yet. */
  let placedIn: Size | null = null;
  let ground: {
    readonly canvas: HTMLCanvasElement;
    readonly cells: readonly UnitCell[];
    readonly inks: Inks;
  } | null = null;
  let chosen: UnitPlace | null = null;

  const isAt = (one: UnitPlace | null, { layer, unit }: UnitPlace) =>
    one?.layer === layer && one.unit === unit;
  const buttonAt = (at: number) => buttons.children[at] as HTMLButtonElement;

  /** One of them all is reached by Tab, the others by arrows. */
  function mark(): void {
    const reached = Math.max(
      0,
      cells.findIndex((cell) => isAt(chosen, cell)),
    );
    cells.forEach((cell, at) => {
      buttonAt(at).tabIndex = at === reached ? 0 : -1;
      buttonAt(at).setAttribute("aria-pressed", String(isAt(chosen, cell)));
    });
  }

  buttons.addEventListener("keydown", (event) => {
    const way = ways[event.key];
    const at = [...buttons.children].indexOf(event.target as Element);
    const from = cells[at];
    if (way === undefined || from === undefined) return;
    event.preventDefault();
    const layer = Math.min(widths.length - 1, Math.max(0, from.layer + way[0]));
    const unit = Math.min(widths[layer]! - 1, Math.max(0, from.unit + way[1]));
    buttonAt(cells.findIndex((cell) => isAt({ layer, unit }, cell))).focus();
  });

  function build(next: readonly number[]): void {
    if (next.join() === widths.join()) return;
    widths = next;
    placedIn = null;
    cells = unitCells(widths, 300, 100);
    buttons.replaceChildren(
      ...cells.map(({ layer, unit }) => {
        const button = element("button", {
          type: "button",
          "aria-label": `layer ${layer + 1}, unit ${unit + 1}`,
        });
        button.onclick = () => choose({ layer, unit });
        return button;
      }),
    );
    mark();
  }

  function putIn(size: Size): void {
    placedIn = size;
    place.style.setProperty("--rows", String(rowsOfUnits(widths, size.width)));
    cells = unitCells(widths, size.width, size.height);
    cells.forEach(({ left, top, width, height }, at) => {
      const sides = { left, top, width, height };
      for (const [side, pixels] of Object.entries(sides))
        buttonAt(at).style.setProperty(side, `${pixels.toFixed(1)}px`);
    });
  }

  /** What lies below all histograms, drawn once for all frames: cells, and the numbers of layers. */
  function groundFor(size: Size, inks: Inks): HTMLCanvasElement {
    if (ground?.cells === cells && ground.inks === inks) return ground.canvas;
    const below = document.createElement("canvas");
    const surface = surfaceOf(below, size);
    ground = { canvas: below, cells, inks };
    if (surface === null) return below;
    const { context } = surface;
    context.font = "10.5px system-ui, sans-serif";
    context.textBaseline = "middle";
    for (const { layer, unit, left, top, width, height } of cells) {
      context.fillStyle = inks.muted;
      if (unit === 0) context.fillText(String(layer + 1), 2, top + height / 2);
      context.fillStyle = inks.card;
      context.fillRect(left, top, width, height);
    }
    return below;
  }

  return {
    build,
    show(next) {
      chosen = next;
      mark();
    },
    draw(histograms, inks) {
      const size = sizes.of(canvas);
      if (size !== null && placedIn !== size) putIn(size);
      const surface = surfaceOf(canvas, size);
      if (surface === null) return;
      const { context, width, height } = surface;
      context.drawImage(groundFor(surface, inks), 0, 0, width, height);
      context.globalAlpha = 0.62;
      for (const [at, cell] of cells.entries()) drawUnit(context, histograms, at, cell, inks);
      context.globalAlpha = 1;
    },
  };
}

function drawUnit(
  context: CanvasRenderingContext2D,
  histograms: Uint16Array,
  at: number,
  { left, top, width, height }: UnitCell,
  { subsets }: Inks,
): void {
  const from = at * 2 * histogramBins;
  let highest = 1;
  for (let bin = from; bin < from + 2 * histogramBins; bin++) highest = Math.max(highest, histograms[bin]!);
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
}
