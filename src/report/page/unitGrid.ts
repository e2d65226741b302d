import type { Chosen } from "./choice.ts";
import { openFold } from "./contents.ts";
import { unitPicture } from "./unitPicture.ts";
import type { UnitStore } from "./unitStore.ts";
import type { Unpacked } from "./unpack.ts";

/** Every unit of the chosen layer as a small picture, a row per variant; a click or the arrow keys choose one. */
export function connectUnitGrid(page: Unpacked, store: UnitStore, chosen: Chosen): void {
  const grid = document.querySelector<HTMLElement>("#unit-grid");
  if (!grid) return;
  const last = page.data.steps.at(-1) || 1;
  /** Where a unit that is clicked is seen large. */
  const large = document.querySelector("#chart-unit-bands");
  const draw = () => {
    const { seed, layer, quantity } = chosen.now;
    const rows = page.data.variants.flatMap(({ id, label, colour }) => {
      const units = store.find(id, seed, layer, quantity);
      if (!units) return [];
      const row = document.createElement("div");
      row.className = "unit-row";
      const heading = document.createElement("p");
      heading.textContent = label;
      const cells = document.createElement("div");
      cells.className = "unit-cells";
      for (let unit = 0; unit < units.units; unit++)
        cells.append(cell(id, unit, label, unitPicture(units, unit, colour)));
      row.append(heading, cells);
      return [row];
    });
    grid.replaceChildren(...rows);
    mark();
  };
  const buttons = () => [...grid.querySelectorAll<HTMLButtonElement>("button")];
  const mark = () => {
    const { variant, unit } = chosen.now;
    const shown = buttons();
    const own =
      shown.find((each) => isOf(each, variant, unit)) ?? shown.find((each) => isOf(each, null, unit));
    for (const button of shown) {
      button.setAttribute("aria-pressed", String(button === own));
      button.classList.toggle("twin", button !== own && isOf(button, null, unit));
      button.tabIndex = button === own ? 0 : -1;
    }
  };
  const choose = ({ dataset }: HTMLButtonElement) =>
    chosen.change({ variant: dataset.variant!, unit: Number(dataset.unit) });
  grid.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button");
    if (!button) return;
    choose(button);
    if (large) openFold(large);
  });
  grid.addEventListener("keydown", (event) => {
    const from = (event.target as Element).closest<HTMLButtonElement>("button");
    const to = from && neighbour(from, event.key);
    if (!to) return;
    event.preventDefault();
    choose(to);
    to.focus();
  });
  chosen.listen(({ step }, changed) => {
    if (changed.has("step")) grid.style.setProperty("--at", String(step / last));
    if (changed.has("layer") || changed.has("seed") || changed.has("quantity")) draw();
    else if (changed.has("unit") || changed.has("variant")) mark();
  });
  grid.style.setProperty("--at", String(chosen.now.step / last));
  draw();
}

function isOf({ dataset }: HTMLButtonElement, variant: string | null, unit: number): boolean {
  return Number(dataset.unit) === unit && (variant === null || dataset.variant === variant);
}

/** Left and right along the units, up and down between the variants. */
function neighbour(from: HTMLButtonElement, key: string): HTMLButtonElement | null {
  if (key === "ArrowRight") return from.nextElementSibling as HTMLButtonElement | null;
  if (key === "ArrowLeft") return from.previousElementSibling as HTMLButtonElement | null;
  const row = from.closest(".unit-row")!;
  const other =
    key === "ArrowDown" ? row.nextElementSibling : key === "ArrowUp" ? row.previousElementSibling : null;
  return other?.querySelector<HTMLButtonElement>(`[data-unit="${from.dataset.unit}"]`) ?? null;
}

function cell(variant: string, unit: number, label: string, picture: SVGSVGElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.unit = String(unit);
  button.dataset.variant = variant;
  button.setAttribute("aria-label", `${label}, unit ${unit + 1}`);
  const number = document.createElement("span");
  number.textContent = String(unit + 1);
  number.ariaHidden = "true";
  button.append(picture, number);
  return button;
}
