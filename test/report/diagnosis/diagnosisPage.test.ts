import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { diagnosisPage } from "../../../src/report/diagnosis/diagnosisPage.ts";
import { madeTable } from "../../diagnosis/tables.ts";
import { objections } from "../axe.ts";
import { type Served, serve, whySkipped } from "../openReport.ts";

const biased = madeTable({
  name: "page",
  units: 10,
  batches: 9,
  shift: (batch) => (batch % 2 === 0 ? 2 : -2),
});
const [layer] = biased.layers;
const second = { ...layer!, layer: "2", units: layer!.units.slice(0, 3) };
const accuracies = { training: 0.9, inference: 0.6 };

const pageOf = (layers: typeof biased.layers, file = "mine.csv") =>
  diagnosisPage({
    file,
    diagnosis: diagnose({ layers }),
    accuracies,
    ignored: [],
    hrefOf: (scenario) => `../scenarios/${scenario}.yaml`,
  });

describe("the page of a diagnosis", () => {
  const html = pageOf([layer!, second]);

  it("draws a mark for every batch of eight units, one for the running statistics, one for the population", () => {
    const [first] = html.split("</figure>");
    const panels = first!.split('role="img"').slice(1);
    expect(panels).toHaveLength(2);
    for (const panel of panels) {
      const drawn = panel.split("</svg>")[0]!;
      expect(drawn.match(/<circle/g)).toHaveLength(8 * 9);
      expect(drawn.match(/fill="var\(--ink\)" stroke="var\(--paper\)"/g)).toHaveLength(8);
      expect(drawn.match(/<rect [^>]*stroke="var\(--ink\)"/g)).toHaveLength(8);
    }
    expect(first).toContain("The 8 of 10 units in which most is seen.");
  });

  it("draws 241 of very many batches, of each kind that comes by turns, and says so", () => {
    const count = 200_000;
    const [unit] = layer!.units;
    const batches = Array.from({ length: count }, (_, at) => ({
      ...unit!.batches[at % 2]!,
      subset: at % 2 === 0 ? "A" : "B",
    }));
    const page = pageOf([{ ...layer!, units: [{ ...unit!, batches }] }]);
    const [picture] = page.split("</figure>");
    const [means] = picture!.split('role="img"').slice(1);
    const [dots, triangles] = [/<circle/g, /l3\.6 6\.4h-7\.2z/g].map((one) => means!.match(one)!.length);
    expect(dots! + triangles!).toBe(241);
    expect(Math.abs(dots! - triangles!)).toBeLessThan(10);
    expect(page).toContain("Of 200\u202f000 batches 241 are drawn, evenly spaced.");
    expect(page.length).toBeLessThan(200_000);
  });

  it("keeps the ends of long names of units apart", () => {
    const units = layer!.units.map((unit, at) => ({ ...unit, unit: `channel_${10 + at}` }));
    const page = pageOf([{ ...layer!, units: units.slice(0, 8) }]);
    for (let at = 0; at < 8; at++) expect(page).toContain(`>…el_${10 + at}</text>`);
  });

  it("links to the scenario that shows it, and holds no script", () => {
    expect(html).toContain('href="../scenarios/rose-buds.yaml"');
    expect(html).not.toContain("<script");
    expect(html).toContain("script-src 'none'");
  });

  it("shows names of strangers as text", () => {
    const hostile = "<img src=x onerror=alert(1)>\u202e";
    const units = layer!.units.map((unit) => ({ ...unit, unit: hostile }));
    const page = pageOf([{ ...layer!, layer: hostile, units }], hostile);
    expect(page).not.toContain("<img");
    expect(page).not.toContain("\u202e");
  });
});

describe.skipIf(whySkipped("test/report/diagnosis/diagnosisPage.test.ts"))("the page in a browser", () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(pageOf([layer!, second]));
  });
  afterAll(() => served?.end());

  it.each([
    { dark: false, width: 1280 },
    { dark: true, width: 390 },
  ])(
    "has nothing that axe objects to, asks for nothing, and fits ($width pixels wide, dark: $dark)",
    async (look) => {
      const { page, heard, close } = await served.open(look);
      expect(await objections(page, true)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width);
      expect(heard).toEqual([]);
      await close();
    },
  );
});
