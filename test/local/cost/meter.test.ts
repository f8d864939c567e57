import { createMeter } from '../../../local/cost/meter.ts';
import type { Happened } from '../../../local/shown/happening.ts';

const setUp = () => {
  const meter = createMeter();
  const happen = (happened: Happened, checkouts: readonly string[] = []) =>
    meter.count({ id: 1, at: '2026-11-22T10:00:00.000Z', checkouts, ...happened });
  const request = (
    status: number,
    checkout: string,
    route: string | undefined = 'POST /v1/checkouts/{checkoutId}',
  ) => happen({ kind: 'request', method: 'POST', path: '/', route, status, body: '' }, [checkout]);
  return { meter, happen, request };
};

const lineOf = ({ meter }: ReturnType<typeof setUp>, unit: string) =>
  meter.read([]).lines.find((line) => line.unit === unit);

describe('the meter', () => {
  it('counts requests and what they cost, but for those that the API throttles', () => {
    const run = setUp();
    for (const status of [204, 400, 429]) run.request(status, 'ann');
    expect(lineOf(run, 'requests')).toMatchObject({ service: 'API Gateway', count: 2, usd: 2e-6 });
  });

  it('asks for the calls of each operation of DynamoDB as they were counted', () => {
    const calls = ['capture', 'recover'].map((name) => ({
      function: name,
      service: 'dynamodb',
      operation: 'UpdateItem',
      count: 3,
    }));
    const { lines } = createMeter().read(calls);
    expect(lines.find(({ unit }) => unit === 'UpdateItem')).toMatchObject({ count: 6, usd: 12 * 0.625e-6 });
  });

  it('says which operations it has no price for', () => {
    const call = { function: 'sweep', service: 'dynamodb', operation: 'Scan', count: 1 };
    const { assumptions } = createMeter().read([call]);
    expect(assumptions.at(-1)).toBe('Not in our price list: Scan.');
  });

  it('scales to a thousand checkouts, once there is one', () => {
    const run = setUp();
    expect(run.meter.read([]).per1000CheckoutsUsd).toBeUndefined();
    for (const checkout of ['ann', 'ben', 'ann']) run.request(204, checkout);
    const { totalUsd, per1000CheckoutsUsd, checkouts } = run.meter.read([]);
    expect(checkouts).toBe(2);
    expect(per1000CheckoutsUsd).toBeCloseTo(totalUsd * 500, 12);
  });

  it('starts anew with a reset', () => {
    const run = setUp();
    run.request(204, 'ann');
    run.happen({ kind: 'reset' });
    expect(run.meter.read([])).toMatchObject({ totalUsd: 0, checkouts: 0 });
  });
});
