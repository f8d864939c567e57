import { isDeepStrictEqual } from 'node:util';
import { aBeacon } from './beacons.ts';
import { createCaptureEndpoint, type CaptureEndpoint } from './capture-endpoint.ts';
import type { TestTable } from './table.ts';

export interface StoredCheckout {
  readonly endpoint: CaptureEndpoint;
  readonly before: Record<string, unknown>;
}

/** A checkout of which a good beacon is stored. */
export const storeCheckout = async (table: TestTable): Promise<StoredCheckout> => {
  const endpoint = createCaptureEndpoint(table);
  await endpoint.beacon(aBeacon({ seq: 1 }));
  const before = await endpoint.stored();
  expect(before).toMatchObject({ seq: 1, email: 'ada@example.com', firstName: 'Ada', country: 'DE' });
  return { endpoint, before: before! };
};

/** One for many refusals, each of which must leave it as it was. One that was changed is not used again, so that a failure shrinks. */
export const createVictim = async (table: TestTable) => {
  let current = await storeCheckout(table);
  return {
    endpoint: () => current.endpoint,
    expectUnchanged: async () => {
      const { endpoint, before } = current;
      const after = await endpoint.stored();
      if (!isDeepStrictEqual(after, before)) current = await storeCheckout(table);
      expect(after).toEqual(before);
    },
  };
};
