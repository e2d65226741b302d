/** ln 2 in two parts; the first has 32 digits in base two, so that its products with whole numbers below 2²¹ are exact. */
export const ln2High = 0.6931471803691238;
export const ln2Low = 1.9082149292705877e-10;

/** Doubles of this size, 1.5 · 2⁵², are whole: a sum with it is rounded to a whole number, to the even one of two. */
export const roundToWhole = 6755399441055744;
