import type { InstrumentSettings, ObservationSchedule } from "./instrumentSettings.ts";
import type { ObservationName } from "./observations/observations.ts";

export type Observation = { readonly what: ObservationName } & ObservationSchedule;

export interface TrackingSettings extends InstrumentSettings {
  readonly observe: readonly Observation[];
}
