import { withUnits } from "../charts/unitBands.ts";
import type { ReportModel } from "../model.ts";

/** Buttons for layer and quantity, and the grid of all units that the page fills. */
export function unitChooser(model: ReportModel): string {
  const variants = withUnits(model);
  const layers = Math.max(...variants.map(({ settings }) => settings.network.hidden.length));
  const normalized = variants.some(({ id }) =>
    model.detailedSeeds.some((seed) => model.record(id, seed)?.unitInputs?.unitInput),
  );
  const group = (label: string, buttons: string) =>
    `<div class="choice" role="group" aria-label="${label}"><span aria-hidden="true">${label}</span>${buttons}</div>`;
  const layerButtons = Array.from({ length: layers }, (_, layer) => layer + 1)
    .map(
      (layer) =>
        `<button type="button" data-layer="${layer}" aria-pressed="${layer === 1}">${layer}</button>`,
    )
    .join("");
  const quantityButtons = `<button type="button" data-quantity="input" aria-pressed="true">unit input</button><button type="button" data-quantity="pre-activation" aria-pressed="false">z, before normalization</button>`;
  return `<div class="choices">${group("Layer", layerButtons)}${normalized ? group("Show", quantityButtons) : ""}</div>
<div class="unit-grid" id="unit-grid" role="group" aria-label="Units of the chosen layer; arrow keys move"></div>`;
}
