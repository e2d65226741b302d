import type { Finding, Verdict } from "../findings/finding.ts";
import { effectAndInterval, sidesText, verdictMarks, verdictWord } from "../findings/findingWords.ts";
import { type Variation, variationWords } from "../scenario/variation.ts";
import { safeText } from "./safeText.ts";

/** SGR codes: green, red, yellow. */
const colours: Readonly<Record<Verdict, number>> = { supported: 32, contradicted: 31, inconclusive: 33 };

interface Told {
  readonly answer: string;
  readonly findings: readonly Finding[];
  readonly warnings: readonly string[];
  readonly variation: Variation | null;
}

interface Shown {
  /** Each finding's sentence below its line. */
  readonly verbose?: boolean;
  /** Only on terminals. */
  readonly coloured?: boolean;
  /** Width of the terminal. */
  readonly columns?: number;
}

/**
 * What came out, as lines: the answer, what to know before it is believed, and the claims, one line each.
 *
 *   ✗ no, the reverse  bn-repairs-bias  96 % → 51 %  −45 points [−46, −43]
 */
export function findingLines(
  { answer, findings, warnings, variation }: Told,
  { verbose = false, coloured = false, columns = 80 }: Shown = {},
): string[] {
  const rows = findings.map((finding) => {
    const where = Object.values(finding.where).join(", ");
    const { effect, interval } = effectAndInterval(finding);
    return [
      `${verdictMarks[finding.verdict]} ${verdictWord(finding)}`,
      safeText(`${finding.claim}${where && `[${where}]`}`),
      sidesText(finding),
      `${effect} ${interval}`.trim(),
    ];
  });
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => [...row[column]!].length)));
  const table = rows.flatMap((row, index) => {
    const [verdict, ...cells] = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    const code = colours[findings[index]!.verdict];
    const shown = coloured ? `\u001b[${code}m${verdict}\u001b[0m` : verdict;
    const line = `  ${[shown, ...cells].join("  ")}`.trimEnd();
    return verbose ? [line, ...wrapped(findings[index]!.sentence, columns, "    ")] : [line];
  });
  const marked = variation !== null && findings.length > 0;
  return [
    ...(marked ? [`  exploratory: not the scenario as written (${variationWords(variation)})`] : []),
    ...(answer === "" ? [] : [...wrapped(answer, columns, "  "), ""]),
    ...warnings.map((warning) => `  warning: ${safeText(warning)}`),
    ...table,
  ];
}

/** At most so many columns, broken between words. */
function wrapped(text: string, columns: number, indent: string): string[] {
  const lines: string[] = [];
  for (const word of safeText(text).split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(indent + word);
  }
  return lines;
}
