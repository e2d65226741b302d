import type { Size } from "./sizes.ts";

/** A canvas fitted to its place, in CSS pixels; null where it has no room. */
export interface Surface extends Size {
  readonly context: CanvasRenderingContext2D;
}

/** Cleared, and as sharp as the screen. */
export function surfaceOf(canvas: HTMLCanvasElement, size: Size | null): Surface | null {
  const context = canvas.getContext("2d");
  if (size === null || size.width < 4 || size.height < 4 || context === null) return null;
  const { width, height } = size;
  const sharpness = Math.min(3, devicePixelRatio || 1);
  const [wide, high] = [Math.round(width * sharpness), Math.round(height * sharpness)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
}

/** Colours that canvases draw by, as the page's variables have them now. */
export interface Inks {
  readonly ink: string;
  readonly muted: string;
  readonly card: string;
  readonly rose: string;
  readonly leaf: string;
  readonly subsets: readonly [string, string];
}

export function inksOfPage(): Inks {
  const style = getComputedStyle(document.documentElement);
  const ink = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: ink("--ink"),
    muted: ink("--muted"),
    card: ink("--card"),
    rose: ink("--rose"),
    leaf: ink("--leaf"),
    subsets: [ink("--subset-a"), ink("--subset-b")],
  };
}
