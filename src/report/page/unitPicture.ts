import type { Units } from "./unitStore.ts";

const svgNamespace = "http://www.w3.org/2000/svg";

/** One unit over the steps as a small picture: its median and the band from the 15th to the 85th percentile. */
export function unitPicture(units: Units, unit: number, colour: string): SVGSVGElement {
  const places = Array.from(units.steps, (_, place) => place);
  const along = (share: number) => {
    const level = units.levels.indexOf(share);
    return places.map((place) => units.quantile(unit, level, place));
  };
  const [lows, medians, highs] = [along(0.15), along(0.5), along(0.85)];
  const low = Math.min(...lows);
  const span = Math.max(...highs) - low || 1;
  const lastStep = units.steps.at(-1) || 1;
  const points = (values: readonly number[]) =>
    values.map((value, place) => {
      const x = ((units.steps[place]! / lastStep) * 100).toFixed(1);
      return `${x},${(38 - ((value - low) / span) * 36).toFixed(1)}`;
    });
  const svg = document.createElementNS(svgNamespace, "svg");
  svg.setAttribute("viewBox", "0 0 100 40");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  svg.append(
    shape("polygon", {
      points: [...points(highs), ...points(lows).reverse()].join(" "),
      fill: colour,
      "fill-opacity": "0.28",
    }),
    shape("polyline", {
      points: points(medians).join(" "),
      fill: "none",
      stroke: colour,
      "stroke-width": "1.4",
      "vector-effect": "non-scaling-stroke",
    }),
  );
  return svg;
}

function shape(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
