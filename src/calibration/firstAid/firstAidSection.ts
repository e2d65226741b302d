import { thresholds } from "../../diagnosis/thresholds.ts";
import { percent, table } from "../markdownTable.ts";
import type { MadeCause } from "./recipes.ts";
import { type Score, score, toldWords } from "./score.ts";
import { type BoundedNumber, boundedNumbers, type TrialOutcome } from "./trial.ts";
import { pairsOfCauses, singleCauses } from "./trials.ts";

/** A network of another library, what was made wrong with it and what was told. */
export interface ForeignNetwork {
  readonly file: string;
  readonly made: readonly MadeCause[];
  readonly told: TrialOutcome["told"];
}

/** What the calibration promises of the half that bounds were not set on. */
const promises = { rightOfOne: 0.9, falseAlarms: 0.05 } as const;

/** Promises that are not kept. */
export function brokenFirstAid(outcomes: readonly TrialOutcome[]): string[] {
  const tested = outcomes.filter(({ half }) => half === "test");
  const sound = tested.filter(({ made }) => made.length === 0);
  const alarms = shareOf(sound, (each) => each.told.length > 0);
  const single = tested.filter(({ made }) => made.length === 1);
  const right = shareOf(single, isRight);
  return [
    ...(alarms > promises.falseAlarms ? [`first aid: ${percent(alarms)} false alarms`] : []),
    ...(right < promises.rightOfOne ? [`first aid: ${percent(right)} right of one cause`] : []),
  ];
}

/** The section of docs/first-aid.md on how often a diagnosis is right, in Markdown. */
export function firstAidSection(
  outcomes: readonly TrialOutcome[],
  diverged: number,
  foreign: readonly ForeignNetwork[],
): string {
  const of = (half: TrialOutcome["half"]) => outcomes.filter((each) => each.half === half);
  const tested = of("test");
  const single = tested.filter(({ made }) => made.length === 1);
  const sound = tested.filter(({ made }) => made.length === 0);
  const double = tested.filter(({ made }) => made.length === 2);
  const broken = brokenFirstAid(outcomes);
  return `Made by \`npm run calibrate -- --only first-aid\`: ${outcomes.length} networks of the lab${diverged > 0 ? ` (and ${diverged} that diverged)` : ""}, causes made on purpose by its
own settings (\`src/calibration/firstAid/recipes.ts\`): one to three hidden layers of 6 to 24 units, four non-linearities, three
optimizers, 150 to 900 steps, batches of 16 to 128 (too small: 2 to 6), tables of 12 to 30 batches (too small: 60 to 78). Half of
them set the bounds of \`src/diagnosis/thresholds.ts\`; what follows is of the other half. Momentum and ε stand in all of these
tables, the number of updates in half of them.

On ${sound.length} sound networks ${countOf(sound, (each) => each.told.length > 0)} false alarms (${percent(shareOf(sound, (each) => each.told.length > 0))}). One cause: ${percent(shareOf(single, isRight))} of ${single.length} right, ${percent(shareOf(single, (each) => score(each.made, each.told) === "as one of two"))} among them as one
of two that nothing in the table tells apart (frozen or loaded, or stale: without the number of updates). Two causes at once:
${percent(shareOf(double, isRight))} of ${double.length}.
${broken.length === 0 ? "" : `\nNot reached: ${broken.join("; ")}.\n`}
${scores(tested)}
What was told, of the networks with one cause or none:

${confusion([...sound, ...single])}
**The divisor of the running variance** (m − 1, or m) was drawn beside every network and is told apart from the rest, where a batch
is small enough for it to matter and the table sure enough to tell: of ${divisors(tested)}

**Where the bounds lie**, on the half that set them. Of networks with the cause alone (for \`pathExplained\`: stale) and of those
without it, the value that 5 % lie beyond on the side of the other, and the last one:

${bounds(of("setting"))}
**Twenty networks trained in PyTorch** (\`test/reference/make/first_aid.py\`: dense ones on points of four clusters, convolutions on
pictures of bars), on which no bound was set: ${foreign.filter(({ made, told }) => isRight({ made, told })).length} right.

${table(
  ["network", "made wrong", "told"],
  foreign.map(({ file, made, told }) => [file, made.join(" + ") || "nothing", toldWords(told)]),
)}`;
}

type Told = Pick<TrialOutcome, "made" | "told">;

const isRight = ({ made, told }: Told) => {
  const found = score(made, told);
  return found === "right" || found === "as one of two";
};

const countOf = <Item>(items: readonly Item[], is: (item: Item) => boolean) => items.filter(is).length;
const shareOf = <Item>(items: readonly Item[], is: (item: Item) => boolean) =>
  items.length === 0 ? 0 : countOf(items, is) / items.length;

function scores(tested: readonly TrialOutcome[]): string {
  const kinds: readonly (readonly MadeCause[])[] = [
    [],
    ...singleCauses.map((cause) => [cause]),
    ...pairsOfCauses,
  ];
  const rows = kinds.map((kind) => {
    const name = kind.join(" + ");
    const own = tested.filter(({ made }) => made.join(" + ") === name);
    const count = (wanted: Score) => countOf(own, ({ made, told }) => score(made, told) === wanted);
    return [
      name || "nothing",
      own.length,
      count("right"),
      count("as one of two"),
      count("and another"),
      count("missed"),
      percent(shareOf(own, isRight)),
    ];
  });
  return table(
    ["made wrong", "networks", "right", "as one of two", "and another", "missed", "right in all"],
    rows,
  );
}

function confusion(outcomes: readonly TrialOutcome[]): string {
  const rowNames = ["nothing", ...singleCauses];
  const words = outcomes.map(({ made, told }) => ({ made: made[0] ?? "nothing", told: toldWords(told) }));
  const seen = [...new Set(words.map(({ told }) => told))];
  const place = (name: string) => (rowNames.includes(name) ? rowNames.indexOf(name) : rowNames.length);
  const columns = seen.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  const rows = rowNames.map((name) => [
    name,
    ...columns.map((told) => countOf(words, (each) => each.made === name && each.told === told) || "·"),
  ]);
  return table(["made ↓ told →", ...columns], rows);
}

function divisors(tested: readonly TrialOutcome[]): string {
  const small = tested.filter(({ divisor }) => divisor.batchSize <= 6);
  const [unbiased, biased] = [true, false].map((is) =>
    small.filter(({ divisor }) => divisor.isUnbiased === is),
  );
  const told = (own: readonly TrialOutcome[]) => countOf(own, ({ divisor }) => divisor.isTold);
  const rest = tested.filter(({ divisor }) => divisor.batchSize > 6);
  return `${unbiased!.length} networks on
batches of 2 to 6 whose running variance divides by m − 1 it was told of ${told(unbiased!)}, of ${biased!.length} by m of ${told(biased!)}; of ${rest.length} on larger batches of ${told(rest)}.`;
}

/** Causes that a number speaks for, and whether it does so by being small. */
const speaksFor: Readonly<
  Record<BoundedNumber, { readonly causes: readonly MadeCause[]; readonly small?: true }>
> = {
  betweenOverBand: { causes: ["biased-batches"] },
  runningDistance: { causes: ["stale", "frozen-or-loaded"] },
  runningOverNoise: { causes: ["stale", "frozen-or-loaded"] },
  laterRunningDistance: { causes: ["stale", "frozen-or-loaded"] },
  pathExplained: { causes: ["stale"] },
  populationDistance: { causes: ["other-domain"] },
  populationOverNoise: { causes: ["other-domain"] },
  noiseOfMean: { causes: ["small-batch"] },
  varianceOverEpsilon: { causes: ["epsilon"], small: true },
};

function bounds(setting: readonly TrialOutcome[]): string {
  const rows = boundedNumbers.map((name) => {
    const { causes, small } = speaksFor[name];
    const isWith = ({ made }: TrialOutcome) => made.length === 1 && causes.includes(made[0]!);
    const among =
      name === "pathExplained" ? setting.filter(({ made }) => made[0] === "frozen-or-loaded") : setting;
    const isWithout = ({ made }: TrialOutcome) =>
      made.length <= 1 && !made.some((cause) => causes.includes(cause));
    const valuesOf = (own: readonly TrialOutcome[]) =>
      own
        .map(({ numbers }) => numbers[name])
        .filter(Number.isFinite)
        .sort((a, b) => (small ? b - a : a - b));
    const [without, having] = [valuesOf(among.filter(isWithout)), valuesOf(setting.filter(isWith))];
    return [
      `\`${name}\``,
      thresholds[name],
      short(without[Math.floor(0.95 * without.length)]),
      short(without.at(-1)),
      short(having[Math.floor(0.05 * having.length)]),
      short(having[0]),
    ];
  });
  return table(["number", "bound", "without: 5 % beyond", "last", "with: 5 % short of", "first"], rows);
}

const short = (value: number | undefined) =>
  value === undefined ? "–" : String(Number(value.toPrecision(3)));
