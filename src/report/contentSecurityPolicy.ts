import { createHash } from "node:crypto";

/**
 * The policy of a page: no request, no eval, nothing from elsewhere, and no script but those that are named by their hash,
 * so that a text that came through unescaped would still not run.
 *
 * @param scripts the texts of the page's own scripts, exactly as they stand in it
 * @param more    what a page may do beyond a report
 * @param sources where scripts may come from beside
 */
export function contentSecurityPolicy(
  scripts: readonly string[],
  more: readonly string[] = [],
  sources: readonly string[] = [],
): string {
  const hashes = scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  const allowed = [...hashes, ...sources];
  return [
    "default-src 'none'",
    `script-src ${allowed.length > 0 ? allowed.join(" ") : "'none'"}`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    ...more,
  ].join("; ");
}
