const SVG = "http://www.w3.org/2000/svg";

/** An element of a picture with attributes, and its text. */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  says?: string,
): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (says !== undefined) made.textContent = says;
  return made;
}
