import type { ObservationKind } from "../observation.ts";

/** What a kind of observation leaves in a record. */
export type BlockOf<Kind> = Kind extends ObservationKind<infer Block> ? Block : never;
