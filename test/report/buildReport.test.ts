import { beforeAll, describe, expect, it } from "vitest";
import { answerOf } from "../../src/findings/answer.ts";
import { buildReport } from "../../src/report/buildReport.ts";
import type { ReportInput } from "../../src/report/reportInput.ts";
import type { RunSettings } from "../../src/scenario/scenario.ts";
import { smallInput, trainedInput } from "./fixture.ts";
import { mapInput } from "./fixtureMap.ts";
import { rowsInput } from "./fixtureRows.ts";
import { bundlePageScript } from "./pageScript.ts";

const hostile = `</script><script>alert(1)</script><img src=x onerror="alert('2')">`;

describe("buildReport", () => {
  let script: string;
  beforeAll(async () => {
    script = await bundlePageScript();
  });

  it("stays within 2.5 MB for four variants, twenty seeds and two of them in detail", async () => {
    const page = await buildReport(trainedInput({ seeds: 20, detailed: 2 }), script);
    expect(Buffer.byteLength(page)).toBeLessThan(2_500_000);
  });

  it("carries the policy, names no remote address and evaluates nothing", async () => {
    const page = await buildReport(trainedInput({ seeds: 3 }), "");
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)!;
    expect(policy).toMatch(
      /^default-src 'none'; script-src( 'sha256-[\w+/]{43}='){2}; style-src 'unsafe-inline'; img-src data: blob:; /,
    );
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it("answers in the words of its findings", async () => {
    const input = trainedInput({ seeds: 3 });
    const page = await buildReport(input, "");
    const answer = answerOf(input.scenario, input.findings);
    expect(answer).toContain("— No, the reverse: 94\u202f% → 51\u202f%.");
    const told = /<p class="answer">(.*?)<\/p>/.exec(page)![1]!;
    expect(told.replaceAll("\u00a0", " ")).toBe(answer);
    expect(told).toContain("3\u00a0seeds are too few");
  });

  it("links variants to the live lab, the last of those that it can train with the answer, and says of the others why not", async () => {
    const input = trainedInput({ seeds: 3 });
    expect(await buildReport(input, "")).not.toContain("live.html");
    const isPlain = ({ network }: RunSettings) => network.hidden[0]!.normalization.kind === "none";
    const page = await buildReport(input, "", {
      live: (settings, others) =>
        isPlain(settings) ? { hash: `#"<${others.map(isPlain)}>` } : { why: "<no> dial" },
    });
    const plain = input.scenario.variants.filter(({ settings }) => isPlain(settings));
    const link = /<a href="..\/live.html#&quot;&lt;([a-z,]*)&gt;" title="([^"]*) in live.html[^>]*>([^<]*)</g;
    const links = [...page.matchAll(link)].map(([, others, label, words]) => [words, label, others]);
    // Beside the variant with another norm first.
    expect(links).toEqual([
      ["Try this live", plain.at(-1)!.label, "false,true"],
      ...plain.map(({ label }) => ["try it", label, "false,true"]),
    ]);
    const others = input.scenario.variants.length - plain.length;
    expect(page.match(/<td><span class="small">&lt;no&gt; dial<\/span><\/td>/g)).toHaveLength(others);
    const nowhere = await buildReport(input, "", { live: () => ({ why: "no dial" }) });
    expect(nowhere).toContain('<span class="not-live">Not in the live lab: no dial.</span></p>');
  });

  it("says what changes in the course of training, of all variants or of some", async () => {
    const input = trainedInput({ seeds: 3 });
    const phase = { from: 31, batchSize: 8, optimizer: { kind: "sgd", learningRate: 0.1 } } as const;
    const pageOf = (phasesOf: (at: number) => RunSettings["training"]["phases"]) => {
      const variants = input.scenario.variants.map((variant, at) => {
        const training = { ...variant.settings.training, phases: phasesOf(at) };
        return { ...variant, settings: { ...variant.settings, training } };
      });
      return buildReport({ ...input, scenario: { ...input.scenario, variants } }, "");
    };
    const words = "from step 31 batch size 8, optimizer sgd (learningRate 0.1)";
    const alike = await pageOf(() => [phase]);
    expect(alike).toContain(`<p>Settings change in the course of training: <bdi>${words}</bdi>.</p>`);
    const some = await pageOf((at) => (at === 0 ? [phase] : []));
    expect(some).not.toContain("Settings change in the course of training");
    expect(some).toContain(`<td><bdi>${words}</bdi></td>`);
    const slower = await pageOf((at) => [{ from: 31, batchSize: at === 0 ? 8 : 4 }]);
    expect(slower).toContain('title="training.phases[0].batchSize">batch size of phase 2</th>');
  });

  it("says of an association, and of no other finding, that it is no cause", async () => {
    const input = trainedInput({ seeds: 3 });
    const [one] = input.findings;
    const plain = await buildReport(input, "");
    expect(plain).not.toContain("An association, not a cause");
    const other = { name: "drift", label: "drift of unit <inputs>", unit: "sd" };
    const associated = {
      ...one!,
      form: "association" as const,
      measure: { name: "steps-to-target", label: "steps to the target", unit: "steps" },
      association: { with: other, medians: [] },
    };
    const page = await buildReport({ ...input, findings: [associated] }, "");
    expect(page).toContain("An association, not a cause");
    expect(page).toContain("steps to the target with drift of unit &lt;inputs&gt;");
    expect(page).toContain('aria-label="Median rank correlation');
    expect(page).toContain("each dot is the rank correlation of one seed");
  });

  it("shows warnings below the answer, before the claims", async () => {
    const page = await buildReport({ ...trainedInput({ seeds: 3 }), warnings: ["Too few <seeds>."] }, "");
    const at = page.indexOf("Too few &lt;seeds&gt;.");
    expect(at).toBeGreaterThan(page.indexOf('class="answer"'));
    expect(at).toBeLessThan(page.indexOf('<section id="claims">'));
  });

  it("escapes every text that comes from a scenario", async () => {
    const page = await buildReport(trainedInput({ seeds: 2, text: hostile }), "");
    expect(page).not.toContain("<script>alert(1)");
    expect(page).not.toContain("<img src=x");
    expect(page).toContain("&lt;/script&gt;");
  });

  it("takes hostile names of variants and factors through every chart", async () => {
    const input = trainedInput({ seeds: 2 });
    const variants = input.scenario.variants.map((variant, index) => ({
      ...variant,
      label: `${hostile} \\ ' " ${index}`,
      levels: { [hostile]: hostile },
    }));
    const page = await buildReport(
      {
        ...input,
        scenario: { ...input.scenario, variants, factors: [{ name: hostile, levels: [hostile] }] },
      },
      "",
    );
    expect(page).not.toContain("<script>alert(1)");
  });

  it("shows the sections in order, numbered", async () => {
    const page = await buildReport(trainedInput({ seeds: 3 }), "");
    const headings = [...page.matchAll(/<section id="([^"]+)">/g)].map(([, id]) => id);
    expect(headings).toEqual([
      "question",
      "claims",
      "variants",
      "flowers",
      "training",
      "unit-inputs",
      "shift",
      "normalization",
      "making",
      "words",
    ]);
  });

  it("shows shift by every measure, its causes, and what is chance only where the samples differ", async () => {
    const page = await buildReport(trainedInput({ seeds: 3 }), "");
    const shift = page.slice(
      page.indexOf('<section id="shift">'),
      page.indexOf('<section id="normalization">'),
    );
    const charts = [...shift.matchAll(/id="chart-([a-z-]+)"/g)].map(([, id]) => id);
    expect(charts).toEqual([
      "batch-shift",
      "feature-shift",
      "shift-measures",
      "shift-heat",
      "drift-normalized",
      "causes-training",
      "causes-range",
      "causes-inference",
      "batch-drift",
      "gradient-shift-cosine",
      "smoothness",
      "gradient-norms",
    ]);
    const figure = (id: string) => shift.slice(shift.indexOf(`id="chart-${id}"`)).split("</figure>")[0]!;
    for (const id of ["batch-shift", "feature-shift", "batch-drift"])
      expect(figure(id)).toMatch(/grey band|box, band/);
    expect(figure("drift-normalized")).not.toMatch(/grey band/);
  });

  it("puts the arithmetic of given rows first, with every unit", async () => {
    const page = await buildReport(rowsInput(), "");
    expect(page).not.toContain('id="flowers"');
    expect(page).toContain("Hidden unit 2");
    expect(page.indexOf('id="arithmetic"')).toBeLessThan(page.indexOf('id="chart-normalization-mean"'));
  });

  it("brings the script of the exercise where the batch is given row by row, and nowhere else", async () => {
    const packed = (html: string) => html.match(/class="page-script"/g)!.length;
    const rows = await buildReport(rowsInput(), "1", { exerciseScript: "2" });
    expect([packed(rows), rows.includes('id="exercise"')]).toEqual([2, true]);
    expect(packed(await buildReport(rowsInput(), "1"))).toBe(1);
    const flowers = await buildReport(smallInput(), "1", { exerciseScript: "2" });
    expect([packed(flowers), flowers.includes('id="exercise"')]).toEqual([1, false]);
    expect(flowers).toContain('id="conventions"');
  });

  it("draws a map where two factors have three levels or more, and says which variants it leaves out", async () => {
    const page = await buildReport(mapInput(), "");
    expect(page).toContain('id="chart-lead"');
    expect(page).not.toContain('id="chart-factor-map"');
    expect(page).toContain("show 8 of 40, those with <bdi>rate 0.01 or 10</bdi>; <bdi>scale 0.1 or 3</bdi>;");
  });

  it("draws no line between two looks", async () => {
    const input = trainedInput({ seeds: 2, detailed: 0 });
    const looks = (count: number) => ({
      ...input,
      runs: input.runs.map((run) => {
        const { evaluations } = run.summary;
        const running = evaluations!.byStatistic.running!;
        const firstOf = { accuracy: running.accuracy.slice(0, count), loss: running.loss.slice(0, count) };
        const steps = evaluations!.steps.slice(0, count);
        const few = { ...evaluations!, steps, byStatistic: { running: { ...running, ...firstOf } } };
        return { ...run, summary: { ...run.summary, evaluations: few } };
      }),
    });
    const chart = 'id="chart-training-against-inference"';
    expect(await buildReport(looks(2), "")).not.toContain(chart);
    expect(await buildReport(looks(3), "")).toContain(chart);
  });

  it("takes variants whose networks differ in depth", async () => {
    const input = trainedInput({ seeds: 2, detailed: 1 });
    const shallow = input.runs.map((run) => {
      const { batchDriftBand: band } = run.summary;
      if (run.variant !== input.scenario.variants[0]!.id || band === null) return run;
      return {
        ...run,
        summary: { ...run.summary, batchDriftBand: { ...band, layers: band.layers.slice(0, 1) } },
      };
    });
    expect(shallow).not.toEqual(input.runs);
    // As many layers of one kind: one in the first variant.
    const variants = input.scenario.variants.map((variant, index) => {
      const { network } = variant.settings;
      const hidden = network.hidden.slice(0, index === 0 ? 1 : undefined).map(() => network.hidden[0]!);
      return { ...variant, settings: { ...variant.settings, network: { ...network, hidden } } };
    });
    const scenario = { ...input.scenario, variants };
    const page = await buildReport({ ...input, scenario, runs: shallow }, "");
    expect(page).toContain('id="chart-batch-drift"');
    expect(page).toMatch(/>hidden layers<\/th><td><bdi>1<\/bdi><\/td><td><bdi>3</);
  });

  it("leaves out what was not measured", async () => {
    const page = await buildReport(bare(trainedInput({ seeds: 1, detailed: 1 })), "");
    expect(page).not.toContain('id="unit-inputs"');
    expect(page).not.toContain('id="shift"');
    expect(page).not.toContain('class="verdicts"');
    expect(page).toContain('id="making"');
  });
});

/** One variant, one seed, no claims, nothing tracked. */
function bare(input: ReportInput): ReportInput {
  const variant = input.scenario.variants[0]!;
  return {
    ...input,
    scenario: { ...input.scenario, variants: [variant], factors: [] },
    findings: [],
    runs: input.runs
      .filter((run) => run.variant === variant.id)
      .map((run) => ({
        ...run,
        summary: {
          ...run.summary,
          evaluations: null,
          drift: null,
          batchShift: null,
          gradientNorms: null,
          courses: [],
          measures: [],
          causes: null,
          batchDriftBand: null,
        },
      })),
    details: input.details
      .filter((detail) => detail.variant === variant.id)
      .map((detail) => ({
        ...detail,
        record: {
          ...detail.record,
          blocks: {},
          plane: null,
          workedExample: null,
        },
      })),
  };
}
