import type { Figures } from "../figures.ts";
import type { ReportFlowers } from "../flowersOfReport.ts";
import type { LiveLinkOf } from "../liveLink.ts";
import type { ReportModel } from "../reportModel.ts";

/** What a section is written from. */
interface Material {
  readonly model: ReportModel;
  readonly figures: Figures;
  readonly flowers: ReportFlowers | null;
  /** Null where the live lab is not written beside the report. */
  readonly live: LiveLinkOf | null;
}

/** A part of the page; an empty string where there is nothing to show. */
export interface Section {
  readonly id: string;
  readonly title: string | null;
  write(material: Material): string;
}
