import { compileKernels } from "../../../src/kernels/compiledKernels.ts";
import { readAddress } from "../../../src/live/address.ts";
import { settingsOf } from "../../../src/live/course.ts";
import { liveHtml } from "../../../src/live/liveHtml.ts";
import { createLiveRun, type LiveRun } from "../../../src/live/liveRun.ts";
import type { OwnData } from "../../../src/live/ownData.ts";
import { type OpenPage, type Served, serve } from "../../report/openReport.ts";
import { bundlePageScript } from "../../report/pageScript.ts";

let written: Promise<string> | undefined;

/** The live page as it is written, beside the report of rose-buds; its scripts are bundled once in a process. */
export function writtenLive(): Promise<string> {
  written ??= Promise.all(
    ["main", "worker", "tableWorker"].map((name) => bundlePageScript(`src/live/page/${name}.ts`)),
  ).then(([page, worker, tableWorker]) =>
    liveHtml({ page: page!, worker: worker!, tableWorker: tableWorker! }, ["rose-buds"]),
  );
  return written;
}

export const serveLive = async (): Promise<Served> => serve(await writtenLive());

const kernels = compileKernels();

/** Both networks of an address after so many steps, trained here, one after the other. */
export function runsHere<Told>(
  hash: string,
  steps: number,
  tell: (run: LiveRun) => Told,
  own: OwnData | null = null,
): Told[] {
  const { pair, turns } = readAddress(hash);
  return (["left", "right"] as const).map((side) => {
    kernels.startOver(4e6);
    const run = createLiveRun(settingsOf({ start: pair, turns, own }, side), kernels);
    run.advance(steps);
    return tell(run);
  });
}

/** Their fingerprints. */
export const trainedHere = (hash: string, steps: number, own: OwnData | null = null): string[] =>
  runsHere(hash, steps, (run) => run.frame().fingerprint, own);

/** The same as the page tells them, once both are at that step. */
export async function trainedThere({ page }: OpenPage, step: number): Promise<string[]> {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(".panel")].every(({ dataset }) => dataset.step === wanted),
    String(step),
    { polling: 20 },
  );
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".panel")].map(({ dataset }) => dataset.fingerprint!),
  );
}

export const begun = ({ page }: OpenPage) =>
  page.waitForFunction(() => document.documentElement.dataset.ready === "true", null, { polling: 20 });

/** To a step of its training, however fast the machine is. */
export async function goTo({ page }: OpenPage, step: number): Promise<void> {
  await page.evaluate((to) => {
    const slider = document.querySelector<HTMLInputElement>("#to-step")!;
    slider.max = String(to);
    slider.value = String(to);
    slider.dispatchEvent(new Event("change"));
  }, step);
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(".panel")].every(({ dataset }) => dataset.step === wanted),
    String(step),
    { polling: 20 },
  );
}
