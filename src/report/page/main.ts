import { connectArithmetic } from "./arithmeticSwitches.ts";
import { Chosen } from "./choice.ts";
import { connectLink } from "./connectLink.ts";
import { connectContents } from "./contents.ts";
import { offerDownloads } from "./downloads.ts";
import { drawNearWindow, drawTheRestWhenIdle, redrawOnFrames } from "./drawing.ts";
import { Figure } from "./figure.ts";
import { connectHandout } from "./handout.ts";
import { choiceOfLink, placeOfLink } from "./linkState.ts";
import { numbersTable } from "./numbersTable.ts";
import { connectPredictions } from "./predictions.ts";
import { connectStepBar } from "./stepBar.ts";
import { connectUnitChoices } from "./unitChoices.ts";
import { connectUnitGrid } from "./unitGrid.ts";
import { UnitStore } from "./unitStore.ts";
import { unpack } from "./unpack.ts";

/** Brings the report to life: unpacks the numbers, draws what is in view, the rest as it comes. */
async function start(): Promise<void> {
  const page = await unpack(document.querySelector("#report-bytes")!.textContent!.trim());
  const units = new UnitStore(page);
  const chosen = new Chosen({
    step: page.data.steps.at(-1) ?? 0,
    seed: page.data.seeds[0] ?? 0,
    variant: page.data.variants[0]?.id ?? "",
    layer: 1,
    unit: 0,
    quantity: "unit-input",
    until: page.data.steps.at(-1) ?? 0,
    singleSeeds: 0,
    ...choiceOfLink(location.hash, page.data),
  });
  const figures = page.data.charts.flatMap((chart) => {
    const element = document.querySelector<HTMLElement>(`[data-chart="${chart.id}"]`);
    return element ? [new Figure(element, chart, page, units, chosen.now)] : [];
  });
  connectUnitGrid(page, units, chosen);
  connectUnitChoices(page, units, chosen);
  connectStepBar(page.data, chosen);
  connectArithmetic();
  connectContents();
  const tellLink = connectLink(page.data, chosen);
  connectPredictions(placeOfLink(location.hash).predicted, tellLink);

  const singles = document.querySelector<HTMLButtonElement>("#single-seeds");
  singles?.addEventListener("click", () => {
    chosen.change({ singleSeeds: chosen.now.singleSeeds ? 0 : 1 });
    singles.setAttribute("aria-pressed", String(chosen.now.singleSeeds === 1));
  });

  connectHandout(figures);

  redrawOnFrames(figures, chosen);
  for (const figure of figures) {
    offerDownloads(figure, page.data.name);
    const details = figure.element.querySelector<HTMLDetailsElement>(".numbers")!;
    details.addEventListener("toggle", () => {
      if (details.open) numbersTable(figure.tables(), details.querySelector<HTMLElement>(".numbers-table")!);
    });
  }
  for (const figure of figures) figure.reserve();
  await drawNearWindow(figures);
  document.documentElement.dataset.ready = "true";
  drawTheRestWhenIdle(figures);
}

void start();
