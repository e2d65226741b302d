import { csvCell } from "../csvCell.ts";
import type { Figure } from "./figure.ts";
import { cellText } from "./numbersTable.ts";
import type { Row } from "./unpack.ts";

/** Buttons under a chart: its numbers, its picture, its source. What cannot be made says so beside them. */
export function offerDownloads(figure: Figure, report: string): void {
  const group = figure.element.querySelector<HTMLElement>(".downloads")!;
  for (const button of group.querySelectorAll<HTMLButtonElement>("[data-download]"))
    button.addEventListener("click", async () => {
      group.querySelector(".failed")?.remove();
      try {
        await download(figure, `${report}-${figure.chart.id}`, button.dataset.download!);
      } catch (error) {
        const said = document.createElement("p");
        said.className = "failed";
        said.textContent = `${button.textContent} could not be made: ${(error as Error).message}`;
        group.append(said);
      }
    });
}

async function download(figure: Figure, name: string, format: string): Promise<void> {
  if (format === "csv") save(`${name}.csv`, new Blob([csv(figure.tables())], { type: "text/csv" }));
  if (format === "svg") save(`${name}.svg`, new Blob([await figure.toSvg()], { type: "image/svg+xml" }));
  if (format === "png") save(`${name}.png`, await png(await figure.toSvg()));
  if (format === "vega-lite")
    save(`${name}.vl.json`, new Blob([source(figure)], { type: "application/json" }));
}

/** All tables of a chart; a first column says which, where there are several. */
function csv(tables: Readonly<Record<string, readonly Row[]>>): string {
  const drawn = Object.entries(tables).filter(([, rows]) => rows.length > 0 && rows[0]!.url === undefined);
  const several = drawn.length > 1;
  return drawn
    .map(([name, rows]) => {
      const fields = Object.keys(rows[0]!).filter((field) => field !== "jitter");
      const line = (cells: readonly string[]) =>
        [...(several ? [name] : []), ...cells].map(csvCell).join(",");
      const head = [...(several ? ["table"] : []), ...fields].map(csvCell).join(",");
      return [head, ...rows.map((row) => line(fields.map((field) => cellText(row[field]))))].join("\n");
    })
    .join("\n\n");
}

/** The Vega-Lite source with its data, ready for an editor; colours as the page shows them now. */
function source(figure: Figure): string {
  const style = getComputedStyle(document.documentElement);
  return JSON.stringify(figure.source(), null, 1).replace(
    /var\((--[\w-]+)\)/g,
    (_, name: string) => style.getPropertyValue(name).trim() || "black",
  );
}

/** Twice the size on screen, on the page's paper. */
async function png(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 2 * image.naturalWidth;
    canvas.height = 2 * image.naturalHeight;
    const context = canvas.getContext("2d")!;
    context.fillStyle = getComputedStyle(document.body).backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    // `toBlob` would wait for the browser to idle, a second at most; nobody who has clicked wants that.
    const [, base64] = canvas.toDataURL("image/png").split(",");
    return new Blob([Uint8Array.from(atob(base64!), (byte) => byte.charCodeAt(0))], { type: "image/png" });
  } finally {
    URL.revokeObjectURL(url);
  }
}

function save(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
