import type { CallCount, Calls } from '../ports.ts';

/** Counts calls by function, service and operation, in the order in which each was seen first. */
export const createCalls = (): Calls => {
  const counts = new Map<string, CallCount>();
  return {
    record: (call) => {
      const key = JSON.stringify([call.function, call.service, call.operation]);
      counts.set(key, { ...call, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    list: () => [...counts.values()],
    reset: () => counts.clear(),
  };
};
