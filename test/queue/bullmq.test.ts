import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { bullmqVersion, loadBullmq } from "../../src/queue/bullmq.ts";

it("says what to install where the package is not there", async () => {
  const missing = () =>
    Promise.reject(Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" }));
  await expect(loadBullmq(missing)).rejects.toThrow(
    "--queue: expected the package bullmq, which a queue needs and the lab otherwise does not; it is not installed here (npm install --no-save bullmq@5.81.5)",
  );
});

it("names the version that package.json and the pages have", () => {
  const { peerDependencies, peerDependenciesMeta, devDependencies } = JSON.parse(
    readFileSync("package.json", "utf8"),
  );
  expect(peerDependencies.bullmq).toBe(bullmqVersion);
  expect(devDependencies.bullmq).toBe(bullmqVersion);
  expect(peerDependenciesMeta.bullmq).toEqual({ optional: true });
  expect(readFileSync("docs/many-machines.md", "utf8")).toContain(`bullmq@${bullmqVersion}`);
});
