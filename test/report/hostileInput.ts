import type { ReportInput } from "../../src/report/reportInput.ts";
import { trainedInput } from "./fixture.ts";

/** The synthetic report with as many variants as there are words, at most twelve, each called by one of them. */
export function namedInput(words: readonly string[]): ReportInput {
  const input = trainedInput({ seeds: 3, detailed: 1 });
  const { scenario } = input;
  const sources = words.map((_, index) => scenario.variants[index % scenario.variants.length]!);
  const variants = words.map((word, index) => ({
    ...sources[index]!,
    id: `variant-${index}`,
    label: word,
    levels: { level: word },
  }));
  const copies = <Run extends { readonly variant: string }>(runs: readonly Run[]) =>
    variants.flatMap(({ id }, index) =>
      runs.filter(({ variant }) => variant === sources[index]!.id).map((run) => ({ ...run, variant: id })),
    );
  const features = words.slice(0, 2);
  return {
    ...input,
    scenario: {
      ...scenario,
      title: words[0]!,
      question: words[1] ?? words[0]!,
      about: words[2] ?? words[0]!,
      text: words.join("\n"),
      factors: [{ name: words[0]!, levels: words }],
      variants,
    },
    runs: copies(input.runs).map((run) => ({
      ...run,
      summary: {
        ...run.summary,
        batchShift: run.summary.batchShift && {
          ...run.summary.batchShift,
          features: run.summary.batchShift.features.map((feature, at) => ({
            ...feature,
            name: features[at] ?? feature.name,
          })),
        },
      },
    })),
    details: copies(input.details).map((detail) => ({
      ...detail,
      record: {
        ...detail.record,
        workedExample: detail.record.workedExample && {
          ...detail.record.workedExample,
          inputNames: features,
        },
      },
    })),
    findings: input.findings.map((finding, at) => {
      const word = words[at % words.length]!;
      return {
        ...finding,
        says: word,
        source: word,
        where: { [word]: word },
        sides: finding.sides.map((side) => ({ ...side, label: word, censored: 1 })),
        sentence: `${word}, so that 5 % of it is ${word}.`,
      };
    }),
    warnings: words.slice(0, 3),
    manifest: { ...input.manifest, command: words[0]!, file: words[0]! },
  };
}
