import { stringify } from "yaml";

/** A table and a scenario about it in which every text that a stranger writes is one of the words, in turn. */
export function hostileScenario(words: readonly string[]): { readonly csv: string; readonly yaml: string } {
  let at = 0;
  const next = () => words[at++ % words.length]!;
  const features = [next(), next(), next(), next()];
  // In the order in which the lab numbers them, so that the numbers are the same whatever the words.
  const classes = [next(), next()].sort();
  const subsets = [next(), next()].sort();
  const [label, subset] = [next(), next()];
  const [one, two] = [next(), next()];
  const cell = (text: string | number) => `"${String(text).replaceAll('"', '""')}"`;
  const rows = Array.from({ length: 160 }, (_, row) => [
    Math.sin(row),
    Math.cos(2 * row),
    Math.sin(3 * row),
    (row % 7) + 0.5,
    classes[Math.sin(row) + 0.3 * Math.cos(5 * row) > 0 ? 1 : 0]!,
    subsets[row % 2]!,
  ]);
  const csv = [[...features, label, subset], ...rows].map((row) => row.map(cell).join(",")).join("\n");
  const levels = (path: string, values: readonly unknown[]) =>
    Object.fromEntries(values.map((value) => [next(), { [path]: value }]));
  const vary = {
    [one]: levels("training.optimizer.learningRate", [0.1, 1]),
    [two]: levels("network.normalization", ["none", "batch"]),
  };
  const [ofOne, ofTwo] = [Object.keys(vary[one]!), Object.keys(vary[two]!)];
  const yaml = stringify({
    title: next(),
    question: next(),
    about: next(),
    data: { csv: "table.csv", features, label, subset, split: { test: 0.3, probe: 0.2 } },
    network: { hidden: [4] },
    training: {
      steps: 40,
      batchSize: 8,
      optimizer: { kind: "sgd", learningRate: 1 },
      target: { reach: 0.6, stay: 1, every: 5 },
    },
    vary,
    seeds: 3,
    report: { detailedSeeds: 1 },
    claims: [
      {
        id: "claim",
        says: next(),
        source: next(),
        measure: "test-accuracy",
        better: { [one]: ofOne[0]!, [two]: ofTwo[1]! },
        than: { [one]: ofOne[0]!, [two]: ofTwo[0]! },
        by: 0.01,
      },
    ],
  });
  return { csv, yaml };
}
