import { blankColumns, type ColumnStore, createColumns, type Series } from "./columns.ts";
import type { ObservationSchedule } from "./instrumentSettings.ts";
import { type Outline, outlineOf } from "./outline.ts";
import type { Scene } from "./scene.ts";

/** One kind of observation: all that the lab knows of it, from the words of a scenario to the block of a record. */
export interface ObservationKind<Block> {
  /** Whether it compares batches, which then have to be of one size and drawn in one way, whatever the phase of training. */
  readonly ofLikeBatches?: true;
  /** Whether it is of what the network takes for which class: there is nothing to observe where the target is real. */
  readonly ofClasses?: true;
  /** When it is made, unless a scenario says otherwise. */
  readonly usually: ObservationSchedule | { readonly every: "driftLag" };
  /** The least `tracking:` that has it; "request" is left to those who ask for it by name. */
  readonly detail: "layers" | "units" | "request";
  /** What one costs, in passes of the probe set (or of other samples), as measured. */
  readonly passes: number;
  /** The same where a norm takes statistics of the batch, if it is another. */
  readonly passesWithStatistics?: number;
  /** What one costs more in a run that is detailed. */
  readonly passesInDetail?: number;
  readonly passesOver?: "train" | "test" | "batch" | "field";
  /** What is kept of one, at most. */
  readonly bytes: (widths: Widths) => number;
  /** Whether that is of single units, and kept (but for a few numbers) in runs that are detailed alone. */
  readonly ofUnits?: true;
  /** Looks at a run, at those of the planned steps at which there is something to see. */
  readonly watch: (scene: Scene, planned: Int32Array) => Instrument<Block>;
  /** What a run would leave behind at these steps, in shape alone; null where there is nothing to observe. */
  readonly blank: (outline: Outline, steps: Int32Array) => Block | null;
}

/** What the size of a record depends on. */
export interface Widths {
  /** Of all layers, the output's among them. */
  readonly units: number;
  readonly layers: number;
  readonly features: number;
  readonly fieldSize: number;
}

/** An observation of one run: told of its steps as they come, it gives its block of the record at the end. */
export interface Instrument<Block> {
  readonly steps: Int32Array;
  /** Before the first update. */
  begin(): void;
  /** Before every update: its number is given and its batch in place. */
  prepare(step: number): void;
  /** After every update, and before the first. */
  observe(step: number): void;
  /** The block, with fewer steps than planned where the run ended early; null where there was nothing to observe. */
  block(): Block | null;
}

/** How the numbers of a step are found and written; `seen` steps are written already. */
interface Watcher<Rest> {
  /** Before the first update. */
  begin?(): void;
  /** Before an update that is observed. */
  prepare?(step: number, seen: number): void;
  /** After so many updates; left out by a watcher that sees a step through and counts it itself. */
  observe?(step: number, seen: number): void;
  /** Before every update, observed or not. */
  prepareAny?(step: number): void;
  /** What the block has beside its columns. */
  rest?(): Rest;
}

interface Declared<Shape, Rest> extends Omit<ObservationKind<unknown>, "watch" | "blank"> {
  /** Whether there is something to see at a step; at every step unless told. */
  readonly isSeen?: (step: number, scene: Scene) => boolean;
  /** What is kept of every step; null where there is nothing to observe. */
  readonly columns: (outline: Outline) => Shape | null;
  readonly watch: (scene: Scene, store: ColumnStore<Shape>) => Watcher<Rest>;
}

interface DeclaredWithRest<Shape, Rest> extends Declared<Shape, Rest> {
  readonly blankRest: (outline: Outline, steps: Int32Array) => Rest;
}

/** A kind of observation from what is particular to it: columns, and how they are filled. */
export function observation<Shape extends object, Rest extends object>(
  declared: DeclaredWithRest<Shape, Rest>,
): ObservationKind<Series<Shape> & Rest>;
export function observation<Shape extends object>(
  declared: Declared<Shape, undefined>,
): ObservationKind<Series<Shape>>;
export function observation<Shape extends object, Rest extends object>({
  isSeen = () => true,
  columns,
  watch,
  blankRest,
  ...told
}: Declared<Shape, Rest | undefined> & Partial<DeclaredWithRest<Shape, Rest>>): ObservationKind<
  Series<Shape> & Partial<Rest>
> {
  return {
    ...told,
    watch(scene, planned) {
      const shape = columns(outlineOf(scene));
      if (shape === null) return nothingToSee;
      const seen = planned.filter((step) => isSeen(step, scene));
      const store = createColumns(seen, shape);
      return instrumentOf(store, watch(scene, store));
    },
    blank(outline, steps) {
      const shape = columns(outline);
      return shape && withRest(blankColumns(steps, shape), blankRest?.(outline, steps));
    },
  };
}

const nothingToSee: Instrument<never> = {
  steps: new Int32Array(0),
  begin() {},
  prepare() {},
  observe() {},
  block: () => null,
};

function instrumentOf<Shape extends object, Rest extends object>(
  store: ColumnStore<Shape>,
  watcher: Watcher<Rest | undefined>,
): Instrument<Series<Shape> & Partial<Rest>> {
  const { steps } = store;
  return {
    steps,
    begin: () => watcher.begin?.(),
    prepare(step) {
      watcher.prepareAny?.(step);
      if (steps[store.seen] === step) watcher.prepare?.(step, store.seen);
    },
    observe(step) {
      if (steps[store.seen] !== step || !watcher.observe) return;
      watcher.observe(step, store.seen);
      store.seen++;
    },
    block: () => withRest(store.series(), watcher.rest?.()),
  };
}

const withRest = <Columns extends object, Rest extends object>(columns: Columns, rest: Rest | undefined) =>
  ({ ...columns, ...rest }) as Columns & Partial<Rest>;
