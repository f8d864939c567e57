import { HOUR_MS, MINUTE_MS } from '../../../functions/shared/domain/time.ts';
import { createMailEventStore } from '../../../functions/shared/aws/mail-event-store.ts';
import { createTimers } from '../../../functions/shared/aws/scheduler-timers.ts';
import { createSweepStore } from '../../../functions/shared/aws/sweep-store.ts';
import { isFinal } from '../../../functions/shared/domain/sequence.ts';
import { TABLE } from '../../../functions/shared/contract/table.ts';
import { createSweepCheckouts } from '../../../functions/sweep/sweep-checkouts.ts';
import { CHECKOUT_ID, RETENTION, STEPS, T0 } from '../../support/builders.ts';
import { createKiller, Killed } from '../../support/crashing.ts';
import { eachWithLocalAws, timerTarget } from '../../local/aws/harness.ts';
import { createRig, FIRST_TIMER, type Rig } from './rig.ts';

const holder = eachWithLocalAws();
const ONE_STEP = STEPS.slice(0, 1);

const killedRun = async (rig: Rig, at: number, when: 'before' | 'after'): Promise<number> => {
  const killer = createKiller(at, when);
  const { store, timers, mailer } = rig.deps;
  const guarded = { store: killer.guard(store), timers: killer.guard(timers), mailer: killer.guard(mailer) };
  await rig.recover(FIRST_TIMER, guarded).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
  return killer.calls();
};

/** Fires what is due until nothing is, as Scheduler would. */
const fireAll = async (rig: Rig): Promise<void> => {
  const fired = new Set<string>();
  for (;;) {
    const next = rig.timers().find(({ event }) => !fired.has(`${event.step}-${event.generation}`));
    if (next === undefined) return;
    fired.add(`${next.event.step}-${next.event.generation}`);
    holder.aws.time.now = Math.max(holder.aws.time.now, next.at);
    await rig.recover(next.event);
  }
};

const sweep = (rig: Rig) =>
  createSweepCheckouts({
    store: createSweepStore({
      client: rig.table.client,
      tableName: rig.table.name,
      retention: RETENTION,
      indexName: TABLE.sweepIndex.name,
    }),
    timers: createTimers(holder.aws.clients.scheduler, timerTarget),
    steps: ONE_STEP,
    clock: () => holder.aws.time.now,
    count: (measure) => void rig.counted.push(measure),
    log: rig.deps.log,
  })(() => false);

const begun = async (): Promise<Rig> => {
  const rig = await createRig(holder.aws, { steps: ONE_STEP });
  await rig.begin();
  return rig;
};

/** All effects of an undisturbed run: load both, claim, send, settle, load again, the end of the sequence. */
const EFFECTS = 7;
const points = Array.from({ length: EFFECTS }, (_, index) => index + 1).flatMap((at) =>
  (['before', 'after'] as const).map((when) => [when, at] as const),
);

it(`has ${EFFECTS} effects in an undisturbed run`, async () => {
  expect(await killedRun(await begun(), 1000, 'after')).toBe(EFFECTS);
});

describe.each(points)('recovery killed %s its effect no. %i', (when, at) => {
  it('never mails twice and comes to a final decision by Lambda’s retry and the timers', async () => {
    const rig = await begun();
    await killedRun(rig, at, when);
    holder.aws.time.now += MINUTE_MS;
    await rig.recover(FIRST_TIMER);
    await fireAll(rig);
    expect(rig.mails().length).toBeLessThanOrEqual(1);
    expect(await rig.load()).toMatchObject({ timerState: 'finished' });
    expect((await rig.load()).claim).toBeUndefined();
    const decision = await rig.step('help');
    if (decision?.decision === 'sent') expect(rig.mails()).toHaveLength(1);
    else expect(decision).toMatchObject({ decision: 'skipped', reason: 'unknown-send' });
  });

  it('is settled as sent by the event where the mail went out', async () => {
    const rig = await begun();
    await killedRun(rig, at, when);
    const events = createMailEventStore({
      client: rig.table.client,
      tableName: rig.table.name,
      retention: RETENTION,
    });
    for (const { tags, messageId } of rig.mails()) {
      const attempt = { checkoutId: CHECKOUT_ID, step: tags['step']!, attempt: Number(tags['attempt']) };
      await events.settleSent(attempt, messageId, holder.aws.time.now);
    }
    const wasMailed = rig.mails().length === 1;
    holder.aws.time.now += MINUTE_MS;
    await rig.recover(FIRST_TIMER);
    await fireAll(rig);
    if (wasMailed) expect(await rig.step('help')).toMatchObject({ decision: 'sent' });
    expect(rig.mails().length).toBeLessThanOrEqual(1);
  });

  it('is repaired by the sweep when no retry ever comes', async () => {
    const rig = await begun();
    await killedRun(rig, at, when);
    holder.aws.time.now = T0 + 5 * HOUR_MS;
    await sweep(rig);
    await fireAll(rig);
    expect(rig.mails().length).toBeLessThanOrEqual(1);
    expect(isFinal(await rig.step('help'))).toBe(true);
    expect((await rig.load()).claim).toBeUndefined();
    expect(await rig.table.get(`checkout#${CHECKOUT_ID}`)).not.toHaveProperty('sweepAt');
  });
});

it('a crash loop of every retry is repaired by the sweep', async () => {
  const rig = await begun();
  for (let attempt = 0; attempt < 3; attempt += 1) await killedRun(rig, 3, 'before');
  expect(await rig.step('help')).toBeUndefined();
  holder.aws.time.now = T0 + 5 * HOUR_MS;
  await sweep(rig);
  await fireAll(rig);
  expect(rig.mails()).toHaveLength(1);
  expect(rig.counted).toContainEqual({ name: 'Swept' });
});
