import { CommanderError } from "commander";
import { fileFaultOf } from "../runs/fileFault.ts";
import { safeText } from "./safeText.ts";
import { type StopSignal, stopSignals } from "./stopSignals.ts";

/** Faults of what the user gave: printed without a stack, exit code 2. */
export class UserFault extends Error {}

/** Ended by Ctrl-C or another signal. */
export class Stopped extends Error {
  constructor(
    message: string,
    readonly signal: StopSignal,
  ) {
    super(message);
  }
}

/**
 * Says what went wrong, and sets the exit code that the kind of error asks for: 2 bad input, 130 Ctrl-C, 143 ended by
 * another program, 1 anything else. The program then ends by itself, so that a pipe gets all that was written to it.
 */
export function fail(error: unknown): void {
  // Commander has printed its own message; help and version end well.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof UserFault) {
    process.stderr.write(`${safeText(error.message)}\n`);
    process.exitCode = 2;
  } else if (error instanceof Stopped) {
    process.stderr.write(`\n${safeText(error.message)}\n`);
    process.exitCode = stopSignals[error.signal];
  } else {
    process.stderr.write(`${lines(error as Error).join("\n")}\n`);
    process.exitCode = 1;
  }
}

function lines(error: Error): string[] {
  const isDebug = process.argv.includes("--debug");
  const stack = isDebug ? [safeText(String(error.stack))] : [];
  const file = fileFaultOf(error);
  if (file !== null) return [`lab: ${safeText(file)}; what was finished is kept`, ...stack];
  return [`lab: ${safeText(error.message)}`, ...(isDebug ? stack : ["(--debug shows where)"])];
}
