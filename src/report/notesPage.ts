import type { Finding } from "../findings/finding.ts";
import { effectAndInterval, sidesText, verdictMarks, verdictWord } from "../findings/findingWords.ts";
import { inlineMarkdown } from "./markdown.ts";

/** A sentence of the lecture notes, the findings that it rests on, and what shows it without a claim. */
export interface NotesSentence {
  readonly note: string;
  readonly says: string;
  readonly rests: readonly {
    readonly scenario: string;
    /** As the notes' file names it: claim[level, level]. */
    readonly claim: string;
    /** null where the scenario has no report yet. */
    readonly finding: Finding | null;
  }[];
  readonly shown: string | null;
}

/** The notes sentence by sentence, in Markdown: how each came out, by which claims, with their figures and links. */
export function notesPage(sentences: readonly NotesSentence[]): string {
  return `# The lecture notes, sentence by sentence

Each sentence of the notes N1 to N10 (the project's README tells the story), how it came out, and what it rests on: claims
with their figures, or a computation that is shown. Written by \`npm run lab -- table\` from \`docs/notes.yaml\` and the reports;
figures are medians over seeds, and an effect above 0 or × 1 goes as the claim says. ✓ supported, ✗ contradicted,
? inconclusive.

${summary(sentences)}
${sentences.map(section).join("\n")}`;
}

/** One line a sentence. */
function summary(sentences: readonly NotesSentence[]): string {
  const rows = sentences.map((each) => `| ${each.note} | ${inlineMarkdown(each.says)} | ${came(each)} |\n`);
  return `| | the notes say | in the lab |\n| --- | --- | --- |\n${rows.join("")}`;
}

/**
 * What the verdicts come to.
 *
 * @example
 *   came({ note: "N5", says: "Flowers.", rests: [], shown: "Drawn." }) // "shown"
 */
export function came({ rests }: NotesSentence): string {
  const verdicts = rests.flatMap(({ finding }) => finding?.verdict ?? []);
  if (rests.length === 0) return "shown";
  if (verdicts.length < rests.length) return "not run yet";
  const count = (verdict: Finding["verdict"]) => verdicts.filter((each) => each === verdict).length;
  const [yes, no] = [count("supported"), count("contradicted")];
  if (yes === verdicts.length) return verdicts.length === 1 ? "holds" : `holds, in all ${yes} claims`;
  if (no === verdicts.length)
    return verdicts.length === 1 ? "does not hold" : `does not hold, in none of ${no} claims`;
  const open = verdicts.length - yes - no;
  return [
    `holds in ${yes} of ${verdicts.length} claims`,
    no > 0 ? `not in ${no}` : "",
    open > 0 ? `${open} open` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** "Shown", "Not run yet", "In the lab it holds". */
function inLab(words: string): string {
  return /hold/.test(words) ? `In the lab it ${words}` : words.charAt(0).toUpperCase() + words.slice(1);
}

function section(sentence: NotesSentence): string {
  const { note, says, rests, shown } = sentence;
  const rows = rests.map(({ scenario, claim, finding }) => {
    const link = `[${scenario}](../scenarios/README.md#${scenario})`;
    if (finding === null) return `| ${inlineMarkdown(claim)} | not run yet | | ${link} |\n`;
    const where = Object.values(finding.where).join(", ");
    const { effect, interval } = effectAndInterval(finding);
    const said = `${finding.says}${where === "" ? "" : ` (${where})`}`;
    const figures = `${finding.measure.label}: ${sidesText(finding)}; ${effect} ${interval}`.trim();
    return `| ${inlineMarkdown(said)} | ${verdictMarks[finding.verdict]} ${verdictWord(finding)} | ${inlineMarkdown(figures)} | ${link} |\n`;
  });
  const table =
    rows.length === 0
      ? ""
      : `| claim | came out | figures | where |\n| --- | --- | --- | --- |\n${rows.join("")}\n`;
  return `## ${note}: ${inlineMarkdown(says)}

${inLab(came(sentence))}.

${table}${shown === null ? "" : `${inlineMarkdown(shown)}\n`}`;
}
