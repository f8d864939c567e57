/** The explorer of the claim core with more room than the tests give it, for minutes: `npm run bench:explore`. */
import { explore } from '../test/explorer/explore.ts';
import { aSetup } from '../test/explorer/setups.ts';
import type { Setup } from '../test/explorer/world.ts';

/** Two deliveries of each timer, any answer of SES and a crash in all of them. */
const SETUPS: Readonly<Record<string, Setup>> = {
  'an order in two halves, the lease’s end': aSetup({ budget: { timeSteps: 1, intrusions: ['order'] } }),
  'an opt-out, the lease’s end': aSetup({ budget: { timeSteps: 1, intrusions: ['opt-out'] } }),
  'an erasure, the lease’s end': aSetup({ budget: { timeSteps: 1, intrusions: ['erasure'] } }),
  'a second crash, the lease’s end': aSetup({ budget: { timeSteps: 1, crashes: 2 } }),
  'one more attempt where the store allows it, the lease’s end twice': aSetup({
    rules: { onUnknown: 'resend' },
    budget: { timeSteps: 2, hasSlowWorkers: false },
  }),
};

const run = async (name: string, setup: Setup): Promise<boolean> => {
  const begin = performance.now();
  const { states, rests, violation } = await explore(setup);
  const seconds = Math.round((performance.now() - begin) / 1000);
  console.log(`${states} states, ${rests} at rest, ${seconds} s: ${name}`);
  if (violation !== undefined) console.log(JSON.stringify(violation, undefined, 2));
  return violation === undefined;
};

let isSound = true;
for (const [name, setup] of Object.entries(SETUPS)) isSound = (await run(name, setup)) && isSound;
process.exitCode = isSound ? 0 : 1;
