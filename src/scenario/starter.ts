/**
 * A scenario to begin with: one question, every part of a scenario with a word on what it is for, and numbers so small that
 * it runs within seconds.
 *
 * @param title in the words of whoever asks
 */
export function starterScenario(title: string): string {
  return `# yaml-language-server: $schema=./scenario.schema.json
# A scenario asks one question. Write the question first, then what you expect: both stay here, whatever comes out.
# Every key that may stand here, with its default and meaning, is in docs/settings.md of the lab.
title: ${JSON.stringify(title)}
question: Does batch norm still help when every mini-batch holds one subset alone?
about: >-
  What led to the question, and what you expect: it stands in the report.

# What is learned: invented flowers (roses or not; buds are subset A, blown roses subset B). For a table of your own,
# \`data: { table: { csv: my-flowers.csv, class: rose, subset: stage } }\` (docs/own-data.md).
data:
  flowers: { train: 2000, test: 500, probe: 256 }

network:
  hidden: [12, 12]                      # units of each hidden layer
  activation: sigmoid

training:
  steps: 400                            # updates; a batch each
  batchSize: 32
  optimizer: { kind: sgd, learningRate: 1 }

# What is compared. Every combination is a variant; each level sets what differs, by its path above.
vary:
  sampling:
    uniform:    { training.sampler: { kind: uniform } }
    one-subset: { training.sampler: { kind: subset-biased, bias: 1, schedule: alternate } }
  normalization:
    none:       { network.normalization: none }
    batch norm: { network.normalization: batch }

# A single run proves nothing: every variant is trained with the same seeds, and twins are compared. Instead of a number,
# \`seeds: { until: decided }\` goes on until the claims are.
seeds: 12

# What you claim before you look: which measure, which side is better, and by how much at least to be worth having.
# A claim that is contradicted is a result.
claims:
  - id: bn-helps-on-uniform-batches
    says: On uniform batches, batch norm is right about more of the new flowers.
    measure: test-accuracy
    better: { sampling: uniform, normalization: batch norm }
    than:   { sampling: uniform, normalization: none }
    by: 0.01                            # one percentage point
  - id: bn-helps-on-one-subset
    says: On batches from one subset, too.
    measure: test-accuracy
    better: { sampling: one-subset, normalization: batch norm }
    than:   { sampling: one-subset, normalization: none }
    by: 0.01

# How the question is answered, whichever way the claims come out: the first that fits is told, with its figures.
answer:
  - when: { bn-helps-on-one-subset: [supported] }
    say: Yes. It is right about {bn-helps-on-one-subset.side.1} instead of {bn-helps-on-one-subset.side.2}.
  - when: { bn-helps-on-one-subset: [reversed] }
    say: No, it harms. It is right about {bn-helps-on-one-subset.side.1} instead of {bn-helps-on-one-subset.side.2}.
  - otherwise: >-
      That is not shown. It is right about {bn-helps-on-one-subset.side.1}, without a norm about
      {bn-helps-on-one-subset.side.2}.
`;
}
