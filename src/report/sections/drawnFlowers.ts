import { drawFlowerSvg } from "../../flowers/draw.ts";
import type { Flower } from "../../flowers/flower.ts";
import type { ReportFlowers } from "../flowersOfReport.ts";

const PER_ROW = 6;
const SIZE = 96;

/** Six flowers of either class from both subsets: the notes' figures 1 and 2. */
export function drawnFlowers({ sets, seed }: ReportFlowers): string {
  const { flowers } = sets[0]!;
  const row = (subset: 0 | 1, rose: boolean) => {
    const kin = flowers.filter((flower) => flower.subset === subset && flower.rose === rose);
    return kin.length === 0
      ? ""
      : `<div class="kind"><span class="tag">${rose ? "roses" : "not roses"}</span><div class="row">${spread(
          kin,
        )
          .map((flower) => drawFlowerSvg(flower, SIZE))
          .join("")}</div></div>`;
  };
  const figure = (subset: 0 | 1, caption: string) =>
    `<figure>${row(subset, true)}${row(subset, false)}<figcaption>${caption}</figcaption></figure>`;
  return `<div class="flowers">${figure(0, "Subset A: rose buds against wildflowers.")}${figure(1, "Subset B: blown roses of many colours against other flowers.")}</div>
<p class="small">Test flowers of seed ${seed}, from the least to the most open, drawn from their traits. They are invented: the simulator decides openness, form, colour and petals, and the network sees only the features named below.</p>`;
}

/** Some of many, evenly by openness. */
function spread(flowers: readonly Flower[]): Flower[] {
  const byOpenness = [...flowers].sort((a, b) => a.openness - b.openness);
  const last = byOpenness.length - 1;
  const count = Math.min(PER_ROW, byOpenness.length);
  return Array.from({ length: count }, (_, index) => byOpenness[Math.round(((index + 0.5) / count) * last)]!);
}
