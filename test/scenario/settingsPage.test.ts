import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { settingsPage } from "../../src/scenario/settingsPage.ts";
import { claimForms } from "../../src/scenario/vocabulary/claimForms.ts";
import { measures } from "../../src/scenario/vocabulary/measures.ts";

const plainest = `title: A
question: B?
data: { flowers: {} }
network: { hidden: [3] }
training: { steps: 10 }
`;
const scenarioOf = (text: string): Scenario => {
  const read = readScenario("a.yaml", text);
  if ("faults" in read) throw new Error(read.faults.map(({ message }) => message).join("; "));
  return read.scenario;
};

describe("docs/settings.md", () => {
  const page = settingsPage();

  it("is what the vocabulary says; npm run settings makes it", () => {
    expect(readFileSync("docs/settings.md", "utf8")).toBe(page);
  });

  it("tells the defaults that a scenario gets which does not say them", () => {
    const [{ settings }] = scenarioOf(plainest).variants as [Scenario["variants"][number]];
    const rows = [
      ...page.matchAll(/^\| `((?:data\.flowers|training|tracking)\.[\w.]+)` \| .*? \| `(.+?)` \|/gm),
    ];
    const told = rows.flatMap(([, path, written]) => {
      const found = path!
        .split(".")
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], settings);
      const isPlain = ["number", "boolean", "string"].includes(typeof found);
      return isPlain && !path!.startsWith("training.optimizer") ? [[path, written, String(found)]] : [];
    });
    expect(told.length).toBeGreaterThan(20);
    for (const [path, written, found] of told) expect([path, Number(written)]).toEqual([path, Number(found)]);
  });

  it("has every measure, and an example of every form of claim that is read as that form", () => {
    for (const name of Object.keys(measures)) expect(page).toContain(`| \`${name}\` |`);
    for (const [form, { example }] of Object.entries(claimForms)) {
      const { claims } = scenarioOf(`${plainest}vary:
  sampling: { uniform: {}, one-subset: { training.sampler: subset-biased } }
  normalization: { none: {}, batch norm: { network.normalization: batch } }
  depth: { "1": {}, "2": { network.hidden: [3, 3] }, "3": { network.hidden: [3, 3, 3] } }
claims: ${JSON.stringify([example])}
`);
      expect(claims.map((claim) => claim.form)).toEqual([form]);
    }
  });

  it("tells values, unit and source where they are declared", () => {
    expect(page).toContain(
      "| `training.batchSize` | whole number from 1 to 1000000 | `32` | samples | Samples per step.",
    );
    expect(page).toContain("`network.normalization`: `batch`\n\nSource: Ioffe & Szegedy (2015).");
    expect(page).not.toMatch(/undefined|\[object/);
    // Every row of settings says what it means.
    expect(page.match(/^\| `.*\| {2}\|$/gm)).toBeNull();
  });
});
