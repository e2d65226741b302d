/** The signals that ask a program to end, each with the exit code that tells it: 128 + its number. */
export const stopSignals = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const;

export type StopSignal = keyof typeof stopSignals;

/** npm passes on to its script what the terminal has sent to both already. */
const ONE_PRESS_MILLISECONDS = 300;

/** Calls `stop` for each such signal, until the function that it returns is called. */
export function onStopSignals(stop: (signal: StopSignal) => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  const listener = (signal: NodeJS.Signals) => {
    const now = performance.now();
    const isEcho = now - last < ONE_PRESS_MILLISECONDS;
    last = now;
    if (!isEcho) stop(signal as StopSignal);
  };
  const signals = Object.keys(stopSignals) as StopSignal[];
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.removeListener(signal, listener);
  };
}
