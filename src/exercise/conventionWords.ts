import { type DifferenceName, differenceNames, differencesOf } from "./comparedConventions.ts";
import { batchWeight, type Convention, conventions } from "./conventions.ts";
import type { GivenRunning } from "./exercise.ts";
import { plainDecimal } from "./plainDecimal.ts";

/** How formulas are written, in a page or in a line of text. */
export interface ConventionFormulas {
  /** What z − μ is divided by. */
  divisor(convention: Convention): string;
  /** How a running statistic moves. */
  update(running: GivenRunning): string;
  /** What a variance divides by: m or m − 1, and how many that is where all batches have as many samples. */
  count(isBiased: boolean, samples: number | null): string;
  /** (m − 1)/m */
  shrinkage(samples: number | null): string;
}

/** A text for every convention, and what makes it another than the first one's. */
export interface SettingRow {
  readonly label: string;
  readonly cells: readonly { readonly text: string | null; readonly because: readonly DifferenceName[] }[];
}

const [first, ...others] = conventions;

/** The differences that there are, those conventions that have each, and the letters that stand for them. */
const found = differenceNames.flatMap((name) => {
  const having = others.filter((other) => differencesOf(first!, other).some((each) => each.name === name));
  return having.length > 0 ? [{ name, having }] : [];
});
const letters = new Map(found.map(({ name }, at) => [name, "abcdefg"[at]!]));

/** The letters of differences: "c d". */
export const lettersOf = (because: readonly DifferenceName[]) =>
  because.map((name) => letters.get(name)).join(" ");

/** PyTorch, Keras and the notes. */
export function listedConventions(named: readonly Convention[] = conventions): string {
  const names = named.map(({ name }) => name);
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** What each convention says, held apart as their numbers are. */
export function settingRows({ divisor, count }: ConventionFormulas): readonly SettingRow[] {
  const row = (
    label: string,
    names: readonly DifferenceName[],
    textOf: (convention: Convention) => string | null,
  ): SettingRow => ({
    label,
    cells: conventions.map((convention) => {
      const text = textOf(convention);
      const own = differencesOf(first!, convention).map(({ name }) => name);
      const because = own.filter((name) => (text === null ? name === "unsaid" : names.includes(name)));
      return { text, because };
    }),
  });
  return [
    row("ε", ["epsilon"], ({ epsilon }) => plainDecimal(epsilon)),
    row("divisor", ["epsilonPlacement"], divisor),
    row("σ² divides by", ["divideBy"], ({ divideBy }) => count(divideBy === "m", null)),
    row("momentum", ["momentum"], ({ running }) => running && plainDecimal(running.momentum)),
    row("a new batch counts", ["momentum"], ({ running }) => running && shareOf(running)),
    row(
      "running σ² divides by",
      ["runningDivisor"],
      ({ running }) => running && count(running.divisor === "biased", null),
    ),
    row("both begin at", ["start"], ({ running }) => running && startWords(running)),
  ];
}

/** Why numbers are other ones than the first convention's, letter by letter. */
export function reasonsInWords(
  formulas: ConventionFormulas,
  samples: number | null,
): readonly { readonly letter: string; readonly says: string }[] {
  return found.map(({ name, having }) => {
    const who = listedConventions(having);
    const why = reasons[name](having[0]!, formulas, samples);
    return { letter: letters.get(name)!, says: `${who[0]!.toUpperCase()}${who.slice(1)}: ${why}` };
  });
}

type Reason = (other: Convention, formulas: ConventionFormulas, samples: number | null) => string;

const reasons: Readonly<Record<DifferenceName, Reason>> = {
  epsilon: ({ epsilon }) =>
    `ε is ${plainDecimal(epsilon)} instead of ${plainDecimal(first!.epsilon)}: a little more to divide by, which tells where a variance is small.`,
  epsilonPlacement: (other, { divisor }) =>
    `ε is added to the standard deviation, ${divisor(other)}, instead of inside the root, ${divisor(first!)}.`,
  divideBy: ({ divideBy }, { count }, samples) =>
    `the variance that normalizes divides by ${count(divideBy === "m", samples)} instead of ${count(first!.divideBy === "m", samples)}.`,
  momentum: ({ running }, { update }) =>
    `${momentumMeans(running!)}${update(running!)} instead of ${update(first!.running!)}. A new batch counts ${shareOf(running!)} instead of ${shareOf(first!.running!)}, so that the start is forgotten ${batchWeight(running!) < batchWeight(first!.running!) ? "later" : "sooner"}.`,
  runningDivisor: ({ running }, { count, shrinkage }, samples) =>
    `the variance that enters the running one divides by ${count(running!.divisor === "biased", samples)}, as the one that normalizes does, instead of ${count(first!.running!.divisor === "biased", samples)}: too small, on average over batches, by the factor ${shrinkage(samples)}.`,
  start: ({ running }) =>
    `running statistics begin at ${startWords(running!)} instead of ${startWords(first!.running!)}.`,
  unsaid: () => "nothing is said of running statistics, nor of inference.",
};

const momentumMeans = ({ momentumConvention }: GivenRunning) =>
  momentumConvention === first!.running!.momentumConvention
    ? ""
    : `momentum is the share ${momentumConvention === "keras" ? "that is kept, not that of the new batch" : "of the new batch, not that which is kept"}: `;
const shareOf = (running: GivenRunning) => plainDecimal(Number(batchWeight(running).toFixed(6)));
const startWords = ({ mean, variance }: GivenRunning) => `${mean} and ${variance}`;
