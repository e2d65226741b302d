import type { TopLevelSpec } from "vega-lite";

/** A size that was tried, and what it took. */
export interface Growth {
  readonly what: "steps" | "parameters" | "runs";
  readonly size: number;
  readonly seconds: number;
  /** Of the whole process, worker threads included, when it was done. */
  readonly mebibytes: number;
}

const titles: Readonly<Record<Growth["what"], string>> = {
  steps: "steps of one run",
  parameters: "parameters (200 steps)",
  runs: "runs of 200 steps, 4 workers",
};

/** Time and memory against size, one column for each thing that grows: an SVG for the documentation. */
export async function growthChart(grown: readonly Growth[]): Promise<string> {
  // Not before: the libraries would count as memory.
  const [{ compile }, { parse, View }] = await Promise.all([import("vega-lite"), import("vega")]);
  const columns = (Object.keys(titles) as Growth["what"][]).map((what) => columnOf(what, grown));
  const spec = {
    background: "white",
    padding: 12,
    hconcat: columns,
    config: {
      font: "Helvetica, Arial, sans-serif",
      axis: { gridColor: "#e8e8e8", domainColor: "#999", tickColor: "#999", labelColor: "#444" },
      view: { stroke: null },
    },
  };
  const view = new View(parse(compile(spec as unknown as TopLevelSpec).spec), { renderer: "none" });
  return view.toSVG();
}

const powers = Array.from({ length: 11 }, (_, index) => 10 ** (index - 4));

const line = (color: string) =>
  ({ type: "line", point: { size: 45, filled: true, color }, color, strokeWidth: 2 }) as const;

function columnOf(what: Growth["what"], grown: readonly Growth[]) {
  const values = grown.filter((each) => each.what === what);
  const last = values.at(-1)!;
  const sizes = (title: string | null) =>
    ({
      field: "size",
      type: "quantitative",
      scale: { type: "log" },
      axis: { title, format: "~s", values: powers, grid: false },
    }) as const;
  const time = (field: string) =>
    ({
      field,
      type: "quantitative",
      scale: { type: "log" },
      axis: { title: "seconds", values: powers, format: "~g" },
    }) as const;
  const memory = {
    field: "mebibytes",
    type: "quantitative",
    scale: { domain: [0, 200] },
    axis: { title: "memory, MiB", tickCount: 3 },
  } as const;
  return {
    title: { text: titles[what], anchor: "start", fontSize: 12, fontWeight: 600 } as const,
    data: { values: [...values] },
    vconcat: [
      {
        width: 190,
        height: 150,
        layer: [
          {
            // In proportion to size, through the largest.
            transform: [{ calculate: `datum.size * ${last.seconds / last.size}`, as: "proportional" }],
            mark: { type: "line", color: "#999", strokeDash: [4, 3] } as const,
            encoding: { x: sizes(null), y: time("proportional") },
          },
          { mark: line("#2b6cb0"), encoding: { x: sizes(null), y: time("seconds") } },
        ],
      },
      { width: 190, height: 90, mark: line("#b7791f"), encoding: { x: sizes(what), y: memory } },
    ],
  };
}
