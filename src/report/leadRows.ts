import { percentWords } from "../findings/numberWords.ts";
import { leadChart } from "./charts/lead/leadChart.ts";
import type { ReportModel } from "./reportModel.ts";

/** One line of a small picture: from where to where, on an axis from 0 to 1, and what stands at its end. */
export interface LeadRow {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

const MOST_ROWS = 6;

/** What the chart beside the answer says, in a few lines: both ends of every row, line or bar. */
export function leadRows(model: ReportModel): LeadRow[] {
  const { columns = {} } = Object.values(leadChart(model)?.tables ?? {})[0] ?? {};
  const count = Object.values(columns)[0]?.length ?? 0;
  const text = (field: string, at: number) => String(columns[field]?.[at] ?? "");
  const number = (field: string, at: number) => Number(columns[field]?.[at]);
  const name = (code: string) => model.codes.words[code] ?? code;
  const each = <Row>(make: (at: number) => Row) => Array.from({ length: count }, (_, at) => make(at));
  const rows: LeadRow[] =
    "fresh" in columns
      ? each((at) => ({
          label: name(text("variant", at)),
          from: number("own", at),
          to: number("fresh", at),
          words: percentWords(number("fresh", at), 0),
        }))
      : "line" in columns
        ? endsOf(each((at) => ({ label: name(text("line", at)), value: number("median", at) })))
        : "share" in columns
          ? meansOf(each((at) => ({ label: name(text("panel", at)), value: number("share", at) })))
          : "words" in columns && "median" in columns
            ? each((at) => ({
                label: name(text("variant", at)),
                from: 0,
                to: number("median", at),
                words: text("words", at),
              }))
            : [];
  const most = Math.max(1, ...rows.flatMap(({ from, to }) => [from, to]));
  return rows
    .slice(0, MOST_ROWS)
    .map((row) => ({ ...row, from: Math.max(0, row.from / most), to: Math.max(0, row.to / most) }));
}

interface Point {
  readonly label: string;
  readonly value: number;
}

function endsOf(points: readonly Point[]): LeadRow[] {
  return grouped(points).map(([label, values]) => ({
    label,
    from: values[0]!,
    to: values.at(-1)!,
    words: values.every((value) => value <= 1)
      ? `${percentWords(values[0]!, 0)} → ${percentWords(values.at(-1)!, 0)}`
      : "",
  }));
}

function meansOf(points: readonly Point[]): LeadRow[] {
  return grouped(points).map(([label, values]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { label, from: 0, to: mean, words: percentWords(mean, 0) };
  });
}

function grouped(points: readonly Point[]): [string, number[]][] {
  const groups = new Map<string, number[]>();
  for (const { label, value } of points)
    if (Number.isFinite(value)) groups.set(label, [...(groups.get(label) ?? []), value]);
  return [...groups];
}
