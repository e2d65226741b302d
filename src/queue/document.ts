import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Chosen } from "../plan/frozen.ts";
import { folderOf } from "../plan/plan.ts";
import type { Scenario, TableSettings } from "../scenario/scenario.ts";
import type { Variation } from "../scenario/variation.ts";
import { bytesInWords } from "../scenario/vocabulary/limits.ts";
import { type Contents, sha256Of } from "./contents.ts";
import type { DocumentMessage } from "./messages.ts";
import { QueueFault } from "./queueFault.ts";

/** A table that travels is in the server's memory. */
export const TABLE_BYTES = 256 * 1024 * 1024;

/** The bytes that say what the runs of a scenario are; workers plan them again by it. */
export function documentOf(
  { text, variants, tune }: Scenario,
  variation: Variation | null,
  choices: readonly Chosen[] | null,
): Uint8Array {
  const settings = [...variants, ...(tune?.candidates ?? [])].map((variant) => variant.settings.data);
  const tables = new Map(settings.flatMap((data) => ("table" in data ? tablesOf(data.table) : [])));
  const message: DocumentMessage = {
    form: 1,
    text,
    variation: variation && { ...variation },
    choices: choices?.map(({ levels, value }) => ({ levels: { ...levels }, value })) ?? null,
    tables: [...tables].map(([path, sha256]) => ({ path, sha256 })),
  };
  return new TextEncoder().encode(JSON.stringify(message));
}

const tablesOf = ({ csv, sha256, test }: TableSettings): [path: string, sha256: string][] => [
  [csv, sha256],
  ...(test === null ? [] : [[test.csv, test.sha256] as [string, string]]),
];

/**
 * Puts a scenario's document and its tables at the server, unless they are there.
 *
 * Errors   throws where a table is no longer what it was when the scenario was read, or is too large to travel
 */
export async function putDocument(
  contents: Contents,
  { file }: Scenario,
  document: Uint8Array,
): Promise<string> {
  const { tables } = JSON.parse(new TextDecoder().decode(document)) as DocumentMessage;
  for (const { path, sha256 } of tables) {
    if (await contents.isThere(sha256)) continue;
    const bytes = readFileSync(join(folderOf(file), path));
    if (bytes.length > TABLE_BYTES)
      throw new QueueFault(
        `--queue: expected tables of at most ${bytesInWords(TABLE_BYTES)}, since they travel by the server's memory; ${path} has ${bytesInWords(bytes.length)} (shards, --shard, read their own)`,
      );
    if (sha256Of(bytes) !== sha256) throw new Error(`${path} changed while its scenario ran: run it again`);
    await contents.put(bytes);
  }
  const sha256 = sha256Of(document);
  return (await contents.isThere(sha256)) ? sha256 : contents.put(document);
}
