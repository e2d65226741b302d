import { usualLooks } from "../scenario/vocabulary/seeds.ts";
import { familySizes, forms } from "./cells.ts";
import { percent, table } from "./markdownTable.ts";
import { type SequentialCell, type SequentialOutcome, truths } from "./sequential.ts";

export interface CalibratedSequence {
  readonly cell: SequentialCell;
  readonly outcomes: readonly SequentialOutcome[];
}

/** "difference, normal, 4 claims, until decided" */
function nameOf({ cell }: CalibratedSequence): string {
  const kind =
    cell.form === "association"
      ? `${cell.variants} variants, ${percent(cell.diverged)} diverged`
      : cell.distribution;
  return `${cell.form}, ${kind}, ${cell.claims} claims, until decided`;
}

/** What breaks a promise by more than `slack`: at most 5 % of scenarios with a false verdict, 95 % of intervals that hold. */
export function brokenSequences(
  sequences: readonly CalibratedSequence[],
  slack: number,
  promises: { readonly falseVerdicts: number; readonly coverage: number },
): string[] {
  return sequences.flatMap((one) =>
    one.outcomes.flatMap(({ truth, anyFalse, covered }) => {
      const name = `${nameOf(one)}, effect ${truth} δ`;
      return [
        ...(anyFalse > promises.falseVerdicts + slack
          ? [`${name}: ${percent(anyFalse)} false verdicts`]
          : []),
        ...(covered < promises.coverage - slack ? [`${name}: coverage ${percent(covered)}`] : []),
      ];
    }),
  );
}

const TITLE = "## Seeds until decided";

/** The page with this section in the place of the one that it has, or before that on bands. */
export function withSequentialSection(page: string, section: string): string {
  const [before, after] = page.split(/^## Bands$/m) as [string, string];
  const kept = before.split(TITLE)[0]!;
  return `${kept.trimEnd()}\n\n${section}\n## Bands${after}`;
}

/** The section of the page on seeds until decided. */
export function sequentialSection(sequences: readonly CalibratedSequence[], replications: number): string {
  const { atLeast, atMost, step } = usualLooks;
  const most = (values: readonly number[]) => percent(Math.max(...values));
  const errors = (own: readonly CalibratedSequence[]) => {
    const at = (isAt: (truth: number) => boolean) =>
      own.flatMap(({ outcomes }) => outcomes.filter(({ truth }) => isAt(truth)));
    return [
      most(at((truth) => truth === 0).map(({ anyFalse }) => anyFalse)),
      most(at((truth) => truth === 1).map(({ anyFalse }) => anyFalse)),
      most(at((truth) => truth > 1).map(({ anyFalse }) => anyFalse)),
      percent(Math.min(...at(() => true).map(({ covered }) => covered))),
      most(at((truth) => truth === 1).map(({ fixed }) => fixed.anyFalse)),
      most(at((truth) => truth === 1).map(({ twoStages }) => twoStages.anyFalse)),
    ];
  };
  const ofSides = sequences.filter(({ cell }) => cell.form !== "association");
  const ofAssociations = sequences.filter(({ cell }) => cell.form === "association");
  return `${TITLE}

${replications.toLocaleString("en")} scenarios of every kind whose seeds go on until decided (${atLeast} to ${atMost}, by ${step}), looked at and stopped as the lab
stops; beside them, on the same draws, the fixed test on 20 seeds, and the same followed by as many fresh seeds as it
suggests. The worst over the distributions; coverage is of the intervals at the stop, at whichever true effect it is least.

${table(
  [
    "claims",
    "form",
    "any false at 0",
    "at δ",
    "beyond δ",
    "coverage",
    "20 seeds: any false at δ",
    "then fresh seeds: any false at δ",
  ],
  familySizes.flatMap((claims) => [
    ...forms.map((form) => [
      claims,
      form,
      ...errors(ofSides.filter(({ cell }) => cell.claims === claims && cell.form === form)),
    ]),
    [claims, "association", ...errors(ofAssociations.filter(({ cell }) => cell.claims === claims))],
  ]),
)}
How many seeds it takes, and how many claims are left without a verdict; medians over forms and distributions (associations
aside). At the margin itself no verdict is right, and the seeds are spent for nothing but to see that; *hopeless* are scenarios that
stopped since what was open had less than 1 chance in 10 to be decided by more seeds, as far as those told that were there.

${table(
  [
    "claims",
    "true effect",
    "seeds: mean",
    "median",
    "9 in 10 at most",
    "no verdict",
    "hopeless",
    "20 seeds: no verdict",
    "then fresh seeds: no verdict",
    "seeds",
  ],
  familySizes.flatMap((claims) =>
    truths.map((truth) => {
      const own = ofSides
        .filter(({ cell }) => cell.claims === claims)
        .flatMap(({ outcomes }) => outcomes.filter((outcome) => outcome.truth === truth));
      const middle = (of: (outcome: SequentialOutcome) => number) => {
        const sorted = own.map(of).sort((a, b) => a - b);
        return sorted[sorted.length >> 1] ?? Number.NaN;
      };
      return [
        claims,
        truth === 1 ? "δ" : truth === 0 ? "0" : `${truth} δ`,
        middle(({ seeds }) => seeds.mean).toFixed(0),
        middle(({ seeds }) => seeds.median),
        middle(({ seeds }) => seeds.most),
        percent(middle(({ undecided }) => undecided)),
        percent(middle(({ hopeless }) => hopeless)),
        percent(middle(({ fixed }) => fixed.undecided)),
        percent(middle(({ twoStages }) => twoStages.undecided)),
        middle(({ twoStages }) => twoStages.seeds).toFixed(0),
      ];
    }),
  ),
)}`;
}
