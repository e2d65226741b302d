import type { LayerEvidence } from "../../diagnosis/layerEvidence.ts";
import type { Moments } from "../../diagnosis/statisticsTable.ts";
import type { UnitEvidence } from "../../diagnosis/unitEvidence.ts";
import { log2 } from "../../elementary/log2.ts";
import { fixed } from "../../findings/numberWords.ts";
import { escapeHtml } from "../escape.ts";
import { lookOfSubset } from "../palette.ts";
import { tellingUnits } from "./tellingUnits.ts";

const WIDTH = 380;
const LEFT = 44;
const RIGHT = WIDTH - 10;
const TOP = 24;
const STEP = 23;

/** What is shown of mean and variance: where it lies on an axis, what chance does to it, and how the axis is marked. */
interface Quantity {
  readonly title: string;
  readonly axis: string;
  placeOf(moments: Moments, unit: UnitEvidence): number;
  /** Half the width within which 95 of 100 batches lie that are drawn alike. */
  chance(batchSize: number): number;
  readonly ticks: readonly { readonly at: number; readonly words: string }[];
  /** The axis reaches from −most to most, unless less is needed. */
  readonly most: number;
}

const means: Quantity = {
  title: "Mean",
  axis: "standard deviations from the mean of all batches",
  placeOf: ({ mean }, unit) => (mean - unit.mean) / Math.sqrt(unit.within),
  chance: (batchSize) => 1.96 / Math.sqrt(batchSize),
  ticks: [-8, -6, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4, 6, 8].map((at) => ({
    at,
    words: at === 0 ? "0" : `${at < 0 ? "−" : "+"}${Math.abs(at)}`,
  })),
  most: 9,
};

const spreads: Quantity = {
  title: "Standard deviation",
  axis: "times that within the batches",
  placeOf: ({ variance }, unit) => 0.5 * log2(Math.max(variance, 1e-30) / unit.within),
  chance: (batchSize) => 1.96 / Math.sqrt(2 * Math.max(1, batchSize - 1)) / Math.LN2,
  ticks: [
    { at: -4, words: "1/16" },
    { at: -3, words: "1/8" },
    { at: -2, words: "1/4" },
    { at: -1, words: "1/2" },
    { at: -0.5, words: "0.71" },
    { at: 0, words: "1" },
    { at: 0.5, words: "1.41" },
    { at: 1, words: "2" },
    { at: 2, words: "4" },
    { at: 3, words: "8" },
    { at: 4, words: "16" },
  ],
  most: 4,
};

/** Mean and standard deviation of the telling units of a layer: every batch a mark, the running statistics and the population's. */
export function statisticsPicture(layer: LayerEvidence): string {
  const units = tellingUnits(layer);
  if (units.length === 0) return `<p class="small">In no batch does a unit of this layer vary.</p>`;
  const words = [
    ...(layer.units.length > units.length
      ? [`The ${units.length} of ${layer.units.length} units in which most is seen.`]
      : []),
    ...(layer.batches > MOST_MARKS
      ? [`Of ${fixed(layer.batches, 0)} batches ${MOST_MARKS} are drawn, evenly spaced.`]
      : []),
  ];
  const more = words.length === 0 ? "" : `<p class="small">${words.join(" ")}</p>`;
  return `<div class="unit-rows">${panel(means, units, layer)}${panel(spreads, units, layer)}</div>${more}`;
}

function panel(quantity: Quantity, units: readonly UnitEvidence[], layer: LayerEvidence): string {
  let furthest = 1.4 * quantity.chance(layer.batchSize);
  for (const unit of units)
    for (const moments of [unit.unit.running, unit.unit.population, ...unit.unit.batches])
      if (moments !== null) furthest = Math.max(furthest, Math.abs(quantity.placeOf(moments, unit)));
  const reach = Math.min(quantity.most, 1.08 * furthest);
  const x = (place: number) =>
    LEFT + ((Math.max(-reach, Math.min(reach, place)) + reach) / (2 * reach)) * (RIGHT - LEFT);
  const bottom = TOP + STEP * units.length;
  const half = quantity.chance(layer.batchSize);
  const band = `<rect x="${round(x(-half))}" y="${TOP}" width="${round(x(half) - x(-half))}" height="${bottom - TOP}" fill="var(--band)"/>`;
  const ticks = quantity.ticks
    .filter(({ at }) => Math.abs(at) <= reach && isShown(at, reach))
    .map(
      ({ at, words }) =>
        `<path d="M${round(x(at))} ${TOP}V${bottom + 4}" stroke="var(--${at === 0 ? "muted" : "grid"})"/><text x="${round(x(at))}" y="${bottom + 17}" text-anchor="middle" fill="var(--muted)">${words}</text>`,
    );
  const rows = units.map((unit, at) => row(quantity, unit, TOP + STEP * (at + 0.5), x));
  return `<svg viewBox="0 0 ${WIDTH} ${bottom + 36}" role="img" aria-label="${escapeHtml(`${quantity.title} of every batch, running and at inference, of ${units.length} units of layer ${layer.layer.layer}`)}"><text x="0" y="13" class="title">${quantity.title}</text>${band}${ticks.join("")}${rows.join("")}<text x="${(LEFT + RIGHT) / 2}" y="${bottom + 32}" text-anchor="middle" fill="var(--muted)">${quantity.axis}</text></svg>`;
}

/** Marks that have room for their words. */
const isShown = (at: number, reach: number) =>
  reach < 1.5 || (reach <= 4.5 ? Number.isInteger(at) : at % 2 === 0);

function row(quantity: Quantity, evidence: UnitEvidence, y: number, x: (place: number) => number): string {
  const { unit, running, population, batches } = evidence.unit;
  const subsets = [...new Set(batches.map(({ subset }) => subset))];
  const at = (moments: Moments) => x(quantity.placeOf(moments, evidence));
  const dots = drawn(batches).map((batch) =>
    mark(at(batch), y, batch.subset === null ? null : subsets.indexOf(batch.subset)),
  );
  return [
    `<text x="0" y="${y + 4}" fill="var(--ink)">${escapeHtml(shortName(unit))}</text>`,
    ...dots,
    population === null ? "" : square(at(population), y),
    diamond(at(running), y),
  ].join("");
}

/** Names of units differ at their ends: channel_12, features.3.12. */
function shortName(unit: string): string {
  const letters = [...unit];
  return letters.length > 6 ? `…${letters.slice(-5).join("")}` : unit;
}

/** A prime, so that batches that come by turns are not drawn by one of them. */
const MOST_MARKS = 241;

function drawn<Batch>(batches: readonly Batch[]): readonly Batch[] {
  if (batches.length <= MOST_MARKS) return batches;
  return Array.from(
    { length: MOST_MARKS },
    (_, at) => batches[Math.floor((at * batches.length) / MOST_MARKS)]!,
  );
}

const mark = (x: number, y: number, subset: number | null): string => {
  if (subset === null)
    return `<circle cx="${round(x)}" cy="${y}" r="3" fill="var(--variant-5)" fill-opacity=".55"/>`;
  const { colour } = lookOfSubset(subset);
  return subset % 2 === 0
    ? `<circle cx="${round(x)}" cy="${y}" r="3" fill="${colour}" fill-opacity=".55"/>`
    : `<path d="M${round(x)} ${round(y - 3.8)}l3.6 6.4h-7.2z" fill="${colour}" fill-opacity=".55"/>`;
};

const diamond = (x: number, y: number) =>
  `<path d="M${round(x)} ${y - 6.5}l5 6.5-5 6.5-5-6.5z" fill="var(--ink)" stroke="var(--paper)" stroke-width="1.2"/>`;

const square = (x: number, y: number) =>
  `<rect x="${round(x - 4.6)}" y="${y - 4.6}" width="9.2" height="9.2" fill="none" stroke="var(--ink)" stroke-width="1.8"/>`;

const round = (value: number) => String(Math.round(10 * value) / 10);

/** What the marks mean. */
export function legend({ layer, batches }: LayerEvidence): string {
  const first = layer.units[0]!;
  const subsets = [...new Set(first.batches.map(({ subset }) => subset))].filter((each) => each !== null);
  const sign = (inside: string) =>
    `<svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">${inside}</svg>`;
  const named =
    subsets.length === 0
      ? [`${sign(mark(7, 7, null))} ${batches === 1 ? "the batch" : "a batch"}`]
      : subsets.map((subset, at) => `${sign(mark(7, 7, at))} a batch of ${escapeHtml(subset)}`);
  return `<p class="small legend">${[
    ...named,
    `${sign(diamond(7, 7))} running statistics`,
    ...(first.population === null ? [] : [`${sign(square(7, 7))} the data at inference`]),
    `${sign('<rect x="0" y="2" width="14" height="10" fill="var(--band)"/>')} 95 of 100 batches, if all are drawn alike`,
  ]
    .map((each) => `<span>${each}</span>`)
    .join(" ")}</p>`;
}
