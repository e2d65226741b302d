import { valueWords } from "../../../findings/numberWords.ts";
import type { Factor, MeasureSelector } from "../../../scenario/scenario.ts";
import { measures } from "../../../scenario/vocabulary/measures.ts";
import { apart } from "../../apart.ts";
import { chartTable } from "../../chartTable.ts";
import { bandWords } from "../../overSeeds.ts";
import { lookOf } from "../../palette.ts";
import type { ReportModel, ReportVariant } from "../../reportModel.ts";
import { lowestShare } from "../axes.ts";
import type { Chart, Fragment } from "../chart.ts";
import { inWords, titleOf } from "../coded.ts";
import { capitalLabel, measuredOf } from "./measured.ts";

const HEIGHT = 250;
const MOST_LINES = 8;
/** Between labels at the ends of lines, in pixels. */
const LABEL = 15;
/** Pixels of the axis for a level, from which on a word has room below its dot; and letters that have it anyway. */
const ROOMY = 60;
const SHORT = 5;
/** The radius of a dot. */
const DOT = 3;

/** A measure over the levels of one factor, a line for each combination of the others, labelled at its end. */
export function measureLines(
  model: ReportModel,
  variants: readonly ReportVariant[],
  factor: Factor,
  measure: MeasureSelector,
): Chart | null {
  const { codes, input, seedCount, data } = model;
  const others = input.scenario.factors.filter(({ name }) => name !== factor.name);
  // What all lines have in common need not stand at each of them.
  const telling = others.filter(({ name }) => new Set(variants.map(({ levels }) => levels[name])).size > 1);
  const lineOf = ({ levels }: ReportVariant) => telling.map(({ name }) => levels[name]).join(", ") || "all";
  const names = [...new Set(variants.map(lineOf))].slice(0, MOST_LINES);
  const levelCode = (level: string) => codes.of("l", level, JSON.stringify([factor.name, level]));
  const lineCode = (name: string) => codes.of("l", name, JSON.stringify({ line: name }));
  const rows = names.flatMap((name) =>
    factor.levels.flatMap((level) => {
      const variant = variants.find((each) => lineOf(each) === name && each.levels[factor.name] === level);
      const measured = variant ? measuredOf(variant, measure) : null;
      if (measured === null || measured.value === null) return [];
      const { value: median, low, high } = measured;
      return [{ line: lineCode(name), level: levelCode(level), median, low, high }];
    }),
  );
  if (rows.length < 2) return null;
  const { unit } = measures[measure.kind];
  const isShare = unit.startsWith("share");
  const floor = isShare
    ? Math.min(lowestShare(rows.map(({ low }) => low)), data.guessing ?? 1)
    : Math.min(0, ...rows.map(({ low }) => low));
  const top = isShare ? 1 : Math.max(...rows.map(({ high }) => high));
  const words = valueWords(unit);
  const ends = names.flatMap((name) => rows.filter(({ line }) => line === lineCode(name)).at(-1) ?? []);
  const places = apart(
    ends.map(({ median }) => median),
    (LABEL / HEIGHT) * (top - floor),
    [floor, top],
  );
  const labels = ends.map(({ line, level, median }, index) => ({
    line,
    level,
    place: places[index]!,
    value: words(median),
  }));
  const levels = factor.levels.map(levelCode);
  const x: Fragment = {
    field: "level",
    type: "ordinal",
    title: titleOf(codes.of("f", factor.name)),
    scale: { type: "point", domain: levels, padding: 0.3 },
    axis: {
      labelAngle: 0,
      labelOverlap: false,
      ticks: false,
      // On a phone a long word at the end begins below its dot: left of it stands the next.
      labelAlign: {
        condition: {
          test: `datum.value === '${levels.at(-1)}' && width < ${ROOMY * levels.length}`,
          value: factor.levels.at(-1)!.length > SHORT ? "left" : "center",
        },
        value: "center",
      },
      titleAnchor: "start",
      ...inWords,
    },
  };
  const y: Fragment = {
    type: "quantitative",
    title: null,
    scale: { domain: [floor, top], nice: false, zero: false },
    axis: { format: isShare ? ".0%" : "~g", tickCount: 5 },
  };
  const colour: Fragment = {
    field: "line",
    type: "nominal",
    scale: {
      domain: names.map(lineCode),
      range: names.map((_, index) => lookOf(index).colour),
    },
    legend: null,
  };
  const label = (test: string, at: Fragment, dx: number): Fragment => ({
    data: { name: "labels" },
    transform: [{ filter: test }, { calculate: "datum.value + '  ' + words[datum.line]", as: "words" }],
    mark: { type: "text", align: "left", dx, fontSize: 11.5, limit: 170 },
    encoding: {
      x: at,
      y: { ...y, field: "place" },
      text: { field: "words", type: "nominal" },
      color: colour,
    },
  });
  const guessing =
    isShare && data.guessing !== null && data.guessing >= floor
      ? guessingLine(
          data.guessing,
          placeBeside(
            data.guessing,
            names.map((name) =>
              levels.map(
                (each) => rows.find(({ line, level }) => line === lineCode(name) && level === each)?.median,
              ),
            ),
            [floor, top],
          ),
          levels,
          x,
          y,
        )
      : [];
  return {
    title: capitalLabel(measure),
    read: `Over ${factor.name}, a line for each ${telling.map(({ name }) => name).join(" and ") || "setting"}: ${bandWords(seedCount)}.`,
    aria: names
      .map((name) => {
        const own = rows.filter(({ line }) => line === lineCode(name));
        return `${name}: ${own.map(({ level, median }) => `${words(median)} at ${codes.words[level]}`).join(", ")}.`;
      })
      .join(" "),
    spec: {
      width: 480,
      height: HEIGHT,
      data: { name: "lines" },
      layer: [
        ...guessing,
        {
          mark: { type: "area", opacity: 0.12, tooltip: null },
          transform: [{ calculate: "datum.line", as: "owner" }],
          encoding: {
            x,
            y: { ...y, field: "low" },
            y2: { field: "high" },
            fill: { ...colour, field: "owner" },
          },
        },
        { mark: { type: "line" }, encoding: { x, y: { ...y, field: "median" }, stroke: colour } },
        {
          mark: { type: "point", filled: true, size: 34, opacity: 1 },
          encoding: { x, y: { ...y, field: "median" }, color: colour },
        },
        // At the right end they reach over it alike, however wide the chart is: so much is left for them.
        label(`datum.level === '${levels.at(-1)}'`, { value: { expr: "width" } }, 2),
        label(`datum.level !== '${levels.at(-1)}'`, x, 9),
      ],
    },
    tables: { lines: chartTable(rows), labels: chartTable(labels) },
  };
}

/** Where the name of the dashed line stands: at which level it begins, and on which side of the line. */
interface NamePlace {
  readonly at: number;
  readonly above: boolean;
}

/**
 * The first place beside a level line whose strip of text no line enters on its way from one level to the next, from left to
 * right, above before below; above the first level where there is none.
 */
function placeBeside(
  value: number,
  lines: readonly (readonly (number | undefined)[])[],
  [floor, top]: readonly [number, number],
): NamePlace {
  const pixel = (top - floor) / HEIGHT;
  const isFree = ({ at, above }: NamePlace) => {
    const [low, high] = above
      ? [value - DOT * pixel, value + LABEL * pixel]
      : [value - LABEL * pixel, value + DOT * pixel];
    if (low < floor - DOT * pixel || high > top + DOT * pixel) return false;
    return lines.every((line) => {
      const ends = line.slice(at, at + 2).filter((each) => each !== undefined);
      return ends.length === 0 || Math.max(...ends) < low || Math.min(...ends) > high;
    });
  };
  const places = lines[0]!.slice(0, -1).flatMap((_, at) => [
    { at, above: true },
    { at, above: false },
  ]);
  return places.find(isFree) ?? { at: 0, above: true };
}

/** The dashed line of who always names the largest class. */
function guessingLine(
  guessing: number,
  { at, above }: NamePlace,
  levels: readonly string[],
  x: Fragment,
  y: Fragment,
): Fragment[] {
  return [
    {
      data: { values: [{ level: levels[0]!, last: levels.at(-1)! }] },
      mark: { type: "rule", strokeDash: [3, 3], color: "var(--muted)", tooltip: null },
      encoding: { x, x2: { field: "last" }, y: { ...y, datum: guessing } },
    },
    {
      data: { values: [{ level: levels[at]! }] },
      mark: {
        type: "text",
        align: "left",
        dy: above ? -6 : 9,
        dx: -4,
        color: "var(--muted)",
        fontSize: 11,
        tooltip: null,
      },
      encoding: { x, y: { ...y, datum: guessing }, text: { value: "guessing" } },
    },
  ];
}
