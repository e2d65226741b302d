import type { Piscina } from "piscina";

/** V8 is done by then with what it still compiles for a thread beside it. */
const REST_MS = 500;

/**
 * Ends the threads of a pool that has nothing left to do, after a rest. Node 20 aborts the whole process, now and then, where
 * a thread ends while V8 still compiles its functions: runs would be finished, and their report never written.
 */
export function retire(pool: Piscina): void {
  setTimeout(() => void pool.destroy(), REST_MS);
}
