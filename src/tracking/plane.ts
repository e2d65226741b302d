import type { Network } from "../network/network.ts";
import { createPass } from "../network/pass.ts";
import type { PlaneRecord } from "./record.ts";
import { firstSamples } from "./samplesAt.ts";
import type { Scene } from "./scene.ts";

/** The path of two weights during training, and at its end the loss around it. */
export interface PlaneRecorder {
  /** Called after every step, and before the first. */
  follow(step: number): void;
  finish(): PlaneRecord;
}

const PATH_POINTS = 600;
const CONTOUR_SAMPLES = 512;

/**
 * Loss contours over two weights, the rest as at the end of training, by the statistics that normalize a training
 * batch; on the first 512 training samples. The window is centred on the path and `margin` times its extent wide.
 */
export function createPlaneRecorder(scene: Scene): PlaneRecorder | null {
  const { network, settings, totalSteps } = scene;
  const plane = settings.plane;
  if (plane === null || !scene.detailed) return null;
  const [first, second] = plane.weights.map((path) => weightAt(network, path)) as [Weight, Weight];
  const every = Math.max(1, Math.ceil(totalSteps / PATH_POINTS));
  const data = firstSamples(scene.split.train, CONTOUR_SAMPLES);
  const pass = createPass(network, data.size);
  const loss = () => {
    pass.run(data.features, "batch", null, data.subsets);
    return network.loss.value(pass.logits, data.labels);
  };
  const path: { step: number; x: number; y: number; loss: number }[] = [];
  return {
    follow(step) {
      if (step % every === 0) path.push({ step, x: first.get(), y: second.get(), loss: loss() });
    },
    finish() {
      const finite = path.filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y));
      const x = windowOf(
        finite.map((point) => point.x),
        plane.margin,
      );
      const y = windowOf(
        finite.map((point) => point.y),
        plane.margin,
      );
      const column = (of: (point: (typeof path)[number]) => number) => Float64Array.from(finite, of);
      return {
        weights: plane.weights,
        size: plane.size,
        x,
        y,
        loss: contours(first, second, x, y, plane.size, loss),
        path: {
          steps: Int32Array.from(finite, (point) => point.step),
          x: column((point) => point.x),
          y: column((point) => point.y),
          loss: column((point) => point.loss),
        },
      };
    },
  };
}

interface Weight {
  get(): number;
  set(value: number): void;
}

/** "output.weights[1]": entry 1 of that parameter. */
function weightAt(network: Network, path: string): Weight {
  const match = /^(.+)\[(\d+)\]$/.exec(path);
  const parameter = network.parameters.find(({ name }) => name === match?.[1]);
  const index = Number(match?.[2]);
  if (!parameter || !(index < parameter.values.length)) {
    const known = network.parameters.map(({ name, values }) => `${name}[0…${values.length - 1}]`).join(", ");
    throw new Error(`plane: expected a weight such as ${known}; got ${path}`);
  }
  return {
    get: () => parameter.values[index]!,
    set: (value) => {
      parameter.values[index] = value;
    },
  };
}

function windowOf(values: readonly number[], margin: number): readonly [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const half = Math.max(((high - low) / 2) * margin, 1e-6);
  return [(low + high) / 2 - half, (low + high) / 2 + half];
}

/** Every weight is put back as it was. */
function contours(
  first: Weight,
  second: Weight,
  x: readonly [number, number],
  y: readonly [number, number],
  size: number,
  loss: () => number,
): Float64Array {
  const kept = [first.get(), second.get()] as const;
  const surface = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      first.set(x[0] + ((x[1] - x[0]) * column) / (size - 1));
      second.set(y[0] + ((y[1] - y[0]) * row) / (size - 1));
      surface[row * size + column] = loss();
    }
  first.set(kept[0]);
  second.set(kept[1]);
  return surface;
}
