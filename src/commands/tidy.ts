import { existsSync } from "node:fs";
import { join } from "node:path";
import { counted } from "../report/readableNumbers.ts";
import { currentArithmetic } from "../runs/execute.ts";
import { removeOutdated } from "../runs/outdated.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";

/** Removes stored runs that this lab can no longer find: those of other code, written so many days ago. */
export function tidy(flags: { readonly older: number; readonly out: string; readonly json?: boolean }): void {
  const store = join(flags.out, ".runs");
  if (!existsSync(store))
    throw new UserFault(`--out: expected a folder with finished runs; there is no ${safeText(store)}`);
  const { removed, kept } = removeOutdated(store, currentArithmetic(), flags.older);
  process.stdout.write(
    flags.json
      ? `${JSON.stringify({ removed, kept })}\n`
      : `${safeText(store)}: ${counted(removed, "run")} of other code removed, ${kept} kept\n`,
  );
}
