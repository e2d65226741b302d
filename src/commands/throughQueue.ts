import { join } from "node:path";
import type { QueueConnection } from "../queue/connect.ts";
import { calledAs } from "../report/calledAs.ts";
import { labVersion } from "../report/labVersion.ts";
import { currentArithmetic, type Elsewhere } from "../runs/execute.ts";
import { openStore } from "../runs/store.ts";
import type { LoadedScenario } from "./loadScenarios.ts";

/** Does work whose runs are handed out at a queue; without one, they are done here. */
export async function throughQueue<Result>(
  connection: QueueConnection | null,
  { scenario, variation }: LoadedScenario,
  out: string,
  onSay: (text: string) => void,
  use: (elsewhere: Elsewhere | undefined) => Promise<Result>,
): Promise<Result> {
  if (connection === null) return use(undefined);
  const { openCoordinator } = await import("../queue/coordinator.ts");
  const coordinator = await openCoordinator({
    connection,
    scenario,
    variation,
    store: openStore(join(out, ".runs")),
    arithmetic: currentArithmetic(),
    version: labVersion,
    workCommand: calledAs("work"),
    onSay,
  });
  try {
    return await use(coordinator.execute);
  } finally {
    await coordinator.close();
  }
}
