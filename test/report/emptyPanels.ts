import type { View } from "vega";

interface Mark {
  readonly name?: string;
  readonly marktype: string;
  readonly role?: string;
  readonly items: readonly Item[];
}
interface Item {
  readonly datum?: object;
  readonly opacity?: number;
  readonly defined?: boolean;
  readonly x?: number;
  readonly y?: number;
  /** Of a group. */
  readonly items: readonly Mark[];
}

/** Panels, by their place, in which no row is drawn; a line through one point is none. */
export function emptyPanels(view: View): number[] {
  const [whole] = (view.scenegraph() as unknown as { root: Mark }).root.items;
  const panels = whole!.items.flatMap(({ name, items }) =>
    /^concat_\d+_group$/.test(name ?? "") ? items : [],
  );
  return (panels.length > 0 ? panels : [whole!]).flatMap((panel, place) =>
    marksIn(panel).some(showsARow) ? [] : [place],
  );
}

/** Those of the layers, not of axes, legends and titles. */
function marksIn({ items }: Item): Mark[] {
  return items
    .filter(({ role }) => role === "mark" || role === "scope")
    .flatMap((mark) => (mark.marktype === "group" ? mark.items.flatMap(marksIn) : [mark]));
}

/** The cursor is drawn from no row, the stripes of tooltips are not seen. */
function showsARow({ marktype, items }: Mark): boolean {
  const seen = items.filter(
    ({ datum = {}, opacity = 1, defined = true, x = 0, y = 0 }) =>
      Object.keys(datum).length > 0 && opacity > 0 && defined && Number.isFinite(x) && Number.isFinite(y),
  );
  return seen.length >= (marktype === "line" || marktype === "area" ? 2 : 1);
}
