import type { FromWorker, ToWorker } from "../messages.ts";
import type { OwnColumns, ReadOwnTable } from "../ownTable.ts";

/**
 * A table of the reader's own, read in a worker that then ends: a hundred thousand rows do not hold up the page.
 *
 * @param script the worker's text
 */
export function readTableFile(
  script: string,
  file: string,
  bytes: Uint8Array,
  wanted: OwnColumns | null,
): Promise<ReadOwnTable> {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address);
  return new Promise<ReadOwnTable>((found, failed) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "table") found(data.read);
      else failed(new Error(data.kind === "failed" ? data.reason : data.kind));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      failed(new Error(event.message || "its worker did not start"));
    };
    const asked: ToWorker = { kind: "read", id: 0, generation: 0, file, bytes, wanted };
    worker.postMessage(asked);
  }).finally(() => {
    worker.terminate();
    URL.revokeObjectURL(address);
  });
}
