import { summarize } from "../../measures/summarize.ts";
import type { Scenario, Variant } from "../../scenario/scenario.ts";
import { passingCharts } from "../compiledCharts.ts";
import type { ChartFailure, Figures } from "../figures.ts";
import { createManifest } from "../manifest.ts";
import { reportModel } from "../reportModel.ts";
import { shownVariants } from "../shownVariants.ts";
import { blankRecord } from "./blankRecord.ts";
import { placedFigures } from "./placedFigures.ts";

/** Flowers to draw charts with: enough of every kind. */
const FLOWERS = { train: 64, test: 64, probe: 16 };

/**
 * Every chart that a report of the scenario will hold, compiled on rows that say nothing, so that nothing is trained for a
 * report that cannot be drawn.
 *
 * @returns the charts that cannot be made
 */
export async function rehearse(scenario: Scenario, charts = passingCharts): Promise<readonly ChartFailure[]> {
  const figures = blankFigures(scenario);
  await figures.packed(charts);
  return figures.failures;
}

/** The charts of such a report. */
export function blankFigures(scenario: Scenario): Figures {
  const ids = new Set(shownVariants(scenario, scenario.variants).map(({ id }) => id));
  const variants = scenario.variants.map((each) => (ids.has(each.id) ? withFewFlowers(each) : each));
  const shown = variants.filter(({ id }) => ids.has(id));
  const records = shown.map(({ id, settings }) => ({ variant: id, record: blankRecord(settings) }));
  const seeds = [0, 1].slice(0, scenario.seeds.count).map((place) => scenario.seeds.from + place);
  const made = { variation: null, madeAt: "", seconds: 0, reused: 0, workers: 1 };
  const model = reportModel({
    scenario: { ...scenario, variants, answer: null },
    runs: records.flatMap(({ variant, record }) => {
      const summary = summarize(record);
      return seeds.map((seed) => ({ variant, seed, summary }));
    }),
    details: scenario.detailedSeeds > 0 ? records.map((one) => ({ ...one, seed: seeds[0]! })) : [],
    findings: [],
    warnings: [],
    manifest: createManifest(scenario, [], null, made),
  });
  return placedFigures(model);
}

function withFewFlowers(variant: Variant): Variant {
  const { data } = variant.settings;
  if (!("flowers" in data)) return variant;
  return {
    ...variant,
    settings: { ...variant.settings, data: { flowers: { ...data.flowers, ...FLOWERS } } },
  };
}
