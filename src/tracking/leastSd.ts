/** Units whose sd is below this are marked, not divided by it. */
export const LEAST_SD = 1e-3;
