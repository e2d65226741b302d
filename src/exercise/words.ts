import { workedNumber as number } from "../tracking/workedNumber.ts";
import type { LineName } from "./exercise.ts";
import type { FoundSlip, HeldExercise, HeldLine } from "./heldLine.ts";

/** What lines are called in words. */
export const lineLabels: Readonly<Record<LineName, string>> = {
  z: "z",
  mean: "mean μ",
  variance: "variance σ²",
  sd: "sd σ",
  divisor: "divisor",
  normalized: "z^N",
  result: "γ·z^N + β",
  runningMean: "running mean",
  runningVariance: "running variance",
};

/** Before a line, what became of it. */
export const verdictMarks = { right: "✓", follows: "·", slip: "✗", unexplained: "✗" } as const;

/** What became of a line: by how much it differs, and why. */
export function wordsOfLine(line: HeldLine, { first }: HeldExercise): string[] {
  if (line.verdict === "right")
    return [
      line.roundedBefore === null
        ? "right"
        : `right, worked out from numbers of ${line.roundedBefore} decimals (${number(line.difference)} off)`,
    ];
  const at = line.sample ?? 0;
  const where = line.sample === null ? "" : `, most in sample ${at + 1}`;
  const got = `${number(line.yours[at]!)} instead of ${number(line.expected[at]!)}: differs by ${number(line.difference)}${where}`;
  if (line.verdict === "follows") return [`${got}; follows from your lines before it`];
  const alone = line.wrongSamples.length < line.yours.length && line.wrongSamples.length > 1;
  const from =
    line.fromYours === null || line.name === first
      ? []
      : [`from your own lines it would be ${number(line.fromYours[at]!)}`];
  return [
    got,
    ...(alone ? [`wrong in samples ${listed(line.wrongSamples)}; the others are right`] : []),
    ...from,
    ...slipWords(line.slips),
  ];
}

function slipWords(slips: readonly FoundSlip[]): string[] {
  if (slips.length === 0) return ["no known slip explains it"];
  return slips.map(({ says, samples, name }, at) => {
    const where =
      samples === null || name === "one-sample"
        ? ""
        : ` (in sample${samples.length === 1 ? "" : "s"} ${listed(samples)})`;
    return `${at === 0 ? "" : "or "}${says}${where}`;
  });
}

/** Samples that are told by number. */
const MOST_SAMPLES = 8;

const listed = (samples: readonly number[]) => {
  const more = samples.length - MOST_SAMPLES;
  const names = samples.slice(0, MOST_SAMPLES).map((sample) => String(sample + 1));
  if (more > 0) return `${names.join(", ")} and ${more} more`;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
};

/** What to look at first. */
export function summaryWords({ isRight, first, lines }: HeldExercise): string[] {
  if (isRight)
    return [`All ${lines.length === 1 ? "that was written down is" : `${lines.length} lines are`} right.`];
  const wrong = lines.filter(({ verdict }) => verdict !== "right");
  const again = wrong.slice(1).filter(({ verdict }) => verdict !== "follows");
  const later = wrong.length - 1 - again.length;
  return [
    `The first line that differs is ${lineLabels[first!]}.`,
    ...(later > 0
      ? [
          `${later === 1 ? "One later line follows" : `${later} later lines follow`} from it: no new slip there.`,
        ]
      : []),
    ...again.map(
      (line) =>
        `${lineLabels[line.name]} does not follow from the lines before it: ${whatAgain(line, wrong)}.`,
    ),
  ];
}

function whatAgain(line: HeldLine, wrong: readonly HeldLine[]): string {
  if (line.verdict !== "slip") return "something else is wrong there";
  const before = wrong.slice(0, wrong.indexOf(line)).flatMap(({ slips }) => slips.map(({ says }) => says));
  return line.slips.some(({ says }) => before.includes(says)) ? "the same slip again" : "another slip";
}
