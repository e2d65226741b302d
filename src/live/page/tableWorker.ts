import { type OwnColumns, type ReadOwnTable, readOwnTable } from "../ownTable.ts";

/** A table of the reader's own, and what it is to be read by. */
export interface TableAsked {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly wanted: OwnColumns | null;
}

export type TableAnswer = { readonly read: ReadOwnTable } | { readonly failed: string };

/** Reads one table of the reader's own, so that neither page nor training waits for it. */
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<TableAsked>) => void) | null;
  postMessage(answer: TableAnswer): void;
};

scope.onmessage = ({ data: { file, bytes, wanted } }) => {
  try {
    scope.postMessage({ read: readOwnTable(file, bytes, wanted) });
  } catch (error) {
    scope.postMessage({ failed: (error as Error).message });
  }
};
