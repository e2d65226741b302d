/** What contents need of a server, in memory; `kept` is what a stranger could have put there. */
export function fakeClient() {
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (key: string) => kept.get(key) ?? null,
    set: async (key: string, value: string | number) => {
      kept.set(key, String(value));
      return "OK";
    },
    del: async (...keys: string[]) => keys.filter((key) => kept.delete(key)).length,
  };
}
