import { family } from "./entry.ts";

/** The loss along the gradient. */
export const landscapeMeasures = family(
  { good: "low", compare: "ratio", per: "run", needs: "landscape", course: "landscape", over: "median" },
  {
    smoothness: {
      label: "effective smoothness β",
      unit: "nats per squared unit of the parameters",
      description:
        "Largest change of the gradient along itself over the distance moved: median over the steps.",
    },
    "rate-smoothness": {
      label: "learning rate × effective β",
      unit: "none",
      description:
        "The same times the learning rate of the update: above about 2 a quadratic of that curvature would diverge. Median over the steps.",
    },
    "loss-range": {
      label: "range of the loss along the gradient",
      unit: "nats",
      description: "Highest less lowest loss over the step sizes of the landscape: median over the steps.",
    },
  },
);
