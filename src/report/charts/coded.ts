import type { ReportVariant } from "../reportModel.ts";
import type { Fragment } from "./chart.ts";

/** Parts of charts that speak of words of a file: by their codes, in everything but what is shown. */

/** The signal that the page fills with the words, by code. */
export const wordsSignal: Fragment = { name: "words", value: {} };

/** A word as the title of an axis. */
export function titleOf(code: string): Fragment {
  return { signal: `words['${code}']` };
}

/** A word as the title of a panel. */
export function panelTitle(code: string): Fragment {
  return { text: titleOf(code) };
}

/** An axis or a legend of codes shows their words. */
export const inWords: Fragment = { labelExpr: "words[datum.value]" };

/** The rows of one variant. */
export function ofVariant({ code }: Pick<ReportVariant, "code">): string {
  return isCode("variant", code);
}

/** What stands in the panel of a variant that has no rows of what was chosen. */
export function missingNote(variant: Pick<ReportVariant, "code">): Fragment {
  return {
    data: { name: "missing" },
    transform: [{ filter: ofVariant(variant) }],
    mark: { type: "text", align: "left", color: "var(--muted)", tooltip: null },
    encoding: { x: { value: 8 }, y: { value: 20 }, text: { field: "missing" } },
  };
}

export function isCode(field: string, code: string): string {
  return `datum.${field} === '${code}'`;
}
