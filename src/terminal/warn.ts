import { safeText } from "./safeText.ts";

/** What went wrong without ending the work, on standard error. */
export function warn(text: string): void {
  process.stderr.write(`  warning: ${safeText(text)}\n`);
}
