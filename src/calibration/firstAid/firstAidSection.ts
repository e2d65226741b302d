import { binomialUpperBound } from "../../statistics/binomialUpperBound.ts";
import { percent, table } from "../markdownTable.ts";
import { boundsTable } from "./boundsTable.ts";
import type { MadeCause } from "./makers.ts";
import { type Score, score, toldWords } from "./score.ts";
import type { TrialOutcome } from "./trial.ts";
import { pairsOfCauses, singleCauses, weakCauses } from "./trials.ts";

/** A network of another library, what was made wrong with it and what was told. */
export interface ForeignNetwork {
  readonly file: string;
  readonly made: readonly MadeCause[];
  readonly told: TrialOutcome["told"];
  /** Accuracy on training batches by their own statistics, and on other samples by the running ones. */
  readonly training: number;
  readonly inference: number;
}

/** What the calibration promises of the half that bounds were not set on. */
const promises = { rightOfOne: 0.9, falseAlarms: 0.05 } as const;

/** Promises that are not kept. */
export function brokenFirstAid(outcomes: readonly TrialOutcome[]): string[] {
  const tested = outcomes.filter(({ half, isWeak }) => half === "test" && !isWeak);
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
  const usual = outcomes.filter(({ isWeak }) => !isWeak);
  const of = (half: TrialOutcome["half"]) => usual.filter((each) => each.half === half);
  const tested = of("test");
  const single = tested.filter(({ made }) => made.length === 1);
  const sound = tested.filter(({ made }) => made.length === 0);
  const double = tested.filter(({ made }) => made.length === 2);
  const broken = brokenFirstAid(outcomes);
  const alarms = countOf(sound, (each) => each.told.length > 0);
  return `Made by \`npm run calibrate -- --only first-aid\`: ${usual.length} networks of the lab${diverged > 0 ? ` (and ${diverged} that diverged)` : ""}, causes made on purpose by its
own settings (\`src/calibration/firstAid/recipes.ts\`): one to three hidden layers of 6 to 24 units, four non-linearities, three
optimizers, 150 to 900 steps, batches of 16 to 128 (too small: 2 to 6), tables of 12 to 30 batches (too small: 60 to 78). Half of
them set the bounds of \`src/diagnosis/thresholds.ts\`; what follows is of the other half. Momentum and ε stand in all of these
tables, the number of updates in half of them.

On ${sound.length} sound networks ${alarms} false alarms (of many, that is at most ${percent(binomialUpperBound(alarms, sound.length))}, with a confidence of 95 %); of ${countOf(sound, ({ hasFarUnits }) => hasFarUnits)} it is told that single units are far off. One cause: ${percent(shareOf(single, isRight))} of ${single.length} right, ${percent(shareOf(single, (each) => score(each.made, each.told) === "as one of two"))} among them as one
of two that nothing in the table tells apart (frozen or loaded, or stale: without the number of updates). Two causes at once:
${percent(shareOf(double, isRight))} of ${double.length}. That momentum, ε and the size of a batch are told is no feat: the table says them.
${broken.length === 0 ? "" : `\nNot reached: ${broken.join("; ")}.\n`}
${scores(tested)}
What was told, of the networks with one cause or none:

${confusion([...sound, ...single])}
**Weaker causes**, on which no bound was set, are told less often:

${weakTable(outcomes.filter(({ isWeak }) => isWeak))}
**The divisor of the running variance** (m − 1, or m) was drawn beside every network and is told apart from the rest, where a batch
is small enough for it to matter and the table sure enough to tell: of ${divisors(tested)}

**Where the bounds lie**, on the half that set them. Of networks with the cause alone (for \`pathExplained\`: stale) and of those
without it, the value that 5 % lie beyond on the side of the other, and the last one:

${boundsTable(of("setting"))}
**Twenty networks trained in PyTorch** (\`test/reference/make/first_aid.py\`: dense ones on points of four clusters, convolutions on
pictures of bars), on which no bound was set: ${foreign.filter(({ made, told }) => isRight({ made, told })).length} right.

${table(
  ["network", "made wrong", "told", "right in training", "at inference"],
  foreign.map(({ file, made, told, training, inference }) => [
    file,
    made.join(" + ") || "nothing",
    toldWords(told),
    percent(training),
    percent(inference),
  ]),
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

function weakTable(weak: readonly TrialOutcome[]): string {
  const rows = (Object.keys(weakCauses) as (keyof typeof weakCauses)[]).map((cause) => {
    const own = weak.filter(({ made }) => made[0] === cause);
    const told = countOf(own, (each) => score(each.made, each.told) !== "missed");
    const nothing = countOf(own, (each) => each.told.length === 0);
    return [cause, weakCauses[cause], own.length, told, nothing];
  });
  return table(["made wrong", "how much", "networks", "told", "nothing told"], rows);
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
