import * as z from 'zod';
import type { EpochMs } from '../../functions/shared/domain/time.ts';
import { faultSchema } from '../aws/faults.ts';
import type { Engine } from '../engine.ts';
import type { StackModel } from '../stack/model.ts';
import { advanceSchema, BadRequestError, parseBody, type LocalActions } from './local-api.ts';
import { orderSecretOf, storeIdOf } from './pages.ts';
import { readCheckouts, readRecipients } from './stored-checkouts.ts';

interface ActionsParts {
  readonly engine: Engine;
  readonly model: StackModel;
  /** The demo store's configuration. */
  readonly store: object;
  readonly url: string;
}

const iso = (at: EpochMs): string => new Date(at).toISOString();

const isoAt = <Item extends { readonly at: EpochMs }>({ at, ...rest }: Item) => ({ at: iso(at), ...rest });

const tableOf = ({ resources }: StackModel): string => {
  const [table, ...others] = resources.tables;
  if (!table || others.length > 0) throw new Error('the template was expected to have one table');
  return table.name;
};

const timerSchema = z.strictObject({ name: z.string() });

/** What may be asked for and done under `/_local`; docs/local.md describes each. */
export const createActions = ({ engine, model, store, url }: ActionsParts): LocalActions => {
  const { calls, clock, dynamoDb, faults, output, queues, runtime, scheduler, ses, time } = engine;
  const tableName = tableOf(model);
  const now = () => ({ now: iso(clock.now()) });
  return {
    'GET config': () => ({
      apiUrl: url,
      mailboxUrl: `${url}/mailbox`,
      store: storeIdOf(model),
      configuration: store,
      orderWebhookSecret: orderSecretOf({ engine, model }),
      functions: model.functions.map(({ shortName }) => shortName),
    }),
    'GET clock': now,
    'POST clock': async (body) => {
      const { advance, skip } = parseBody(advanceSchema, body);
      await (skip ? time.skip(advance) : time.advance(advance));
      return now();
    },
    'GET mailbox': () => ses.mailbox().map(isoAt),
    'GET timers': () => scheduler.timers().map(({ at, ...timer }) => ({ ...timer, at: iso(at) })),
    'POST timers/deliver': (body) => {
      const { name } = parseBody(timerSchema, body);
      if (!scheduler.deliver(name)) throw new BadRequestError(`there never was a timer ${name}`);
    },
    'GET checkouts': () => readCheckouts(dynamoDb, tableName),
    'GET recipients': () => readRecipients(dynamoDb, tableName),
    'GET calls': () => ({ invocations: runtime.invocations(), calls: calls.list() }),
    'GET metrics': () => output.metrics(),
    'GET dead-letters': () => queues.list().map(isoAt),
    'GET logs': () => output.logs().map(isoAt),
    'POST faults': (body) => {
      for (const fault of parseBody(faultSchema.array(), Array.isArray(body) ? body : [body]))
        faults.add(fault);
    },
    'POST reset': async () => {
      await engine.reset();
      return now();
    },
  };
};
