import { type Cell, type Effect, effects, type Outcome } from "./cell.ts";
import { familySizes, forms, seedCounts } from "./cells.ts";
import { type DistributionName, distributions } from "./distributions.ts";

export interface CalibratedCell {
  readonly cell: Cell;
  readonly outcome: Record<Effect, Outcome>;
}

/** What the procedure promises, and how far sampling error may take a rate from it. */
const promises = { falseVerdicts: 0.05, coverageAt20: 0.95 } as const;

/** The standard error of a rate near the promise. */
const standardError = (rate: number, replications: number) => Math.sqrt((rate * (1 - rate)) / replications);

/** Cells that break a promise by more than three standard errors. */
export function broken(cells: readonly CalibratedCell[], replications: number): string[] {
  const slack = 3 * standardError(promises.falseVerdicts, replications);
  return cells.flatMap(({ cell, outcome }) =>
    effects.flatMap((effect) => {
      const { anyFalse, covered } = outcome[effect];
      const name = `${cell.form}, ${cell.distribution}, ${cell.seeds} seeds, ${cell.claims} claims, effect ${effect} δ`;
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
}

/** The page of the documentation, in Markdown. */
export function calibrationPage(cells: readonly CalibratedCell[], replications: number): string {
  const found = broken(cells, replications);
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
`;
}

function worst(own: readonly CalibratedCell[]): string[] {
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

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |\n`;
  return `${line(head)}${line(head.map(() => "---"))}${rows.map(line).join("")}`;
}
