import type { AssociationCell } from "./associations.ts";
import { type BandRates, type FeatureKindName, featureKinds } from "./bands.ts";
import { type Cell, type Effect, effects, type Outcome } from "./cell.ts";
import { familySizes, forms, seedCounts } from "./cells.ts";
import { type DistributionName, distributions } from "./distributions.ts";
import { percent, table } from "./markdownTable.ts";
import { sequentialReplications } from "./sequential.ts";
import { brokenSequences, type CalibratedSequence, sequentialSection } from "./sequentialReport.ts";

interface Calibrated<Kind> {
  readonly cell: Kind;
  readonly outcome: Record<Effect, Outcome>;
}

type CalibratedCell = Calibrated<Cell>;

/** All that was simulated. */
export interface Calibration {
  readonly cells: readonly CalibratedCell[];
  readonly associations: readonly Calibrated<AssociationCell>[];
  readonly sequences: readonly CalibratedSequence[];
  readonly bands: readonly {
    readonly kind: FeatureKindName;
    readonly replacement: boolean;
    readonly rates: BandRates;
  }[];
}

/** What the procedure promises, and how far sampling error may take a rate from it. */
const promises = { falseVerdicts: 0.05, coverageAt20: 0.95, outsideBands: 0.05 } as const;

/** A share beyond a band of 999 draws has an sd of 0.7 % from one band to the next: three standard errors of ten bands. */
const BAND_SLACK = 0.007;

const drawing = (replacement: boolean) => (replacement ? "with replacement" : "by epochs");

/** The standard error of a rate near the promise. */
const standardError = (rate: number, replications: number) => Math.sqrt((rate * (1 - rate)) / replications);

/** What breaks a promise by more than three standard errors. */
export function broken(
  { cells, associations, sequences, bands }: Calibration,
  replications: number,
): string[] {
  const slackOf = (count: number) => 3 * standardError(promises.falseVerdicts, count);
  const kinds = [
    ...cells.map(({ cell, outcome }) => ({
      slack: slackOf(replications),
      name: `${cell.form}, ${cell.distribution}, ${cell.seeds} seeds, ${cell.claims} claims`,
      cell,
      outcome,
    })),
    ...associations.map(({ cell, outcome }) => ({
      slack: slackOf(replications / 4),
      name: `association, ${cell.variants} variants, ${percent(cell.diverged)} diverged, ${cell.seeds} seeds`,
      cell,
      outcome,
    })),
  ];
  const verdicts = kinds.flatMap(({ name: kind, slack, cell, outcome }) =>
    effects.flatMap((effect) => {
      const { anyFalse, covered } = outcome[effect];
      const name = `${kind}, effect ${effect} δ`;
      return [
        ...(anyFalse > promises.falseVerdicts + slack
          ? [`${name}: ${percent(anyFalse)} false verdicts`]
          : []),
        ...(cell.seeds === 20 && covered < promises.coverageAt20 - slack
          ? [`${name}: coverage ${percent(covered)}`]
          : []),
      ];
    }),
  );
  const outside = bands.flatMap(({ kind, replacement, rates }) => {
    const worst = Math.max(...Object.values(rates));
    return worst > promises.outsideBands + BAND_SLACK
      ? [`band, ${kind} values, ${drawing(replacement)}: ${percent(worst)} outside`]
      : [];
  });
  const untilDecided = brokenSequences(sequences, slackOf(sequentialReplications(replications)), {
    falseVerdicts: promises.falseVerdicts,
    coverage: promises.coverageAt20,
  });
  return [...verdicts, ...untilDecided, ...outside];
}

/** The page of the documentation, in Markdown. */
export function calibrationPage(calibration: Calibration, replications: number): string {
  const { cells, associations, sequences, bands } = calibration;
  const found = broken(calibration, replications);
  return `# How far the findings can be trusted

Made by \`npm run calibrate\`: ${replications.toLocaleString("en")} simulated scenarios for each of ${cells.length} kinds (form of claim × distribution
× number of seeds × number of claims) at three true effects, decided by the lab's own findings at level 0.05. The true
median difference is 0, at the margin δ (the least favourable: either verdict is false) or 2 δ. A false verdict is
*supported* although the true median is at most δ, or *contradicted* although it is at least δ (for *same*: the other way
round). Rates are of scenarios with any false verdict; coverage is of each claim's 95 % interval, which is not corrected.

${found.length === 0 ? `No kind of scenario has more than 5 % false verdicts, and no interval at 20 seeds covers less than 95 %, beyond three standard errors of the simulation (${percent(3 * standardError(promises.falseVerdicts, replications))}).` : `Broken promises:\n\n${found.map((line) => `- ${line}`).join("\n")}`}

## By form of claim

The worst over the ${Object.keys(distributions).length} distributions; power is the median over them.

${table(
  [
    "claims",
    "form",
    "seeds",
    "any false at 0",
    "at δ",
    "at 2 δ",
    "coverage",
    "right at 0",
    "right at 2 δ",
    "no verdict at 2 δ",
  ],
  familySizes.flatMap((claims) =>
    forms.flatMap((form) =>
      seedCounts.map((seeds) => {
        const own = cells.filter(
          ({ cell }) => cell.claims === claims && cell.form === form && cell.seeds === seeds,
        );
        return [claims, form, seeds, ...worst(own)];
      }),
    ),
  ),
)}
## By distribution

Four claims, 20 seeds; the worst over the forms.

${table(
  [
    "distribution",
    "what it is like",
    "any false at 0",
    "at δ",
    "at 2 δ",
    "coverage",
    "right at 0",
    "right at 2 δ",
    "no verdict at 2 δ",
  ],
  (Object.keys(distributions) as DistributionName[]).map((name) => {
    const own = cells.filter(
      ({ cell }) => cell.claims === 4 && cell.distribution === name && cell.seeds === 20,
    );
    return [name, distributions[name].says, ...worst(own)];
  }),
)}
With 5 seeds no verdict is possible; with 10, at most 16 claims can be decided. A bimodal measure, and accuracies near
chance, have medians that few seeds cannot place: they end without a verdict, not with a false one.

## Associations

One claim with a margin of 0.3 on the rank correlation, 20 seeds, a quarter of the replications; the worst of values without and with
ties, power their median. At effect 0 the two measures are independent. A variant that diverges does so whatever it
measures otherwise, and is left out of its seed's ranking: ranked last in both measures, independent ones came out as
*supported* in 2, 20 and 62 % of scenarios at 10, 20 and 30 % diverged. Of three variants a correlation is −1, −½, ½ or
1, so that its absence is never shown. The median of the seeds' correlations is not the correlation of the medians over
seeds: noise within a seed keeps it lower.

${table(
  [
    "variants",
    "diverged",
    "any false at 0",
    "at δ",
    "at 2 δ",
    "coverage",
    "right at 0",
    "right at 2 δ",
    "no verdict at 2 δ",
  ],
  [...new Set(associations.map(({ cell }) => cell.variants))].flatMap((variants) =>
    [...new Set(associations.map(({ cell }) => cell.diverged))].map((diverged) => {
      const own = associations.filter(
        ({ cell }) => cell.variants === variants && cell.diverged === diverged && cell.seeds === 20,
      );
      return [variants, percent(diverged), ...worst(own)];
    }),
  ),
)}
${sequentialSection(sequences, sequentialReplications(replications))}
## Bands

Share of uniform batches (32 of 500 rows) outside the 95 % band of uniform batches: a single feature against the training
set, two features at once, and from one batch to the next. 5 % where values differ, no more where they tie.

${table(
  ["values", "what they are like", "drawn", "one feature", "all features", "batch to batch"],
  bands.map(({ kind, replacement, rates }) => [
    kind,
    featureKinds[kind].says,
    drawing(replacement),
    percent(rates.feature),
    percent(rates.againstTraining),
    percent(rates.consecutive),
  ]),
)}`;
}

function worst(own: readonly Pick<CalibratedCell, "outcome">[]): string[] {
  const most = (of: (outcome: Record<Effect, Outcome>) => number) =>
    percent(Math.max(...own.map(({ outcome }) => of(outcome))));
  const middle = (of: (outcome: Record<Effect, Outcome>) => number) => {
    const sorted = own.map(({ outcome }) => of(outcome)).sort((a, b) => a - b);
    return percent(sorted[sorted.length >> 1] ?? Number.NaN);
  };
  const coverage = Math.min(
    ...own.flatMap(({ outcome }) => effects.map((effect) => outcome[effect].covered)),
  );
  return [
    ...effects.map((effect) => most((outcome) => outcome[effect].anyFalse)),
    percent(coverage),
    middle((outcome) => outcome[0].right),
    middle((outcome) => outcome[2].right),
    middle((outcome) => outcome[2].undecided),
  ];
}
