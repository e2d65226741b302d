import type { ReportFlowers } from "../flowersOfReport.ts";
import type { Choice } from "../page/choice.ts";
import type { UnitStore } from "../page/unitStore.ts";
import type { Row, Unpacked } from "../page/unpack.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";

/** A chart that follows the reader's choice: the report draws it, the page computes its rows. */
export interface LiveChart {
  /** Where it stands. */
  readonly section: "flowers" | "unit-inputs" | "normalization";
  /** What of the choice its rows depend on. */
  readonly on: readonly (keyof Choice)[];
  /** In the page, for the choice; every table by its name. */
  rows(choice: Choice, page: Unpacked, units: UnitStore): Readonly<Record<string, Row[]>>;
  draw(model: ReportModel, flowers: ReportFlowers | null): Chart | null;
}

/** Of each table, its fields by their own names: the compiler knows no others. */
type Fields<Tables> = {
  readonly [Name in keyof Tables]: Tables[Name] extends (infer Row)[]
    ? { readonly [Field in keyof Row]-?: Field & string }
    : never;
};

/** A live chart whose specification reads from `fields`: what its rows do not have does not compile. */
export function liveChart<Tables extends Readonly<Record<string, Row[]>>>({
  draw,
  ...chart
}: Omit<LiveChart, "rows" | "draw"> & {
  rows(choice: Choice, page: Unpacked, units: UnitStore): Tables;
  draw(fields: Fields<Tables>, ...given: Parameters<LiveChart["draw"]>): ReturnType<LiveChart["draw"]>;
}): LiveChart {
  return { ...chart, draw: (...given) => draw(named as Fields<Tables>, ...given) };
}

/** Whatever is asked of it by name and field is the field's name. */
const named = new Proxy({}, { get: () => new Proxy({}, { get: (_, field) => field }) });
