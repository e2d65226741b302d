/** The learning rate as it is, at every step. */
export function constant(): number {
  return 1;
}
