import type { RunSummary } from "../../measures/summary.ts";
import { chartTable } from "../chartTable.ts";
import { overSeeds } from "../overSeeds.ts";
import { plainNumber } from "../readableNumbers.ts";
import type { ReportModel, ReportVariant } from "../reportModel.ts";
import type { Chart, Fragment } from "./chart.ts";
import { logarithmicTicks } from "./logarithmicTicks.ts";
import { shared, smallMultiples } from "./perVariant.ts";
import { variantColour, variantDash } from "./variantLooks.ts";

interface DepthWords extends Pick<Chart, "title" | "read"> {
  readonly axis: string;
  readonly scale: "log" | "linear";
}

/** A moment of the training, and the number of each layer then; null where it was not seen. */
interface Moment {
  readonly title: string;
  readonly of: (summary: RunSummary) => readonly number[] | null;
}

/** A number of each layer over the depth of the network, a line and band per variant, a panel per moment. */
export function overDepth(model: ReportModel, words: DepthWords, moments: readonly Moment[]): Chart | null {
  const rows = moments.flatMap(({ of }, moment) =>
    model.shown.flatMap((variant) =>
      layerByLayer(variant, of)
        .filter(({ low }) => (words.scale === "log" ? low > 0 : Number.isFinite(low)))
        .map((band) => ({ moment, variant: variant.code, ...band })),
    ),
  );
  const panels = moments.flatMap(({ title }, moment) =>
    rows.some((row) => row.moment === moment && row.layer > 1) ? [{ title, moment }] : [],
  );
  if (panels.length === 0) return null;
  const depth = rows.reduce((most, { layer }) => Math.max(most, layer), 1);
  const x: Fragment = {
    field: "layer",
    type: "quantitative",
    title: "hidden layer",
    scale: { domain: [1, depth], nice: false },
    axis: { format: "d", tickMinStep: 1 },
  };
  const y = (moment: number): Fragment => ({
    type: "quantitative",
    title: words.axis,
    ...(words.scale === "log"
      ? {
          scale: { type: "log", nice: false },
          axis: { format: "~g", values: logarithmicTicks(rows.filter((row) => row.moment === moment)) },
        }
      : { scale: { zero: false, nice: false }, axis: { format: "~g" } }),
  });
  return {
    title: words.title,
    read: words.read,
    aria: panels
      .flatMap(({ title, moment }) =>
        model.shown.map(({ label, code }) => {
          const own = rows.filter((row) => row.moment === moment && row.variant === code);
          const [first, last] = [own[0], own.at(-1)];
          return first && last
            ? `${label}, ${title}: ${plainNumber(first.median)} in layer ${first.layer}, ${plainNumber(last.median)} in layer ${last.layer}.`
            : "";
        }),
      )
      .filter(Boolean)
      .join(" "),
    ...smallMultiples(
      panels.map(({ title, moment }) => ({ title, layer: panel(model, moment, x, y(moment)) })),
      // Orders of magnitude of a training that runs away would leave no room for those of its beginning.
      { height: 200, ...(words.scale === "log" ? {} : { resolve: shared("y") }) },
    ),
    tables: { depth: chartTable(rows) },
  };
}

function layerByLayer({ runs }: ReportVariant, of: Moment["of"]) {
  const found = runs.flatMap(({ summary }) => {
    const values = of(summary);
    return values === null ? [] : [values];
  });
  const depth = found.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: depth }, (_, index) => ({
    layer: index + 1,
    ...overSeeds(found.map((values) => values[index] ?? Number.NaN)),
  }));
}

function panel({ shown }: ReportModel, moment: number, x: Fragment, y: Fragment): Fragment[] {
  const data = { name: "depth" };
  const ofMoment = { filter: `datum.moment === ${moment}` };
  // Fills have a field of their own, as in `bandAndLine`.
  const ofOwner = [ofMoment, { calculate: "datum.variant", as: "owner" }];
  const fill = { ...variantColour(shown, false), field: "owner" };
  return [
    {
      data,
      transform: ofOwner,
      mark: { type: "area", opacity: 0.12, tooltip: null },
      encoding: {
        x,
        fill,
        y: { ...y, field: "low" },
        y2: { field: "high" },
      },
    },
    {
      data,
      transform: [ofMoment],
      mark: { type: "line" },
      encoding: {
        x,
        stroke: variantColour(shown),
        strokeDash: variantDash(shown),
        y: { ...y, field: "median" },
      },
    },
    {
      data,
      transform: ofOwner,
      mark: { type: "point", filled: true, size: 22, opacity: 1 },
      encoding: {
        x,
        fill,
        y: { ...y, field: "median" },
        tooltip: [
          { field: "layer", title: "layer", type: "quantitative", format: "d" },
          ...["low", "median", "high"].map((field) => ({ field, type: "quantitative", format: ".4~g" })),
        ],
      },
    },
  ];
}
