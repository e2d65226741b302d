import type { PageData } from "../page/pageData.ts";
import type { ReportModel } from "../reportModel.ts";

/** The bar at the foot of the page: one step for every chart, and the seed in detail. */
export function controls(model: ReportModel, data: PageData): string {
  if (data.steps.length < 2 || data.charts.length === 0) return "";
  const seeds =
    model.detailedSeeds.length < 2
      ? ""
      : `<label class="seed">Seed <select id="seed">${model.detailedSeeds
          .map((seed) => `<option value="${seed}">${seed}</option>`)
          .join("")}</select></label>`;
  return `<div class="bar" role="region" aria-label="Step of the training">
<button type="button" id="play" aria-pressed="false"><span aria-hidden="true">▶</span><span class="visually-hidden">Play the training</span></button>
<label class="step"><span class="step-word">Step</span> <input type="range" id="step" min="0" max="${data.steps.length - 1}" value="${data.steps.length - 1}" step="1"></label>
<output id="step-shown" for="step">${model.steps}</output>
${seeds}
<a id="link" href="#" title="Opens the report at the step, seed, variant and unit chosen now">Link<span class="visually-hidden"> to this view</span></a>
</div>`;
}
