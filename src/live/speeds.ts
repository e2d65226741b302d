/** Steps a second that a reader may ask for. */
export const speeds = [10, 50, 150, 400, 1000, 3000] as const;
