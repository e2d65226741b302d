import type { Path } from "../path.ts";
import type { RunSettings } from "../scenario.ts";
import { atMost, bytesInWords, limits } from "../vocabulary/limits.ts";
import { runBytes } from "./runBytes.ts";
import type { RunCheck } from "./runCheck.ts";

/** A run fits into memory, before any is trained. */
export const checkMemory: RunCheck = (settings, report) => {
  const excess = memoryExcess(settings);
  if (excess !== null) report(excess.places, excess.message);
};

/** Why a run would not fit into memory, and the settings that ask for most of it; null where it fits. */
function memoryExcess(
  settings: RunSettings,
): { readonly places: readonly Path[]; readonly message: string } | null {
  const { memory, data, passes, parameters, parameterCount, record, largest } = runBytes(settings);
  // Too many parameters are told by their number.
  if (memory <= limits.runBytes || parameterCount > limits.parameters) return null;
  const most = Math.max(data, passes, parameters, 4 * record);
  const { places, words } = causeOf(most, { data, passes, parameters, largest }, settings);
  return {
    places,
    message: `expected ${atMost("runBytes", "of memory for a run")}; got about ${bytesInWords(memory)}, most of it for ${words}`,
  };
}

function causeOf(
  most: number,
  {
    data,
    passes,
    parameters,
    largest,
  }: Pick<ReturnType<typeof runBytes>, "data" | "passes" | "parameters" | "largest">,
  settings: RunSettings,
): { readonly places: readonly Path[]; readonly words: string } {
  const samples: Path[] = [
    ["data", "flowers", "train"],
    ["data", "flowers", "test"],
    ["data", "flowers", "probe"],
    ["data", "split", "most"],
    ["data"],
  ];
  const layers: Path[] = [["network", "hidden"]];
  if (most === data) return { places: samples, words: "the samples" };
  if (most === passes)
    return { places: [...layers, ...samples], words: "samples on their way through the network" };
  if (most === parameters) return { places: layers, words: "the weights" };
  const at = settings.tracking.observe.findIndex(({ what }) => what === largest);
  return {
    places: [["tracking", "observe", at], ["tracking"], ["training", "steps"]],
    words: `${largest ?? "the record"}, which is kept at so many steps`,
  };
}
