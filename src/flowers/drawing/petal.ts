/** A number for a path: one decimal, no more characters than it needs. */
export function short(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return `${Object.is(rounded, -0) ? 0 : rounded}`.replace(/^(-?)0\./, "$1.");
}

/** The same for several, separated only where they must be. */
export function numbers(...values: number[]): string {
  return values
    .map(short)
    .reduce((joined, next) => (next.startsWith("-") ? joined + next : `${joined} ${next}`));
}

/**
 * The outline of a petal that grows from (0, 0) straight up.
 *
 * @param length  from base to tip
 * @param width   where it is widest
 * @param tip     0 round, 1 pointed, −1 notched
 * @param belly   where it is widest, as a share of the length from the base (0.3 slender, 0.8 heart-shaped)
 */
export function petalPath(length: number, width: number, tip: number, belly: number): string {
  const half = width * 0.66;
  const shoulder = half * (1 - 0.85 * Math.max(0, tip));
  const dip = length * (1 + 0.13 * Math.min(0, tip));
  const crown = -length * (1.02 - 0.12 * Math.max(0, tip));
  return (
    `M0 0C${numbers(-half, -length * (belly - 0.35), -half - shoulder * 0.2, crown, -shoulder * 0.35, -length)}` +
    `Q${numbers(0, -dip - (tip > 0 ? tip * length * 0.06 : 0), shoulder * 0.35, -length)}` +
    `C${numbers(half + shoulder * 0.2, crown, half, -length * (belly - 0.35), 0, 0)}`
  );
}

/** That path turned about its base. */
export function turned(path: string, degrees: number): string {
  const turn = Math.round(((degrees % 360) + 360) % 360);
  return turn === 0 ? `<path d="${path}"/>` : `<path d="${path}" transform="rotate(${turn})"/>`;
}
