/** Non-linearities that have a recommended gain. */
export type GainName = "identity" | "sigmoid" | "tanh" | "relu" | "leaky-relu" | "selu";

/**
 * By how much to scale Xavier's weights before a non-linearity, so that the spread of a layer's outputs is kept.
 *
 *   identity, sigmoid 1      tanh 5/3      relu √2      leaky relu √(2/(1 + s²))      selu 3/4
 *
 * @param slope s, of the leaky relu alone
 * Units    none: a factor of a standard deviation, for the setting `scale`; He's own √2 is that of relu
 * Source   `torch.nn.init.calculate_gain`; He et al. (2015) for the rectifiers
 *
 * @example
 *   recommendedGain("relu") // 1.41421
 */
export function recommendedGain(name: GainName, slope = 0.01): number {
  switch (name) {
    case "identity":
    case "sigmoid":
      return 1;
    case "tanh":
      return 5 / 3;
    case "relu":
      return Math.SQRT2;
    case "leaky-relu":
      return Math.sqrt(2 / (1 + slope * slope));
    case "selu":
      return 0.75;
  }
}
