import { describe, expect, it } from "vitest";
import { askedFor, givenHtml } from "../../src/report/exerciseGiven.ts";
import { students } from "../exercise/students.ts";

const text = (html: string) => html.replace(/<[^>]+>/g, "");

describe("what an exercise gives in the page", () => {
  it("is the batch and how z comes of it", () => {
    const html = givenHtml(students);
    expect(text(html)).toContain("z=0.5·cgpa+(−0.25)·iq+0.1");
    expect([...html.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell).join(" ")).toBe("1 2 3 1 2 5 4 2");
  });

  it("writes a stranger's names out", () => {
    const html = givenHtml({ ...students, columns: ["<img src=x onerror=alert(1)>", "a\u202eb"] });
    expect(html).not.toContain("<img");
    expect(html).not.toContain("\u202e");
  });

  it("asks for every line as its convention has it", () => {
    expect(text(askedFor.mean(students))).toBe("∑zm,m=4");
    expect(askedFor.divisor(students)).toContain("<msqrt>");
    expect(text(askedFor.divisor({ ...students, epsilonPlacement: "added-to-sd" }))).toBe("σ+ε");
    expect(text(askedFor.variance({ ...students, divideBy: "m-1" }))).toBe("∑(z−μ)2m−1");
    expect(text(askedFor.result(students))).toBe("2·zN+0.5");
    expect(text(askedFor.runningMean(students))).toBe("from 0: (1−0.1)·old+0.1·batch");
    const keras = {
      ...students.running!,
      momentum: 0.99,
      momentumConvention: "keras",
      divisor: "biased",
    } as const;
    expect(text(askedFor.runningVariance({ ...students, running: keras }))).toBe(
      "from 1, the batch’s σ² divided by m: 0.99·old+(1−0.99)·batch",
    );
    expect(askedFor.runningMean({ ...students, running: null })).toBe("");
  });
});
