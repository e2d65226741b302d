import { fixed, percentWords } from "../../../findings/numberWords.ts";
import { chartTable } from "../../chartTable.ts";
import type { ReportModel, ReportVariant } from "../../reportModel.ts";
import { shortTargetWords } from "../../targetWords.ts";
import { lowestShare } from "../axes.ts";
import type { Chart, Fragment } from "../chart.ts";
import { variantColour } from "../variantLooks.ts";
import { measuredOf, namedRows, ownAndNew } from "./measured.ts";

/** More rows than these stand close together, with their numbers beside the dots. */
const MOST_WIDE_ROWS = 6;
const MOST_ROWS = 26;
/** Room for the column at the right, as a share of the axis. */
const COLUMN = 0.46;

/**
 * Accuracy on the network's own batches (hollow) against new samples (filled), the gap drawn, and the steps to the target at
 * the right: one row a variant, labelled where it stands.
 */
export function ownAgainstNew(model: ReportModel, all: readonly ReportVariant[]): Chart | null {
  const { guessing, many } = model.data;
  const variants = all.slice(0, MOST_ROWS);
  const { codeOf, axis: y } = namedRows(model, variants);
  const found = variants.flatMap((variant) => {
    const own = measuredOf(variant, ownAndNew.own)?.value;
    const fresh = measuredOf(variant, ownAndNew.fresh)?.value;
    return typeof own !== "number" || typeof fresh !== "number"
      ? []
      : [{ row: codeOf(variant), variant: variant.code, own, fresh }];
  });
  if (found.length === 0) return null;
  // Of all, also of those that have diverged and have no accuracy.
  const steps = variants.map((variant) => ({
    row: codeOf(variant),
    variant: variant.code,
    steps: stepsWords(variant),
  }));
  const target = variants[0]!.settings.training.target;
  const floor = Math.min(lowestShare(found.flatMap(({ own, fresh }) => [own, fresh])), guessing ?? 1);
  const isWide = variants.length <= MOST_WIDE_ROWS;
  // Room for a number left of the lowest dot, beside the longest name.
  const lowest = isWide ? floor : Math.min(floor - 0.08, ...found.map(({ fresh }) => fresh - 0.17));
  const widest = found.reduce((best, row) => (gapOf(row) > gapOf(best) ? row : best));
  const rows = found.map((row) => {
    const words = isWide && row === widest;
    const [own, fresh] = [percentWords(row.own, 0), percentWords(row.fresh, 0)];
    return {
      ...row,
      ownWords: words ? `own batches ${own}` : own,
      freshWords: words ? `new ${many} ${fresh}` : fresh,
      // Beside each other the two labels of a small gap would touch.
      ownBeside: gapOf(row) < 0.12 ? "" : own,
    };
  });
  const x: Fragment = {
    type: "quantitative",
    title: "accuracy",
    scale: { domain: [lowest, 1 + COLUMN * (1 - lowest)], nice: false, zero: false },
    axis: {
      format: ".0%",
      values: [0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].filter((tick) => tick >= lowest),
      grid: false,
    },
  };
  const color = variantColour(variants, false);
  const own = { x: { ...x, field: "own" }, y };
  const fresh = { x: { ...x, field: "fresh" }, y };
  const label = (at: Fragment, field: string, mark: Fragment): Fragment => ({
    mark: { type: "text", fontSize: 11.5, ...mark },
    encoding: { ...at, text: { field, type: "nominal" }, color: { value: "var(--ink)" } },
  });
  const labels = isWide
    ? [
        label(own, "ownWords", { dy: -13, align: { expr: alignInside("own", lowest) } }),
        label(fresh, "freshWords", { dy: 15, align: { expr: alignInside("fresh", lowest) } }),
      ]
    : [
        label(own, "ownBeside", {
          ...whereThereIsRoom,
          dx: { expr: "datum.own < datum.fresh ? -9 : 9" },
          align: { expr: "datum.own < datum.fresh ? 'right' : 'left'" },
        }),
        label(fresh, "freshWords", {
          ...whereThereIsRoom,
          dx: { expr: "datum.own <= datum.fresh ? 9 : -9" },
          align: { expr: "datum.own <= datum.fresh ? 'left' : 'right'" },
        }),
      ];
  const reach = shortTargetWords(target);
  return {
    title: `Own batches against new ${many}`,
    read: `○ own training batches · ● new ${many} at inference · ${model.seedCount === 1 ? "one seed" : `medians of ${model.seedCount} seeds`}`,
    aria: steps
      .map(({ variant, steps }) => {
        const name = model.codes.words[variant]!;
        const row = rows.find((each) => each.variant === variant);
        const shares = row
          ? `${percentWords(row.own, 0)} on its own batches, ${percentWords(row.fresh, 0)} on new ${many}; `
          : "";
        return `${name}: ${shares}steps to ${reach}: ${steps}.`;
      })
      .join(" "),
    spec: {
      width: 480,
      height: (isWide ? 52 : variants.length > 14 ? 19 : 26) * variants.length,
      data: { name: "gap" },
      layer: [
        ...(guessing === null ? [] : guessingRule(guessing, x)),
        {
          mark: { type: "rule", strokeWidth: 3, opacity: 0.45 },
          encoding: { ...own, x2: { field: "fresh" }, color },
        },
        {
          mark: { type: "point", size: 90, strokeWidth: 2, fill: "var(--paper)", opacity: 1 },
          encoding: { ...own, stroke: color },
        },
        { mark: { type: "point", filled: true, size: 100, opacity: 1 }, encoding: { ...fresh, color } },
        ...labels,
        {
          data: { name: "steps" },
          ...label({ x: { ...x, datum: 1 + COLUMN * (1 - lowest) }, y }, "steps", { align: "right" }),
        },
        {
          data: { values: [{}] },
          mark: { type: "text", align: "right", color: "var(--muted)", fontSize: 11, tooltip: null },
          encoding: {
            x: { ...x, datum: 1 + COLUMN * (1 - lowest) },
            y: { value: -10 },
            text: { value: `steps to ${reach}` },
          },
        },
      ],
      config: { axisY: { grid: false, labelFontSize: 12, labelColor: "var(--ink)" } },
    },
    tables: { gap: chartTable(rows), steps: chartTable(steps) },
  };
}

const gapOf = ({ own, fresh }: { readonly own: number; readonly fresh: number }) => Math.abs(own - fresh);

/** A label at the left end of the axis begins there. */
const alignInside = (field: string, lowest: number) =>
  `datum.${field} < ${lowest + 0.3 * (1 - lowest)} ? 'left' : 'center'`;

/** The share of the largest class. */
function guessingRule(guessing: number, x: Fragment): Fragment[] {
  const at = { data: { values: [{}] }, encoding: { x: { ...x, datum: guessing } } };
  return [
    { ...at, mark: { type: "rule", strokeDash: [3, 3], color: "var(--muted)", tooltip: null } },
    {
      ...at,
      mark: { type: "text", align: "left", dx: -2, color: "var(--muted)", fontSize: 11, tooltip: null },
      encoding: { ...at.encoding, y: { value: -10 }, text: { value: "guessing" } },
    },
  ];
}

/** On a phone, beside long names, numbers would stand on them and on the steps: they are in the answer and the claims. */
const whereThereIsRoom = { opacity: { expr: "width < 220 ? 0 : 1" } };

/** "680", "never" where most runs did not reach it, "diverged". */
function stepsWords(variant: ReportVariant): string {
  const { runs } = variant;
  if (2 * runs.filter(({ summary }) => summary.outcome.kind === "diverged").length > runs.length)
    return "diverged";
  const steps = measuredOf(variant, { kind: "steps-to-target", statistic: null, layer: null })?.value ?? null;
  return steps === null ? "never" : fixed(steps, 0);
}
