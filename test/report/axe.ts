import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe objects to, a line for each rule.
 *
 * Drawings are most of a page and four fifths of axe's time. Where they are hidden from aids to reading (`aria-hidden`), it asks
 * one thing of what is inside: whether it takes the focus.
 *
 * @param inDrawings false to ask that here and show axe the drawings empty, as large as they are
 */
export async function objections(page: Page, inDrawings = false): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (whole) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const hidden = whole
      ? []
      : [...document.querySelectorAll<SVGElement>(".drawing svg[aria-hidden='true']")];
    const focusable = hidden
      .flatMap((drawing) => [...drawing.querySelectorAll<SVGElement>("*")])
      .filter(({ tabIndex }) => tabIndex >= 0)
      .map(({ outerHTML }) => `takes the focus, hidden: ${outerHTML.slice(0, 160)}`);
    const emptied = hidden.map((drawing) => {
      const empty = drawing.cloneNode(false) as SVGElement;
      drawing.replaceWith(empty);
      return { drawing, empty };
    });
    // What passes is not described: that took a quarter of the time.
    const results = await axe.run({ resultTypes: ["violations"] });
    for (const { drawing, empty } of emptied) empty.replaceWith(drawing);
    const objected = results.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.slice(0, 200)}`)
          .join(" | ")}`,
    );
    return [...focusable, ...objected];
  }, inDrawings);
}
