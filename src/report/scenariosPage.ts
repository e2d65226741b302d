import type { Finding } from "../findings/finding.ts";
import { verdictMarks } from "../findings/findingWords.ts";
import { firstSentence } from "../findings/firstSentence.ts";
import type { WrittenPaper } from "./findingsFile.ts";
import { inlineMarkdown } from "./markdown.ts";

/** A scenario with what its report found; `found` is null where it was not run yet. */
export interface ScenarioEntry {
  readonly file: string;
  readonly question: string;
  readonly found: {
    /** Empty where nothing was claimed. */
    readonly answer: string;
    readonly findings: readonly Pick<
      Finding,
      "says" | "source" | "where" | "verdict" | "nuance" | "sentence"
    >[];
    readonly runs: number;
    readonly seconds: number;
    readonly workers: number;
    readonly lab: string;
    readonly variation: string | null;
    readonly paper: WrittenPaper | null;
  } | null;
}

/** Every scenario with its question, the first sentence of its answer, its claims, their sources and verdicts, and what it cost, in Markdown. */
export function scenariosPage(entries: readonly ScenarioEntry[]): string {
  return `# Scenarios

One file, one question. Verdicts and figures are those of the reports, written here by \`npm run lab -- table\`; nothing is
edited by hand. ✓ supported, ✗ contradicted, ? inconclusive: see "What a finding is" in the project's README.

${shelf(entries)}${entries.map(section).join("\n")}`;
}

/** Papers: their numbers beside the lab's, the verdicts, and what each took. */
function shelf(entries: readonly ScenarioEntry[]): string {
  const rows = entries.flatMap(({ file, found }) =>
    (found?.paper?.numbers ?? []).map(({ paper, lab, verdict, nuance }, index) => {
      const { cite, place } = found!.paper!;
      const minutes = index === 0 ? Math.max(0.1, found!.seconds / 60).toFixed(1) : "";
      // Its title stands in its report; a year in brackets ends authors and year.
      const authors = cite.replace(/(\(\d{4}\)).*$/s, "$1");
      const source = `[${inlineMarkdown(authors)}](#${nameOf(file)}), ${inlineMarkdown(place)}`;
      return `| ${index === 0 ? source : ""} | ${inlineMarkdown(paper)} | ${inlineMarkdown(lab)} | ${verdictWords(verdict, nuance)} | ${minutes} |\n`;
    }),
  );
  if (rows.length === 0) return "";
  return `## Papers

One figure or table of a paper each, repeated at small scale (\`npm run lab -- run --papers\`): the paper's number, the
lab's with its interval over seeds, how the claim about it came out, and the minutes that its scenario took.

| paper | its number | the lab's number | verdict | minutes |
| --- | --- | --- | --- | --- |
${rows.join("")}
`;
}

const nameOf = (file: string) => file.slice(file.lastIndexOf("/") + 1).replace(/\.[a-z]+$/, "");

const verdictWords = (verdict: Finding["verdict"], nuance: Finding["nuance"]) =>
  `${verdictMarks[verdict]} ${verdict}${nuance === null ? "" : `, ${nuance}`}`;

function section({ file, question, found }: ScenarioEntry): string {
  const head = `## ${nameOf(file)}\n\n${inlineMarkdown(question)}\n\n`;
  if (found === null) return `${head}Not run yet: \`npm run scenario ${file}\`\n`;
  const { answer, findings, runs, seconds, workers, lab, variation } = found;
  const told = answer === "" ? "" : `**${inlineMarkdown(firstSentence(answer))}**\n\n`;
  const marked = variation === null ? "" : ` **Not the scenario as written: ${inlineMarkdown(variation)}.**`;
  const cost = `${runs} runs in ${Math.round(seconds)} s on ${workers} workers, lab ${lab}.${marked}\n\n`;
  if (findings.length === 0) return `${head}${told}${cost}No claims: it shows what happens.\n`;
  const rows = findings.map(({ says, source, verdict, nuance, sentence }) => {
    return `| ${inlineMarkdown(says)} | ${inlineMarkdown(source ?? "")} | ${verdictWords(verdict, nuance)} | ${inlineMarkdown(figures(sentence))} |\n`;
  });
  return `${head}${told}${cost}| claim | source | verdict | figures |\n| --- | --- | --- | --- |\n${rows.join("")}`;
}

/** A finding's sentence up to where it repeats the claim. */
function figures(sentence: string): string {
  return sentence.replace(/: the (claim|evidence)\b.*$/s, "");
}
