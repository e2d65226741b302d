/** A share of 1 in percent, one decimal. */
export const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Rows of cells in Markdown, below their head. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |\n`;
  return `${line(head)}${line(head.map(() => "---"))}${rows.map(line).join("")}`;
}
