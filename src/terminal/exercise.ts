import type { HeldExercise, HeldLine } from "../exercise/heldLine.ts";
import { lineLabels, summaryWords, verdictMarks, wordsOfLine } from "../exercise/words.ts";
import { safeText } from "./safeText.ts";

const width = Math.max(...Object.values(lineLabels).map((label) => label.length));

/** What became of an exercise, line by line, and what to look at first. */
export function exerciseLines(held: HeldExercise): string[] {
  return [
    safeText(held.title),
    "",
    ...held.lines.flatMap((line) => lineWords(line, held)),
    "",
    ...summaryWords(held),
  ];
}

function lineWords(line: HeldLine, held: HeldExercise): string[] {
  const head = `  ${verdictMarks[line.verdict]} ${lineLabels[line.name].padEnd(width)}  `;
  const next = " ".repeat(head.length);
  const [said, ...more] = wordsOfLine(line, held).map(safeText);
  return [`${head}${said}`, ...more.map((each) => `${next}${each}`)];
}
