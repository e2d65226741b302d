/**
 * The factor that a schedule puts on the learning rate.
 *
 * @param step 0-based: how many updates have been made
 * @param steps updates of the whole training
 */
export type Schedule<Settings> = (settings: Settings, step: number, steps: number) => number;
