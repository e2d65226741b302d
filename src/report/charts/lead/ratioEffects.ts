import { exp } from "../../../elementary/exp.ts";
import type { Finding } from "../../../findings/finding.ts";
import { effectAndInterval } from "../../../findings/findingWords.ts";
import { chartTable } from "../../chartTable.ts";
import type { ReportModel } from "../../reportModel.ts";
import type { Chart, Fragment } from "../chart.ts";

/** An effect that is not known, or an interval without end, reaches so far. */
const FARTHEST = 30;

/** Every claim that is compared by ratios: how many times as large as claimed, with its interval, on one axis. */
export function ratioEffects({ input, codes }: ReportModel): Chart | null {
  const findings = input.findings.filter(
    ({ scale, form, effect }) => scale === "ratio" && form !== "association" && effect.median !== null,
  );
  if (findings.length < 2) return null;
  const rows = findings.map((finding, index) => ({
    row: String(index).padStart(2, "0"),
    claim: codes.of("l", claimWords(finding), JSON.stringify({ claim: finding.claim, at: finding.where })),
    effect: bounded(finding.effect.median ?? 0),
    ...endsOf(finding.effect),
    verdict: finding.verdict,
    words: effectAndInterval(finding).effect,
  }));
  const ends = rows.flatMap(({ low, high }) => [low, high]);
  const reach = Math.max(1.5, ...ends, ...ends.map((end) => 1 / end)) * 1.3;
  const x: Fragment = {
    type: "quantitative",
    title: "← the reverse · as claimed →",
    scale: { type: "log", domain: [1 / reach, reach], nice: false },
    axis: {
      format: "~r",
      values: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20].filter((tick) => tick > 1 / reach && tick < reach),
      grid: true,
    },
  };
  const y: Fragment = { field: "row", type: "nominal", axis: null };
  const color: Fragment = {
    field: "verdict",
    type: "nominal",
    legend: null,
    scale: {
      domain: ["supported", "contradicted", "inconclusive"],
      range: ["var(--supported)", "var(--contradicted)", "var(--inconclusive)"],
    },
  };
  return {
    title: "Each claim’s effect",
    read: "Right of 1: as claimed. The line is the 95 % interval of the median over twins.",
    aria: rows.map(({ claim, words }) => `${codes.words[claim]}: ${words}.`).join(" "),
    spec: {
      width: 480,
      height: 40 * rows.length,
      data: { name: "effects" },
      transform: [{ calculate: "words[datum.claim]", as: "label" }],
      layer: [
        {
          data: { values: [{}] },
          mark: { type: "rule", color: "var(--muted)", strokeDash: [3, 3], tooltip: null },
          encoding: { x: { ...x, datum: 1 } },
        },
        {
          mark: { type: "text", align: "left", dy: -9, dx: 2, fontSize: 11.5, limit: { expr: "width" } },
          encoding: {
            x: { value: 0 },
            y,
            text: { field: "label", type: "nominal" },
            color: { value: "var(--ink)" },
          },
        },
        {
          mark: { type: "rule", strokeWidth: 2.4, yOffset: 8 },
          encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y, color },
        },
        {
          mark: { type: "point", filled: true, size: 64, opacity: 1, yOffset: 8 },
          encoding: { x: { ...x, field: "effect" }, y, color },
        },
        {
          mark: { type: "text", align: "left", dx: 8, dy: 8, fontSize: 11.5 },
          encoding: {
            x: { ...x, field: "high" },
            y,
            text: { field: "words", type: "nominal" },
            color: { value: "var(--ink)" },
          },
        },
      ],
    },
    tables: { effects: chartTable(rows) },
  };
}

/** An interval without any end is not drawn: nothing is known. */
function endsOf({ median, low, high }: Finding["effect"]) {
  const middle = bounded(median ?? 0);
  if (low === null && high === null) return { low: middle, high: middle };
  return {
    low: bounded(low ?? Number.NEGATIVE_INFINITY),
    high: bounded(high ?? Number.POSITIVE_INFINITY),
  };
}

const bounded = (logarithm: number) => Math.min(FARTHEST, Math.max(1 / FARTHEST, exp(logarithm)));

function claimWords({ says, where }: Finding): string {
  const at = Object.values(where).join(", ");
  return `${says.trim().replace(/\.$/, "")}${at && ` (${at})`}`;
}
