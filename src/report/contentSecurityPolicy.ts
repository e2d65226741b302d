import { createHash } from "node:crypto";

/**
 * The policy of a page: no request, no eval, nothing from elsewhere, and no script but those that are named by their hash,
 * so that a text that came through unescaped would still not run.
 *
 * @param scripts the texts of the page's own scripts, exactly as they stand in it
 * @param more    what a page may do beyond a report
 */
export function contentSecurityPolicy(scripts: readonly string[], more: readonly string[] = []): string {
  const hashes = scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.length > 0 ? hashes.join(" ") : "'none'"}`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    ...more,
  ].join("; ");
}
