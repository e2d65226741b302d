import { dirname, resolve } from "node:path";
import { writeLive } from "../live/writeLive.ts";
import { Stopped } from "../terminal/fail.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { onStopSignals, type StopSignal } from "../terminal/stopSignals.ts";
import { serveReport } from "./reportServer.ts";

/** Writes the live lab and says where it is; with `serve` shows it on 127.0.0.1 until Ctrl-C. */
export async function live(flags: {
  readonly out: string;
  readonly serve?: boolean;
  readonly port: number;
  readonly json?: boolean;
}): Promise<void> {
  const file = writeLive(flags.out);
  if (flags.json) process.stdout.write(`${safeJson({ live: file })}\n`);
  else process.stdout.write(`live  ${safeText(file)}\n`);
  if (!flags.serve) return;
  const folder = resolve(dirname(file));
  const server = await serveReport(() => folder, flags.port);
  process.stdout.write(`\n  ${server.address}/report/live.html  shows it; Ctrl-C ends it\n`);
  const signal = await new Promise<StopSignal>((heard) => {
    onStopSignals(heard);
  });
  await server.close();
  throw new Stopped("stopped showing the live lab; the page is kept", signal);
}
