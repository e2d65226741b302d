import { z } from "zod";

/** From 0 to 1 along an axis. */
const place = z.number().min(0).max(1);
/** The name of a colour of the page. */
const colour = z
  .string()
  .regex(/^(variant-[0-7]|supported|contradicted|inconclusive)$/) as z.ZodType<SmallColour>;

export type SmallColour = `variant-${number}` | "supported" | "contradicted" | "inconclusive";

/** Where guessing lies, or no effect. */
const mark = z.object({ at: place, name: z.string() }).nullable();

const rows = z.object({
  kind: z.literal("rows"),
  title: z.string(),
  /** Values are bars from the start of the axis, or else dots. */
  bars: z.boolean(),
  mark,
  rows: z.array(
    z.object({
      name: z.string(),
      colour,
      /** Hollow: what the value is compared with. */
      from: place.nullable(),
      value: place.nullable(),
      /** What the value may be. */
      low: place.nullable(),
      high: place.nullable(),
      words: z.string(),
    }),
  ),
});

const lines = z.object({
  kind: z.literal("lines"),
  title: z.string(),
  mark,
  /** The factor that they run over, its first level and its last. */
  over: z.object({ name: z.string(), first: z.string(), last: z.string() }),
  lines: z.array(
    z.object({
      name: z.string(),
      colour,
      points: z.array(z.tuple([place, place])).min(1),
      /** Its values at both ends. */
      first: z.string(),
      last: z.string(),
    }),
  ),
});

const map = z.object({
  kind: z.literal("map"),
  title: z.string(),
  /** The levels of the other factors; the share of all runs. */
  panels: z.array(
    z.object({ levels: z.array(z.string()), words: z.string(), shares: z.array(z.array(place)) }),
  ),
});

/** A report's chart beside the answer as its card holds it: numbers and words, from which a picture is drawn where it is shown. */
export const smallChart = z.discriminatedUnion("kind", [rows, lines, map]);

export type SmallChart = z.output<typeof smallChart>;
export type SmallRows = z.output<typeof rows>;
export type SmallLines = z.output<typeof lines>;
export type SmallMap = z.output<typeof map>;
