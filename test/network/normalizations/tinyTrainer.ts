import { createNetwork } from "../../../src/network/network.ts";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import type { BatchNormSettings } from "../../../src/network/normalizations/settings.ts";
import { createTrainer } from "../../../src/network/trainer.ts";
import { randomStream } from "../../../src/random.ts";

/** A trainer of one hidden layer of two units on fixed samples. */
export function trainerOf(switches: Partial<BatchNormSettings>, frozen = false) {
  const network = createNetwork(
    2,
    {
      hidden: [
        {
          units: 2,
          activation: "tanh",
          normalization: { ...pytorchNorm, ...switches },
          bias: true,
          frozen,
        },
      ],
      initialization: { kind: "xavier-normal", scale: 1 },
    },
    randomStream("ladder"),
  );
  const optimizer = { kind: "sgd", learningRate: 0.5 } as const;
  const trainer = createTrainer(network, optimizer, 6, 10, randomStream("ladder/noise"));
  trainer.batch.values.forEach((_, j, values) => {
    values[j] = Math.sin(j * j);
  });
  trainer.labels.set([1, 0, 1]);
  return { network, trainer, norm: network.hidden[0]!.norm! };
}
