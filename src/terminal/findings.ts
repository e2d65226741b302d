import type { Finding, Verdict } from "../findings/finding.ts";
import { effectAndInterval, sidesText, verdictMarks, verdictWord } from "../findings/findingWords.ts";
import { stoppingWords } from "../findings/stoppingWords.ts";
import { type Variation, variationWords } from "../scenario/variation.ts";
import { safeText } from "./safeText.ts";
import { wrapped } from "./wrapped.ts";

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
  /** Width of the terminal; a file has none. */
  readonly columns?: number | null;
}

/** Prose is no wider, since long lines are hard to read. */
const WIDEST_PROSE = 80;

/**
 * What came out, as lines: the answer, what to know before it is believed, and the claims, one line each.
 *
 *   ✗ no, the reverse  bn-repairs-bias  96 % → 51 %  −45 points [−46, −43]
 *
 * On a terminal that is too narrow for the longest of them, the numbers stand below their claims.
 */
export function findingLines(
  { answer, findings, warnings, variation }: Told,
  { verbose = false, coloured = false, columns = null }: Shown = {},
): string[] {
  const width = Math.min(columns ?? WIDEST_PROSE, WIDEST_PROSE);
  const marked =
    variation !== null && findings.length > 0
      ? [`  exploratory: not the scenario as written (${variationWords(variation)})`]
      : [];
  const stopped = stoppingWords(findings);
  const paragraphs = [
    [...marked, ...(answer === "" ? [] : wrapped(answer, width, "  "))],
    warnings.flatMap((warning) => wrapped(`warning: ${warning}`, width, "  ", "    ")),
    claimLines(findings, { verbose, coloured, columns, width }),
    stopped === null ? [] : wrapped(stopped, width, "  "),
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .flatMap((lines, place) => (place === 0 ? lines : ["", ...lines]));
}

function claimLines(
  findings: readonly Finding[],
  {
    verbose,
    coloured,
    columns,
    width,
  }: Required<Shown> & {
    /** Of prose. */
    readonly width: number;
  },
): string[] {
  const rows = findings.map((finding) => {
    const where = Object.values(finding.where).join(", ");
    const { effect, interval } = effectAndInterval(finding);
    return {
      finding,
      verdict: `${verdictMarks[finding.verdict]} ${verdictWord(finding)}`,
      claim: safeText(`${finding.claim}${where && `[${where}]`}`),
      sides: sidesText(finding),
      effect: `${effect} ${interval}`.trim(),
    };
  });
  const widest = (column: "verdict" | "claim" | "sides" | "effect") =>
    Math.max(0, ...rows.map((row) => [...row[column]].length));
  const [verdicts, claims, sides] = [widest("verdict"), widest("claim"), widest("sides")];
  const isNarrow = columns !== null && columns < 8 + verdicts + claims + sides + widest("effect");
  return rows.flatMap(({ finding, verdict, claim, sides: from, effect }) => {
    const padded = verdict.padEnd(verdicts);
    const shown = coloured ? `\u001b[${colours[finding.verdict]}m${padded}\u001b[0m` : padded;
    const line = isNarrow
      ? [`  ${shown}  ${claim}`, `      ${from.padEnd(sides)}  ${effect}`]
      : [`  ${shown}  ${claim.padEnd(claims)}  ${from.padEnd(sides)}  ${effect}`];
    return [
      ...line.map((each) => each.trimEnd()),
      ...(verbose ? wrapped(finding.sentence, width, "      ") : []),
    ];
  });
}
