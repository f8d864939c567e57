import * as z from 'zod';
import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { Engine } from '../engine.ts';
import { tellTimeline } from '../journal/timeline/timeline.ts';
import type { StackModel } from '../stack/model.ts';
import { countOf, streamHappenings } from './event-stream.ts';
import { createClockActions } from './clock-actions.ts';
import { createFaultActions } from './fault-actions.ts';
import { BadRequestError, parseBody, type LocalActions, type LocalStreams } from './local-api.ts';
import { orderSecretOf, storeIdOf } from './pages.ts';
import { readCheckout, readCheckouts, readRecipients } from './stored-checkouts.ts';

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

/** What of it goes on without an end. */
export const createStreams = ({ journal }: Pick<Engine, 'journal'>): LocalStreams => ({
  events: (request, query) => streamHappenings(journal, request, query),
});

/** What may be asked for and done under `/_local`; docs/local.md describes each. */
export const createActions = ({ engine, model, store, url }: ActionsParts): LocalActions => {
  const { calls, clock, dynamoDb, journal, output, runtime, scheduler, ses } = engine;
  const tableName = tableOf(model);
  return {
    'GET config': () => ({
      apiUrl: url,
      mailboxUrl: `${url}/mailbox`,
      shopUrl: `${url}/shop`,
      store: storeIdOf(model),
      configuration: store,
      orderWebhookSecret: orderSecretOf({ engine, model }),
      functions: model.functions.map(({ shortName }) => shortName),
    }),
    ...createClockActions(engine),
    ...createFaultActions(engine),
    'GET journal': (_body, query) =>
      journal.list(countOf('after', query.get('after')), countOf('limit', query.get('limit'))),
    'GET mailbox': () => ses.mailbox().map(isoAt),
    'GET timers': () => scheduler.timers().map(({ at, ...timer }) => ({ ...timer, at: iso(at) })),
    'POST timers/deliver': (body) => {
      const { name } = parseBody(timerSchema, body);
      if (!scheduler.deliver(name)) throw new BadRequestError(`there never was a timer ${name}`);
    },
    'GET timeline': async (_body, query) => {
      const id = query.get('checkout') ?? '';
      const stored = await readCheckout(dynamoDb, tableName, id);
      const timeline = tellTimeline(id, stored, journal.list());
      if (timeline === undefined)
        throw new BadRequestError(`nothing is known of a checkout ${JSON.stringify(id)}`);
      return timeline;
    },
    'GET checkouts': () => readCheckouts(dynamoDb, tableName),
    'GET recipients': () => readRecipients(dynamoDb, tableName),
    'GET calls': () => ({ invocations: runtime.invocations(), calls: calls.list() }),
    'GET permissions': () => engine.permissions.shown(),
    'GET cost': () => engine.meter.read(calls.list()),
    'GET metrics': () => output.metrics(),
    'GET logs': (_body, query) => {
      const name = query.get('function');
      return output
        .logs()
        .filter((line) => name === null || line.function === name)
        .map(isoAt);
    },
    'POST reset': async () => {
      await engine.reset();
      return { now: iso(clock.now()) };
    },
  };
};
