import { availableParallelism } from "node:os";
import { InvalidArgumentError, Option } from "commander";

// Options that several commands have, and the words that they read; each is made anew for every command.

export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}; got "${text}".`);
    return value;
  };

/** "2/4". */
function shardWords(text: string): { readonly part: number; readonly of: number } {
  const [, part, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (part === undefined || of === undefined || part < 1 || part > of)
    throw new InvalidArgumentError(
      `Expected which shard of how many, from 1/N to N/N, such as 2/4; got "${text}".${part === 0 ? " (The first is 1: an array that counts from 0 adds one.)" : ""}`,
    );
  return { part, of };
}

/** "30d", or "30". */
export function daysAgo(text: string): number {
  const days = /^(\d{1,5})d?$/.exec(text)?.[1];
  if (days === undefined)
    throw new InvalidArgumentError(`Expected a number of days, such as 30d; got "${text}".`);
  return Number(days);
}

export const out = () =>
  new Option("--out <folder>", "where reports and finished runs are kept").default("reports");
export const workers = () =>
  new Option("--workers <count>", "worker threads")
    .default(availableParallelism(), "one per core")
    .argParser(wholeNumber(1, 256));
export const json = () => new Option("--json", "print the result as JSON on standard output");
export const quiet = () => new Option("--quiet", "print nothing but faults");
export const verbose = () =>
  new Option("--verbose", "every finding as a sentence, and the arithmetic of given rows, too");
export const plain = () =>
  new Option(
    "--plain",
    "train on the kernels as they are defined: slower, the same bits (in a store of its own)",
  );
export const debug = () => new Option("--debug", "print the stack of an error");
export const seeds = () =>
  new Option("--seeds <count>", "this many seeds instead of the scenario's (marked in the report)").argParser(
    wholeNumber(1, 100_000),
  );
export const untilDecided = () =>
  new Option(
    "--until-decided",
    "as many seeds as the claims need, by fours from 12 to 200, instead of the scenario's (marked in the report)",
  ).conflicts(["seeds", "quick"]);
export const steps = () =>
  new Option("--steps <count>", "this many steps instead of the scenario's (marked in the report)").argParser(
    wholeNumber(1, 10_000_000),
  );

export const shard = () =>
  new Option(
    "--shard <i/n>",
    "of the runs, this one of n parts, into the store alone; merge brings the parts together",
  )
    .conflicts(["plain"])
    .argParser(shardWords);
export const seedsTo = () =>
  new Option(
    "--seeds-to <count>",
    "with --shard, of a scenario with seeds until decided: how many seeds are shared out",
  ).argParser(wholeNumber(1, 100_000));

export const queue = () =>
  new Option(
    "--queue <url>",
    "hand the runs out at a Redis or Valkey server, redis://… or rediss://…, to those who work there",
  );

export const maxFile = () =>
  new Option("--max-file <kB>", "largest scenario file that is read (256 kB unless said)").argParser(
    wholeNumber(1, 1024 * 1024),
  );

export const quick = () =>
  new Option(
    "--quick",
    "at most 3 seeds and 200 steps: enough to see that it runs (marked in the report)",
  ).conflicts(["seeds", "steps"]);
