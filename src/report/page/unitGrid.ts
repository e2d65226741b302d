import type { Chosen } from "./choice.ts";
import type { UnitQuantity } from "./pageData.ts";
import type { UnitStore, Units } from "./units.ts";
import type { Unpacked } from "./unpack.ts";

const [P15, P50, P85] = [3, 10, 17] as const;
const svgNamespace = "http://www.w3.org/2000/svg";

/** Every unit of the chosen layer as a small picture; a click or the arrow keys choose one. */
export function connectUnitGrid(page: Unpacked, store: UnitStore, chosen: Chosen): void {
  const grid = document.querySelector<HTMLElement>("#unit-grid");
  if (!grid) return;
  const draw = () => {
    grid.replaceChildren();
    const { seed, layer, quantity } = chosen.now;
    for (const { id, label, colour } of page.data.variants) {
      const units = store.find(id, seed, layer, quantity);
      if (!units) continue;
      const row = document.createElement("div");
      row.className = "unit-row";
      const heading = document.createElement("p");
      heading.textContent = label;
      const cells = document.createElement("div");
      cells.className = "unit-cells";
      for (let unit = 0; unit < units.units; unit++) cells.append(cell(units, unit, label, colour));
      row.append(heading, cells);
      grid.append(row);
    }
    mark();
  };
  const mark = () => {
    for (const button of grid.querySelectorAll<HTMLButtonElement>("button")) {
      const pressed = Number(button.dataset.unit) === chosen.now.unit;
      button.setAttribute("aria-pressed", String(pressed));
      button.tabIndex = pressed ? 0 : -1;
    }
  };
  grid.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button");
    if (button) chosen.change({ unit: Number(button.dataset.unit) });
  });
  grid.addEventListener("keydown", (event) => {
    const from = (event.target as Element).closest<HTMLButtonElement>("button");
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!from || !move) return;
    const to = (move > 0 ? from.nextElementSibling : from.previousElementSibling) as HTMLButtonElement | null;
    if (!to) return;
    event.preventDefault();
    chosen.change({ unit: Number(to.dataset.unit) });
    to.focus();
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-layer], [data-quantity]"))
    button.addEventListener("click", () => {
      const { layer, quantity } = button.dataset;
      chosen.change(layer ? { layer: Number(layer), unit: 0 } : { quantity: quantity as UnitQuantity });
    });
  const press = () => {
    for (const button of document.querySelectorAll<HTMLButtonElement>("[data-layer]"))
      button.setAttribute("aria-pressed", String(Number(button.dataset.layer) === chosen.now.layer));
    for (const button of document.querySelectorAll<HTMLButtonElement>("[data-quantity]"))
      button.setAttribute("aria-pressed", String(button.dataset.quantity === chosen.now.quantity));
  };
  chosen.listen((_, changed) => {
    press();
    if (changed.has("layer") || changed.has("seed") || changed.has("quantity")) draw();
    else if (changed.has("unit")) mark();
  });
  draw();
}

function cell(units: Units, unit: number, label: string, colour: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.unit = String(unit);
  button.setAttribute("aria-label", `${label}, unit ${unit + 1}`);
  const number = document.createElement("span");
  number.textContent = String(unit + 1);
  number.ariaHidden = "true";
  button.append(picture(units, unit, colour), number);
  return button;
}

function picture(units: Units, unit: number, colour: string): SVGSVGElement {
  const places = Array.from(units.steps, (_, place) => place);
  const lows = places.map((place) => units.quantile(unit, P15, place));
  const highs = places.map((place) => units.quantile(unit, P85, place));
  const low = Math.min(...lows);
  const span = Math.max(...highs) - low || 1;
  const lastStep = units.steps.at(-1) || 1;
  const x = (place: number) => ((units.steps[place]! / lastStep) * 100).toFixed(1);
  const y = (value: number) => (38 - ((value - low) / span) * 36).toFixed(1);
  const forth = places.map((place) => `${x(place)},${y(highs[place]!)}`);
  const back = places.map((place) => `${x(place)},${y(lows[place]!)}`).reverse();
  const middle = places.map((place) => `${x(place)},${y(units.quantile(unit, P50, place))}`);
  const svg = document.createElementNS(svgNamespace, "svg");
  svg.setAttribute("viewBox", "0 0 100 40");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  svg.append(
    shape("polygon", { points: [...forth, ...back].join(" "), fill: colour, "fill-opacity": "0.28" }),
    shape("polyline", {
      points: middle.join(" "),
      fill: "none",
      stroke: colour,
      "stroke-width": "1.4",
      "vector-effect": "non-scaling-stroke",
    }),
  );
  return svg;
}

function shape(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
