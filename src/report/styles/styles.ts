import { charts } from "./charts.ts";
import { colours } from "./colours.ts";
import { layout } from "./layout.ts";
import { print } from "./print.ts";

/** The page's style sheet. */
export const styles: string = [colours, layout, charts, print].join("\n");
