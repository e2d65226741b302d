import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Verdict } from "../findings/finding.ts";
import type { IndexEntry } from "./reportsIndex.ts";
import { smallChart } from "./thumbnail/smallChart.ts";

/** What the folders of reports say of themselves; those that say it badly, by name. */
export interface Cards {
  readonly entries: readonly IndexEntry[];
  readonly broken: readonly string[];
}

/** The cards of all reports in a folder, by name. A folder that others filled spoils its own line alone. */
export function cardsIn(reports: string): Cards {
  const entries: IndexEntry[] = [];
  const broken: string[] = [];
  const names = readdirSync(reports, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(reports, entry.name, "card.json")))
    .map(({ name }) => name)
    .sort();
  for (const name of names) {
    const read = cardOf(join(reports, name, "card.json"));
    if (read === null) broken.push(name);
    else entries.push({ ...read, href: `${encodeURIComponent(name)}/index.html` });
  }
  return { entries, broken };
}

function cardOf(file: string): IndexEntry | null {
  try {
    return card.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

const verdicts = { supported: true, contradicted: true, inconclusive: true } satisfies Record<Verdict, true>;

const card = z.object({
  href: z.string(),
  title: z.string(),
  question: z.string(),
  variation: z.string().nullable(),
  verdicts: z.array(z.object({ verdict: z.enum(Object.keys(verdicts) as Verdict[]), says: z.string() })),
  answer: z.string().default(""),
  lead: smallChart.nullable().default(null),
  runs: z.number(),
  variants: z.number(),
  seconds: z.number(),
  madeAt: z.string(),
}) satisfies z.ZodType<IndexEntry>;
