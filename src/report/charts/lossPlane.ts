import { exp } from "../../elementary/exp.ts";
import { log } from "../../elementary/log.ts";
import type { PlaneRecord } from "../../tracking/record.ts";
import { chartTable } from "../chartTable.ts";
import { isolines } from "../isolines.ts";
import { plainNumber } from "../readableNumbers.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { ofVariant, panelTitle } from "./coded.ts";
import { chosen } from "./cursor.ts";
import { panelLayout } from "./perVariant.ts";

const CONTOURS = 14;
const MOST_PATH_POINTS = 400;

/** Loss over two weights, and the path that training took across it. */
export function lossPlane(model: ReportModel): Chart | null {
  const seed = model.detailedSeeds[0];
  if (seed === undefined) return null;
  const planes = model.shown.flatMap((variant) => {
    const plane = model.record(variant.id, seed)?.plane;
    return plane ? [{ variant, plane }] : [];
  });
  if (planes.length === 0) return null;
  const contours = planes.flatMap(({ variant, plane }) => contourRows(variant.code, plane));
  const paths = planes.flatMap(({ variant, plane }) => pathRows(variant.code, plane));
  return {
    title: "The way of two weights across the loss",
    read: `Lines of equal training loss while two weights vary and the rest stay as they ended (darker is lower); the coloured path is where training went, ring its start, dot its end (seed ${seed}). Each panel has its own scale.`,
    aria: planes
      .map(
        ({ variant, plane }) =>
          `${variant.label}: the loss falls from ${plainNumber(plane.path.loss[0])} to ${plainNumber(plane.path.loss.at(-1))} along the path.`,
      )
      .join(" "),
    spec: {
      params: chosen,
      columns: 2,
      spacing: { row: 30, column: 26 },
      resolve: { scale: { x: "independent", y: "independent" } },
      concat: planes.map(({ variant, plane }) => {
        const filter = [{ filter: ofVariant(variant) }];
        const x = axis(plane.weights[0], plane.x);
        const y = axis(plane.weights[1], plane.y);
        return {
          title: panelTitle(variant.code),
          width: 300,
          height: 240,
          layer: [
            {
              data: { name: "contours" },
              transform: filter,
              mark: { type: "rule", color: "var(--ink)", clip: true, tooltip: null },
              encoding: {
                x: { ...x, field: "x1" },
                y: { ...y, field: "y1" },
                x2: { field: "x2" },
                y2: { field: "y2" },
                opacity: {
                  field: "depth",
                  type: "quantitative",
                  scale: { domain: [0, 1], range: [0.16, 0.75] },
                  legend: null,
                },
              },
            },
            {
              data: { name: "path" },
              transform: filter,
              mark: { type: "line", color: variant.look.colour, strokeWidth: 1.4, opacity: 0.85, clip: true },
              encoding: { x: { ...x, field: "x" }, y: { ...y, field: "y" }, order: { field: "step" } },
            },
            {
              data: { name: "path" },
              transform: [...filter, { filter: "datum.end !== 'between'" }],
              mark: { type: "point", size: 70, strokeWidth: 2, clip: true, stroke: variant.look.colour },
              encoding: {
                x: { ...x, field: "x" },
                y: { ...y, field: "y" },
                fill: {
                  condition: { test: "datum.end === 'end'", value: variant.look.colour },
                  value: "var(--paper)",
                },
              },
            },
          ],
        };
      }),
    },
    tables: { contours: chartTable(contours), path: chartTable(paths) },
    panels: panelLayout(planes.length, { aspect: 0.8 }),
  };
}

function axis(weight: string, domain: readonly [number, number]) {
  return {
    type: "quantitative",
    title: `weight ${weight}`,
    scale: { domain: [...domain], nice: false, zero: false },
    axis: { format: ".3~g" },
  };
}

/** Contours at equal steps of the logarithm of the loss. */
function contourRows(variant: string, { loss, size, x, y }: PlaneRecord) {
  const logs = Float64Array.from(loss, (value) => log(value));
  const finite = [...logs].filter(Number.isFinite);
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const placeX = (column: number) => x[0] + ((x[1] - x[0]) * column) / (size - 1);
  const placeY = (row: number) => y[0] + ((y[1] - y[0]) * row) / (size - 1);
  return Array.from({ length: CONTOURS }, (_, index) => (index + 0.5) / CONTOURS).flatMap((share) => {
    const level = low + (high - low) * share;
    return isolines(logs, size, size, level).map(([x1, y1, x2, y2]) => ({
      variant,
      loss: exp(level),
      depth: 1 - share,
      x1: placeX(x1),
      y1: placeY(y1),
      x2: placeX(x2),
      y2: placeY(y2),
    }));
  });
}

function pathRows(variant: string, { path }: PlaneRecord) {
  const last = path.steps.length - 1;
  const stride = Math.max(1, Math.ceil(last / MOST_PATH_POINTS));
  return Array.from(path.steps, (step, index) => ({
    variant,
    step,
    x: path.x[index]!,
    y: path.y[index]!,
    loss: path.loss[index]!,
    end: index === 0 ? "start" : index === last ? "end" : "between",
  })).filter((_, index) => index % stride === 0 || index === last);
}
