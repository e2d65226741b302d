import { describe, expect, it } from "vitest";
import { conventionsHtml } from "../../src/report/conventionsHtml.ts";
import { workedExample } from "./fixtureExample.ts";

const example = workedExample(true);
const html = conventionsHtml(example, [0, 1]);
const text = (part: string) => part.replace(/<[^>]+>/g, "");

/** The cells of a row after the group of that title: value and letters apart. */
function row(group: string, label: string): string[] {
  const body = html.split("<tbody>").find((each) => text(each).startsWith(group))!;
  const found = body.split("<tr>").find((each) => text(each).startsWith(label))!;
  return [...found.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => text(cell!.replace("<sup>", " ")));
}

describe("the table of conventions", () => {
  it("sets the same batch side by side, and marks what is another than PyTorch's", () => {
    // z = 6.4, 5.2, 7.21, 5.79 by hand: μ = 6.15, σ² = 2.2182/4 = 0.55455; √0.55456, √0.55555, 0.744681… + 0.00001
    expect(row("the batch", "mean")).toEqual(["6.150000", "6.150000", "6.150000", "6.150000"]);
    expect(row("the batch", "divisor")).toEqual(["0.744688", "0.745352 a", "0.745352 a", "0.744691 b"]);
    // 0.1·6.15; 0.01·6.15
    expect(row("running mean", "after 1")).toEqual(["0.615000", "0.061500 c", "0.061500 c", "– e"]);
    // 0.9 + 0.1·2.2182/3; 0.99 + 0.01·2.2182/4; 0.99 + 0.01·2.2182/3
    expect(row("running variance", "after 1")).toEqual(["0.973940", "0.995546 c d", "0.997394 c", "– e"]);
    expect(row("what each says", "momentum")).toEqual(["0.1", "0.99 c", "0.99 c", "– e"]);
  });

  it("says why in words, a letter each", () => {
    const reasons = [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, each]) => text(each!));
    expect(reasons).toEqual([
      "a Keras and TensorFlow 1: ε is 0.001 instead of 0.00001: a little more to divide by, which tells where a variance is small.",
      "b The notes: ε is added to the standard deviation, σ+ε, instead of inside the root, σ2+ε.",
      "c Keras and TensorFlow 1: momentum is the share that is kept, not that of the new batch: new=0.99·old+(1−0.99)·batch instead of new=(1−0.1)·old+0.1·batch. A new batch counts 0.01 instead of 0.1, so that the start is forgotten later.",
      "d Keras: the variance that enters the running one divides by m=4, as the one that normalizes does, instead of m−1=3: too small, on average over batches, by the factor m−1m=34.",
      "e The notes: nothing is said of running statistics, nor of inference.",
    ]);
  });

  it("has a table for each unit, those after the first folded, and γ·z^N + β where it is not z^N", () => {
    expect(html.match(/<table/g)).toHaveLength(2);
    expect(html).toContain("<details><summary>Hidden unit 2</summary>");
    expect(row("at inference", "sample 1")).toHaveLength(4);
    const scaled = { ...example, normalization: { ...example.normalization!, gamma: Float64Array.of(2, 2) } };
    expect(text(conventionsHtml(scaled, [0]))).toContain("at inference, after 100: γ·zN+β");
    expect(text(html)).not.toContain("γ·zN+β");
  });
});
