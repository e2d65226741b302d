import type { Factor } from "../../scenario/scenario.ts";
import { chartTable } from "../chartTable.ts";
import { overSeeds } from "../overSeeds.ts";
import { percent } from "../readableNumbers.ts";
import type { ReportModel } from "../reportModel.ts";
import { shortTargetWords } from "../targetWords.ts";
import type { Chart } from "./chart.ts";
import { inWords, isCode, panelTitle, titleOf } from "./coded.ts";
import { panelLayout } from "./perVariant.ts";

/** Two factors of at least three levels each as a map of the runs that reach the target; the rest as panels. */
export function factorMap(model: ReportModel, { columns = 2, cell = 24 } = {}): Chart | null {
  const [across, up] = mapAxes(model.input.scenario.factors);
  if (!across || !up) return null;
  const rest = model.input.scenario.factors.filter((factor) => factor !== across && factor !== up);
  const { codes } = model;
  const levelOf = ({ name }: Factor, level = "") => codes.of("l", level, JSON.stringify([name, level]));
  const panelOf = (levels: readonly string[]) => codes.of("l", levels.join(", "), JSON.stringify({ levels }));
  const rows = model.variants.map(({ levels, runs }) => {
    const reached = runs.flatMap(({ summary }) =>
      summary.stepsToTarget === null ? [] : [summary.stepsToTarget],
    );
    const share = runs.length === 0 ? Number.NaN : reached.length / runs.length;
    return {
      across: levelOf(across, levels[across.name]),
      up: levelOf(up, levels[up.name]),
      panel: panelOf(rest.map(({ name }) => levels[name] ?? "")),
      share,
      medianSteps: overSeeds(reached).median,
      accuracy: overSeeds(runs.map(({ summary }) => summary.final.running?.accuracy ?? Number.NaN)).median,
    };
  });
  const panels = [...new Set(rows.map(({ panel }) => panel))].slice(0, 12);
  const mean = (panel: string) => {
    const own = rows.filter((row) => row.panel === panel && Number.isFinite(row.share));
    return own.reduce((sum, { share }) => sum + share, 0) / own.length;
  };
  const target = model.variants[0]!.settings.training.target;
  const x = {
    field: "across",
    type: "ordinal",
    title: titleOf(codes.of("f", across.name)),
    sort: across.levels.map((level) => levelOf(across, level)),
    axis: { labelAngle: 0, ...inWords },
  };
  const y = {
    field: "up",
    type: "ordinal",
    title: titleOf(codes.of("f", up.name)),
    sort: up.levels.map((level) => levelOf(up, level)).reverse(),
    axis: inWords,
  };
  return {
    title: `Where training reaches ${shortTargetWords(target)}`,
    read: `Each cell is one setting of ${across.name} and ${up.name}; the stronger its colour, the larger the share of its runs that reached the target; the number is their median steps. Empty cells: never.`,
    aria: panels
      .map((panel) => `${codes.words[panel] || "All settings"}: ${percent(mean(panel))} of runs reach it.`)
      .join(" "),
    spec: {
      columns,
      spacing: { row: 26, column: 26 },
      concat: panels.map((panel) => ({
        title: panelTitle(codes.of("l", shareWords(codes.words[panel]!, mean(panel)), `share ${panel}`)),
        width: 300,
        height: cell * up.levels.length,
        data: { name: "map" },
        transform: [{ filter: isCode("panel", panel) }],
        encoding: { x, y },
        layer: [
          {
            mark: { type: "rect", color: "var(--variant-0)", stroke: "var(--grid)", strokeWidth: 1 },
            encoding: {
              fillOpacity: {
                field: "share",
                type: "quantitative",
                scale: { domain: [0, 1], range: [0, 0.85] },
                legend: null,
              },
            },
          },
          {
            transform: [{ filter: "datum.share > 0" }],
            mark: { type: "text", fontSize: 9.5 },
            encoding: {
              text: { field: "medianSteps", type: "quantitative", format: ",d" },
              color: {
                condition: { test: "datum.share > 0.55", value: "var(--paper)" },
                value: "var(--ink)",
              },
            },
          },
        ],
      })),
    },
    tables: { map: chartTable(rows) },
    panels: panelLayout(panels.length, {
      axisWidth: 34 + Math.min(190, 7 * Math.max(...up.levels.map(({ length }) => length))),
      columns,
    }),
  };
}

const shareWords = (panel: string, share: number) =>
  `${panel ? `${panel}: ` : ""}${percent(share)} of the runs`;

/** The two factors with the most levels, if both have at least three; the longer one across. */
export function mapAxes(factors: readonly Factor[]): readonly (Factor | undefined)[] {
  const long = factors
    .filter(({ levels }) => levels.length >= 3)
    .sort((a, b) => b.levels.length - a.levels.length);
  return long.length < 2 ? [] : long;
}
