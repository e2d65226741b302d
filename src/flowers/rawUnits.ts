/** How far the bloom is open, in millimetres: 55 + 14·openness. */
export const diameterMmOf = (openness: number): number => 55 + 14 * openness;

/** How wide the petals spread, in degrees: 180 + 45·form. */
export const spreadDegreesOf = (form: number): number => 180 + 45 * form;
