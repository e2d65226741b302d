import type { ReadOwnTable } from "../ownTable.ts";
import type { TableAnswer, TableAsked } from "./tableWorker.ts";

/**
 * A table of the reader's own, read in a worker that then ends: a hundred thousand rows do not hold up the page.
 *
 * @param script the worker's text
 */
export function readTableFile(script: string, asked: TableAsked): Promise<ReadOwnTable> {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address);
  return new Promise<ReadOwnTable>((found, failed) => {
    worker.onmessage = ({ data }: MessageEvent<TableAnswer>) => {
      if ("read" in data) found(data.read);
      else failed(new Error(data.failed));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      failed(new Error(event.message || "its worker did not start"));
    };
    worker.postMessage(asked);
  }).finally(() => {
    worker.terminate();
    URL.revokeObjectURL(address);
  });
}
