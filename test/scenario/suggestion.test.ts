import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { nearest } from "../../src/scenario/suggestion.ts";

const norms = ["none", "batch", "batch-renorm", "layer", "weight"];
const activations = ["sigmoid", "tanh", "relu", "leaky-relu", "gelu", "silu", "identity"];

describe("the word that is most likely meant", () => {
  it.each([
    ["batchnorm", norms, "batch"],
    ["BatchNorm1d", norms, "batch"],
    ["bn", norms, "batch"],
    ["LayerNorm", norms, "layer"],
    ["batch_renorm", norms, "batch-renorm"],
    ["bacth", norms, "batch"],
    ["swish", activations, "silu"],
    ["sigmiod", activations, "sigmoid"],
    ["LeakyReLU", activations, "leaky-relu"],
    ["accuracy", ["test-accuracy", "test-loss"], "test-accuracy"],
    ["lr", ["kind", "learningRate"], "learningRate"],
    ["learning_rate", ["kind", "learningRate"], "learningRate"],
    ["epochs", ["steps", "batchSize"], "steps"],
    ["colour", norms, null],
    ["toString", norms, null],
  ])("%s", (word, candidates, meant) => {
    expect(nearest(word, candidates)).toBe(meant);
  });
});

const scenario = (extra: string, training = "{ steps: 20, batchSize: 8, optimizer: sgd }") => `title: x
question: y
data: { flowers: { train: 100, test: 100, probe: 32 } }
network: { hidden: [4] }
training: ${training}
${extra}`;

function faultsOf(text: string): string[] {
  const read = readScenario("x.yaml", text);
  return "faults" in read ? read.faults.map(({ path, message }) => `${path}: ${message}`) : [];
}

describe("a setting in the wrong place or under another name", () => {
  const learning = "{ kind: sgd, learningRate: 1 }";
  it("is told with the place where it stands", () => {
    const written = scenario(
      "optimizer: sgd\nlr: 3\nepochs: 2\n",
      `{ steps: 20, batchSize: 8, optimizer: ${learning} }`,
    );
    expect(faultsOf(written)).toEqual([
      "optimizer: unknown key (did you mean training.optimizer?)",
      "lr: unknown key (did you mean training.optimizer.learningRate?)",
      "epochs: unknown key (did you mean training.steps?)",
    ]);
  });

  it("is one fault, not an unknown key and a missing one", () => {
    expect(faultsOf(scenario("", `{ epochs: 20, batchSize: 8, optimizer: ${learning} }`))).toEqual([
      "training.epochs: unknown key (did you mean steps?)",
    ]);
  });

  it("is one fault, whatever else sets something below it", () => {
    const written = scenario(
      "vary: { training.optimizer.learningRate: [1, 2] }\n",
      "{ steps: 20, batchSize: 8, optimizer: adamm }",
    );
    expect(faultsOf(written)).toEqual([
      'training.optimizer: expected one of sgd, momentum, nesterov, rmsprop, adam, adamw, or a map; got "adamm" (did you mean adam?)',
    ]);
  });

  it("is told the form of a map, and how a number is written", () => {
    const training = `{ steps: 20, batchSize: 8, optimizer: ${learning}, divergedAbove: "1e6" }`;
    expect(faultsOf(scenario("seeds: [1, 2, 3]\nlevel: 5%\n", training))).toEqual([
      'training.divergedAbove: expected a number above 0; got "1e6" (without quotes: 1e6)',
      "seeds: expected a whole number from 1 to 100000, or { from, count, until, atLeast, atMost, every }; got a list of 3",
      'level: expected a number from 0.0001 to 0.5; got "5%" (5% is 0.05)',
    ]);
  });
});

describe("what is no YAML", () => {
  it.each([
    ["title: a: b\n", "a second colon in one line: put a text with a colon in quotes"],
    ["title: a\nnetwork:\n\thidden: [3]\n", "a tab: indent with blanks"],
    [
      "title: a\nnetwork:\n  hidden: [3]\n   activation: relu\n",
      "this line is indented otherwise than its neighbours",
    ],
    ["a: 1\n---\nb: 2\n", "a second document (---): one file asks one question"],
    ['title: "a\n', "a quote, a comma, a colon or a bracket is missing"],
    ["network: { hidden: [3]\n", "a bracket is not closed, or this line is not indented beyond it"],
  ])("%j", (text, message) => {
    expect(faultsOf(text)[0]).toBe(`: not YAML: ${message}`);
  });
});
