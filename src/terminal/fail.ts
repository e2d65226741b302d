import { CommanderError } from "commander";
import { safeText } from "./safeText.ts";

/** Faults of what the user gave: printed without a stack, exit code 2. */
export class UserFault extends Error {}

/** Ends the program as the kind of error asks: 2 bad input, 130 interrupted, 1 anything else. */
export function fail(error: unknown): never {
  // Commander has printed its own message; help and version end well.
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2);
  if (error instanceof UserFault) {
    process.stderr.write(`${safeText(error.message)}\n`);
    process.exit(2);
  }
  if (error instanceof Stopped) {
    process.stderr.write(`\n${safeText(error.message)}\n`);
    process.exit(130);
  }
  const { message, stack, code } = error as Error & { code?: string };
  const full = code === "ENOSPC" ? "the disk is full; what was finished is kept" : message;
  process.stderr.write(`lab: ${safeText(full)}\n`);
  if (process.argv.includes("--debug")) process.stderr.write(`${safeText(String(stack))}\n`);
  else process.stderr.write("(--debug shows where)\n");
  process.exit(1);
}

/** Ended by Ctrl-C. */
export class Stopped extends Error {}
