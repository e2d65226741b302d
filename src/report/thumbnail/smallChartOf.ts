import { log } from "../../elementary/log.ts";
import { effectAndInterval } from "../../findings/findingWords.ts";
import { percentWords, sideWords, valueWords } from "../../findings/numberWords.ts";
import { measures } from "../../scenario/vocabulary/measures.ts";
import { lowestShare } from "../charts/axes.ts";
import { mapAxes } from "../charts/factorMap.ts";
import { startOfDecades } from "../charts/lead/decades.ts";
import { leadOf } from "../charts/lead/leadOf.ts";
import { capitalLabel, measuredOf, ownAndNew } from "../charts/lead/measured.ts";
import type { ReportModel, ReportVariant } from "../reportModel.ts";
import { shortTargetWords } from "../targetWords.ts";
import type { SmallChart, SmallColour, SmallLines, SmallMap, SmallRows } from "./smallChart.ts";

const MOST_ROWS = 8;
const MOST_LINES = 6;
const MOST_PANELS = 6;

type Lead = ReturnType<typeof leadOf>;

/** The chart beside the answer, small; null where there is none. */
export function smallChartOf(model: ReportModel): SmallChart | null {
  const lead = leadOf(model);
  switch (lead.chart) {
    case "none":
      return null;
    case "gap":
      return gap(model, lead);
    case "bars":
      return bars(model, lead);
    case "lines":
      return lines(model, lead);
    case "map":
      return map(model);
    case "effects":
      return effects(model);
  }
}

/** Own batches against new samples. */
function gap({ data, input }: ReportModel, { variants }: Lead): SmallRows | null {
  const all = variants.slice(0, MOST_ROWS).map((variant) => {
    const own = measuredOf(variant, ownAndNew.own)?.value ?? Number.NaN;
    const fresh = measuredOf(variant, ownAndNew.fresh)?.value ?? Number.NaN;
    return { variant, own, fresh };
  });
  const known = all.flatMap(({ own, fresh }) => [own, fresh]).filter(Number.isFinite);
  if (known.length === 0) return null;
  const axis = axisOf(Math.min(lowestShare(known), data.guessing ?? 1), 1);
  const name = nameIn(input.scenario.factors, variants);
  return {
    kind: "rows",
    title: `○ own batches → ● new ${data.many}`,
    bars: false,
    mark: data.guessing === null ? null : { at: axis(data.guessing)!, name: "guessing" },
    rows: all.map(({ variant, own, fresh }) => ({
      name: name(variant),
      colour: colourOf(variant),
      from: axis(own),
      value: axis(fresh),
      low: null,
      high: null,
      words: Number.isFinite(fresh) ? `${percentWords(own, 0)} → ${percentWords(fresh, 0)}` : "diverged",
    })),
  };
}

function bars({ input }: ReportModel, { variants, measure }: Lead): SmallRows | null {
  const words = valueWords(measures[measure.kind].unit);
  const all = variants.slice(0, MOST_ROWS).flatMap((variant) => {
    const measured = measuredOf(variant, measure);
    return measured === null ? [] : [{ variant, ...measured }];
  });
  const ends = all.flatMap(({ value, low, high }) => (value === null ? [] : [value, low, high]));
  if (ends.length === 0) return null;
  const start = startOfDecades(all.flatMap(({ value }) => value ?? []));
  const axis =
    start === null ? axisOf(Math.min(0, ...ends), Math.max(0, ...ends)) : decadesOf(start, Math.max(...ends));
  const name = nameIn(input.scenario.factors, variants);
  return {
    kind: "rows",
    title: start === null ? capitalLabel(measure) : `${capitalLabel(measure)} (logarithmic)`,
    bars: start === null,
    mark: null,
    rows: all.map(({ variant, median, value, low, high }) => ({
      name: name(variant),
      colour: colourOf(variant),
      from: null,
      value: value === null ? null : axis(value),
      low: value === null ? null : axis(low),
      high: value === null ? null : axis(high),
      words: sideWords(median, words),
    })),
  };
}

function lines({ input, data }: ReportModel, { variants, measure, over }: Lead): SmallLines | null {
  const { factors } = input.scenario;
  const factor = factors.find(({ name }) => name === over);
  if (!factor) return null;
  const name = nameIn(
    factors.filter((each) => each !== factor),
    variants,
  );
  const found = [...new Set(variants.map(name))].slice(0, MOST_LINES).map((line) => ({
    line,
    points: factor.levels.flatMap((level, place) => {
      const variant = variants.find((each) => name(each) === line && each.levels[factor.name] === level);
      const value = (variant && measuredOf(variant, measure)?.value) ?? null;
      return value === null ? [] : [{ across: place / Math.max(1, factor.levels.length - 1), value }];
    }),
  }));
  const values = found.flatMap(({ points }) => points.map(({ value }) => value));
  if (values.length < 2) return null;
  const { unit } = measures[measure.kind];
  const guessing = unit.startsWith("share") ? data.guessing : null;
  const axis = axisOf(Math.min(...values, guessing ?? Number.POSITIVE_INFINITY), Math.max(...values));
  const words = valueWords(unit);
  return {
    kind: "lines",
    title: capitalLabel(measure),
    mark: guessing === null ? null : { at: axis(guessing)!, name: "guessing" },
    over: { name: factor.name, first: factor.levels[0]!, last: factor.levels.at(-1)! },
    lines: found.flatMap(({ line, points }, index) =>
      points.length === 0
        ? []
        : [
            {
              name: line,
              colour: `variant-${index}` as const,
              points: points.map(({ across, value }): [number, number] => [across, axis(value)!]),
              first: words(points[0]!.value),
              last: words(points.at(-1)!.value),
            },
          ],
    ),
  };
}

/** The shares of runs that reach the target, by two factors; the rest as panels. */
function map({ input, variants }: ReportModel): SmallMap | null {
  const { factors } = input.scenario;
  const [across, up] = mapAxes(factors);
  if (!across || !up) return null;
  const rest = factors.filter((factor) => factor !== across && factor !== up);
  const panelOf = nameIn(rest, variants);
  const reached = ({ summary }: ReportVariant["runs"][number]) => summary.stepsToTarget !== null;
  const shareOf = (own: readonly ReportVariant[]) => {
    const runs = own.flatMap((variant) => variant.runs);
    return runs.length === 0 ? 0 : runs.filter(reached).length / runs.length;
  };
  const { target } = variants[0]!.settings.training;
  return {
    kind: "map",
    title: `Share of runs that reach ${shortTargetWords(target)}: ${across.name} →, ${up.name} ↑`,
    panels: [...new Set(variants.map(panelOf))].slice(0, MOST_PANELS).map((panel) => {
      const own = variants.filter((variant) => panelOf(variant) === panel);
      const at = (x: string, y: string) =>
        own.filter(({ levels }) => levels[across.name] === x && levels[up.name] === y);
      return {
        levels: rest.map(({ name }) => own[0]!.levels[name]!),
        words: percentWords(shareOf(own), 0),
        shares: up.levels.toReversed().map((y) => across.levels.map((x) => shareOf(at(x, y)))),
      };
    }),
  };
}

/** Every claim that is compared by ratios, on a logarithmic axis with no effect in the middle. */
function effects({ input }: ReportModel): SmallRows | null {
  const findings = input.findings
    .filter(({ scale, form }) => scale === "ratio" && form !== "association")
    .slice(0, MOST_ROWS);
  const sizes = findings.flatMap(({ effect: { median, low, high } }) =>
    [median, low, high].flatMap((end) => (end === null ? [] : [Math.abs(end)])),
  );
  if (findings.length === 0) return null;
  const reach = 1.1 * Math.max(0.1, ...sizes);
  const axis = axisOf(-reach, reach);
  return {
    kind: "rows",
    title: "Each claim’s effect; to the right as claimed",
    bars: false,
    mark: { at: 0.5, name: "no effect" },
    rows: findings.map((finding) => {
      const { claim, where, verdict, effect } = finding;
      const at = Object.values(where).join(", ");
      return {
        name: `${claim}${at && `[${at}]`}`,
        colour: verdict,
        from: null,
        value: effect.median === null ? null : axis(effect.median),
        low: effect.low === null ? null : axis(effect.low),
        high: effect.high === null ? null : axis(effect.high),
        words: effectAndInterval(finding).effect,
      };
    }),
  };
}

/** Where a number lies between two ends, from 0 to 1; null where it is none. */
function axisOf(low: number, high: number): (value: number) => number | null {
  return (value) =>
    Number.isFinite(value)
      ? Math.min(1, Math.max(0, high === low ? 0.5 : (value - low) / (high - low)))
      : null;
}

/** The same of a logarithmic axis. */
function decadesOf(start: number, most: number): (value: number) => number | null {
  const axis = axisOf(0, log(most / start));
  return (value) => axis(log(Math.max(value, start) / start));
}

const colourOf = ({ look }: ReportVariant) => /variant-\d+/.exec(look.colour)![0] as SmallColour;

/** A variant by the levels in which those that are shown differ. */
function nameIn(
  factors: readonly { readonly name: string }[],
  variants: readonly ReportVariant[],
): (variant: ReportVariant) => string {
  const telling = factors.filter(({ name }) => new Set(variants.map(({ levels }) => levels[name])).size > 1);
  return ({ levels }) => telling.map(({ name }) => levels[name]).join(", ") || "all";
}
