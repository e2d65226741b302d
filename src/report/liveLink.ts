import type { RunSettings } from "../scenario/scenario.ts";
import { escapeHtml } from "./escape.ts";
import type { ReportModel, ReportVariant } from "./reportModel.ts";

/** Where in the live lab a variant can be trained: what stands behind its address; or why it cannot, in a few words. */
export type LiveLink = { readonly hash: string } | { readonly why: string };

/**
 * What the live lab makes of a variant. A report, which comes before it, is only given the links.
 *
 * @param others variants beside which it may be shown, the best first
 */
export type LiveLinkOf = (settings: RunSettings, others: readonly RunSettings[], seed: number) => LiveLink;

/** The link of a variant, beside a twin of the scenario that differs in one factor, by its norm if there is such a one. */
export function liveLink(model: ReportModel, variant: ReportVariant, of: LiveLinkOf): LiveLink {
  const twins = model.variants.filter((other) => factorsBetween(variant, other) === 1);
  const normOf = ({ settings }: ReportVariant) => settings.network.hidden[0]?.normalization.kind;
  const isOtherNorm = (other: ReportVariant) => (normOf(other) === normOf(variant) ? 1 : 0);
  const isTold = (other: ReportVariant) => (normOf(other) === "none" || normOf(other) === "batch" ? 0 : 1);
  const sorted = [...twins].sort((a, b) => isOtherNorm(a) - isOtherNorm(b) || isTold(a) - isTold(b));
  const others = sorted.map(({ settings }) => settings);
  return of(variant.settings, others, model.input.scenario.seeds.from);
}

/** The link to a variant in those words, or in its place why there is none. */
export function liveLinkHtml(link: LiveLink, { label }: ReportVariant, words: string): string {
  if ("why" in link) return `<span class="small">${escapeHtml(link.why)}</span>`;
  const title = `${label} in live.html, beside the folder of this report`;
  return `<a href="../live.html${escapeHtml(link.hash)}" title="${escapeHtml(title)}">${escapeHtml(words)}</a>`;
}

function factorsBetween(one: ReportVariant, other: ReportVariant): number {
  return Object.entries(one.levels).filter(([factor, level]) => other.levels[factor] !== level).length;
}
