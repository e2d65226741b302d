/**
 * What a number must come to before a cause is told. Set on half of the networks that `npm run calibrate -- --only first-aid`
 * trains, by where those with a cause and those without lie; docs/first-aid.md has both, and how often the other half is
 * diagnosed rightly.
 */
export const thresholds = {
  /** Between-batch over within-batch variance, in upper ends of the band that sampling alone keeps to: batches are biased. */
  betweenOverBand: 1.25,
  /** Sds of a unit between running statistics and those of the batches, in the first layer: they do not fit. */
  runningDistance: 0.17,
  /** The square of that over what averages of so many batches differ by: no chance. */
  runningOverNoise: 8,
  /** Both in later layers, whose inputs move as fast as the weights of all before them. */
  laterRunningDistance: 0.35,
  laterRunningOverNoise: 15,
  /** The same of a single unit, where those of most agree: it is told, as no cause of its own. */
  farUnit: 1,
  /** Share of that squared distance which the way from 0 and 1 explains: they are on it, and have not arrived. */
  pathExplained: 0.92,
  /** Share of the way after which running statistics have arrived. */
  pathArrived: 0.9,
  /** Sds of a unit between the population's statistics and those of the batches: another domain. */
  populationDistance: 0.2,
  /** The square of that over what the mean of so many batches leaves open: no chance. */
  populationOverNoise: 8,
  /** Weight of the new batch in the running statistics: from here on they hold little but the last one. */
  momentum: 0.5,
  /** 1/√m, the sds by which the mean of a batch of m is off: too small a batch. */
  noiseOfMean: 0.33,
  /** Variance over ε, of the unit in the middle: ε is no small number there. */
  varianceOverEpsilon: 10,
  /** m/(m − 1) below which the divisor of the variance makes no difference to speak of. */
  divisorRatio: 1.1,
  /** Standard errors between the two divisors, so that one can be told from the other. */
  divisorErrors: 4,
} as const;
