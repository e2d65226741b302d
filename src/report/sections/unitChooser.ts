import { type UnitQuantity, unitQuantities } from "../page/unitQuantities.ts";
import type { ReportModel } from "../reportModel.ts";
import { withUnits } from "../variantsWith.ts";

/** Buttons for layer and quantity, and the grid of all units that the page fills. */
export function unitChooser(model: ReportModel): string {
  const variants = withUnits(model);
  const layers = Math.max(...variants.map(({ settings }) => settings.network.hidden.length));
  const normalized = variants.some(({ id }) =>
    model.detailedSeeds.some((seed) => model.record(id, seed)?.blocks["unit-input"]?.unitInput),
  );
  const group = (label: string, buttons: string) =>
    `<div class="choice" role="group" aria-label="${label}"><span aria-hidden="true">${label}</span>${buttons}</div>`;
  const layerButtons = Array.from({ length: layers }, (_, layer) => layer + 1)
    .map(
      (layer) =>
        `<button type="button" data-layer="${layer}" aria-pressed="${layer === 1}">${layer}</button>`,
    )
    .join("");
  const batches = variants.some(({ id }) =>
    model.detailedSeeds.some((seed) => model.record(id, seed)?.blocks["batch-input"]),
  );
  const there = { "unit-input": true, "pre-activation": normalized, "batch-input": batches };
  const quantityButtons = Object.entries(unitQuantities)
    .filter(([quantity]) => there[quantity as UnitQuantity])
    .map(
      ([quantity, words]) =>
        `<button type="button" data-quantity="${quantity}" aria-pressed="${quantity === "unit-input"}">${words}</button>`,
    )
    .join("");
  const ends = [model.steps, 200, 20].filter((steps, place) => place === 0 || steps < model.steps);
  const stepButtons = ends
    .map(
      (steps, place) =>
        `<button type="button" data-until="${steps}" aria-pressed="${place === 0}">${place === 0 ? "all" : `first ${steps}`}</button>`,
    )
    .join("");
  return `<div class="choices">${group("Layer", layerButtons)}${normalized || batches ? group("Show", quantityButtons) : ""}${ends.length > 1 ? group("Steps", stepButtons) : ""}</div>
<div class="unit-grid" id="unit-grid" role="group" aria-label="Units of the chosen layer; arrow keys move between units and variants"></div>`;
}
