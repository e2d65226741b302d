import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { diagnose } from "../../diagnosis/diagnose.ts";
import { readStatistics } from "../../diagnosis/reading/readStatistics.ts";
import type { ForeignNetwork } from "./firstAidSection.ts";
import { singleCauses } from "./trials.ts";

const networksFile = z.object({
  networks: z.array(
    z.object({
      file: z.string(),
      causes: z.array(z.enum(singleCauses)),
      training: z.number(),
      inference: z.number(),
    }),
  ),
});

/** Diagnoses the tables of a folder, beside which stands what was made wrong with each network. */
export function foreignNetworks(folder: string): ForeignNetwork[] {
  const { networks } = networksFile.parse(JSON.parse(readFileSync(join(folder, "networks.json"), "utf8")));
  return networks.map(({ file, causes, ...accuracies }) => {
    const read = readStatistics(readFileSync(join(folder, file), "utf8"));
    if ("faults" in read) throw new Error(`${file}: ${read.faults[0]!.message}`);
    const { signs } = diagnose(read.table);
    const told = signs
      .filter(({ cause }) => cause !== "variance-divisor")
      .map(({ cause, orElse }) => [cause, ...orElse]);
    return { file: file.replace(/\.csv$/, ""), made: causes, told, ...accuracies };
  });
}
