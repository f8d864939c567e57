/** What one checkout asks of AWS, counted in the local run, and what that would cost: `npm run bench:calls`. */
import * as z from 'zod';
import { costOf } from '../local/cost/cost.ts';
import { startLocalStack } from '../local/run.ts';
import { createClient, type Client } from '../local/story/client.ts';
import { openShop } from '../local/story/shop.ts';
import { PLAYS, type Play } from './checkouts.ts';
import { printTable } from './print-table.ts';

const callsSchema = z.object({
  invocations: z.record(z.string(), z.number()),
  calls: z.array(
    z.object({ function: z.string(), service: z.string(), operation: z.string(), count: z.number() }),
  ),
});

type Calls = z.infer<typeof callsSchema>;

/** Runs once a day, whatever the checkout does; and secrets are read once for each copy of a function. */
const IS_OF_CHECKOUT = ({ function: name, operation }: Calls['calls'][number]): boolean =>
  name !== 'sweep' && operation !== 'GetSecretValue';
const BEHIND_THE_API = ['capture', 'orders', 'links'];

const PER = 1000;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const countsOf = (calls: Calls['calls'], service: string): Readonly<Record<string, number>> => {
  const byOperation: Record<string, number> = {};
  for (const { operation, count } of calls.filter((call) => call.service === service))
    byOperation[operation] = (byOperation[operation] ?? 0) + count;
  return byOperation;
};

/** In US dollars, by service. */
const priceOfCheckout = ({ invocations, calls }: Calls): Readonly<Record<string, number>> => {
  const ofCheckout = calls.filter(IS_OF_CHECKOUT);
  const { sweep: _, ...others } = invocations;
  const lines = costOf({
    requests: sum(BEHIND_THE_API.map((name) => invocations[name] ?? 0)),
    invocations: sum(Object.values(others)),
    timersFired: invocations['recover'] ?? 0,
    mails: countsOf(ofCheckout, 'ses')['SendEmail'] ?? 0,
    secretReads: 0,
    dynamoDb: countsOf(ofCheckout, 'dynamodb'),
    checkouts: 1,
  });
  const prices: Record<string, number> = {};
  for (const { service, usd } of lines) prices[service] = (prices[service] ?? 0) + usd;
  return prices;
};

const usd = (amount: number): string => `${(amount * PER).toFixed(3)} USD`;

const printPlay = ({ name }: Play, { invocations, calls }: Calls): void => {
  printTable(
    name,
    Object.entries(invocations).map(([fn, count]) => ({
      function: fn,
      invocations: count,
      calls: calls
        .filter((call) => call.function === fn)
        .map((call) => `${call.operation} ${call.count}`)
        .join(', '),
    })),
  );
  const price = priceOfCheckout({ invocations, calls });
  const parts = Object.entries(price)
    .filter(([, amount]) => amount > 0)
    .map(([what, amount]) => `${what} ${usd(amount)}`);
  console.log(`\n  ${PER} such checkouts, modelled: ${usd(sum(Object.values(price)))}`);
  console.log(`  ${parts.join(', ')}`);
};

const play = async (client: Client, scene: Play): Promise<void> => {
  await client.post('/_local/reset', '{}');
  await scene.run(client, await openShop(client));
  printPlay(scene, await client.look('calls', callsSchema));
};

const stack = await startLocalStack({ port: 0, store: ({ typingAllowance: _, ...store }) => store });
try {
  const client = createClient(stack.url);
  for (const scene of PLAYS) await play(client, scene);
} finally {
  await stack.stop();
}
