/**
 * A page with the text between its marks replaced: what stands there is made, what stands around it is written.
 *
 * Errors   a page without the marks
 */
export function withMarkedSection(page: string, name: string, section: string): string {
  const [begin, end] = [`<!-- ${name}: made, not edited -->`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${name}: expected a page with ${begin} and ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${section.trim()}\n\n${page.slice(to)}`;
}
