import { FUNCTION_TIMEOUT_MS } from '../../functions/recover/limits.ts';
import { createRecoverCheckout } from '../../functions/recover/recover-checkout.ts';
import type { RecoveryRules } from '../../functions/recover/dependencies.ts';
import type { TimerEvent } from '../../functions/shared/contract/timer-event.ts';
import type { AttemptRef, OutgoingMail, RecoveryStore, SendOutcome } from '../../functions/shared/ports.ts';
import { anOpenCheckout, CHECKOUT_ID, RECIPIENT_KEY, T0 } from '../support/builders.ts';
import { createMemoryStores, type MemoryStores, type MemoryTable } from '../support/memory-stores.ts';
import { gate, settleWorker, startWorker, type GatedWorker } from './gated-worker.ts';

/** How much of everything may happen in one history. Exhaustive within these. */
export interface Budget {
  readonly deliveriesPerTimer: number;
  readonly crashes: number;
  readonly events: number;
  readonly timeSteps: number;
  /** What the outside may do once each, at any moment. */
  readonly intrusions: readonly Intrusion[];
  /** What SES may do with a send. */
  readonly sendings: readonly Sending[];
  /** Whether a worker can outlive Lambda's time-out, and so its claim's lease. `skip` must not need that it cannot. */
  readonly hasSlowWorkers: boolean;
}

export type Intrusion = 'order' | 'opt-out' | 'erasure';
export type Sending = 'accept' | 'accept-answer-lost' | 'lost' | 'throttle' | 'reject';

export interface Setup {
  readonly rules: RecoveryRules;
  readonly budget: Budget;
  /** Wraps the store, to prove that the explorer finds what a broken one does. */
  readonly sabotage?: ((store: RecoveryStore, table: MemoryTable) => RecoveryStore) | undefined;
}

export type Action =
  | { readonly kind: 'deliver'; readonly timer: string }
  | { readonly kind: 'step'; readonly worker: number; readonly sending?: Sending }
  | { readonly kind: 'crash'; readonly worker: number }
  | { readonly kind: 'event'; readonly mail: number }
  | { readonly kind: 'intrude'; readonly what: Intrusion }
  | { readonly kind: 'order-closes' }
  | { readonly kind: 'time'; readonly to: number };

interface PendingTimer {
  readonly event: TimerEvent;
  readonly fireAt: number;
  deliveries: number;
}

interface AcceptedMail extends AttemptRef {
  events: number;
}

const MAX_WORKERS = 2;
const MODELLED = { errorName: 'Modelled' };

/** One history of the claim core: the real recovery over memory stores, SES, Scheduler and the shopper modelled. */
export class World {
  private readonly table: MemoryTable = { checkouts: {}, recipients: {} };
  private readonly stores: MemoryStores = createMemoryStores(this.table);
  private readonly timers = new Map<string, PendingTimer>();
  private readonly workers: GatedWorker[] = [];
  private readonly startedAt: number[] = [];
  private readonly mails: AcceptedMail[] = [];
  private readonly intruded: Intrusion[] = [];
  private now: number;
  private crashes = 0;
  private timeSteps = 0;
  private isOrderHalfway = false;
  private acknowledged: string | undefined;
  readonly violations: string[] = [];
  private readonly setup: Setup;

  constructor(setup: Setup) {
    this.setup = setup;
    const delayMs = setup.rules.steps[0]?.delayMs ?? 0;
    this.now = T0 + delayMs;
    this.table.checkouts[CHECKOUT_ID] = anOpenCheckout();
    this.timers.set('1', {
      event: { checkoutId: CHECKOUT_ID, step: setup.rules.steps[0]?.id ?? '', generation: 1 },
      fireAt: this.now,
      deliveries: 0,
    });
  }

  actions(): Action[] {
    const { budget } = this.setup;
    const running = this.workers.filter(({ isDone }) => !isDone).length;
    const deliveries: Action[] = [...this.timers].flatMap(([timer, { fireAt, deliveries: done }]) =>
      fireAt <= this.now && done < budget.deliveriesPerTimer && running < MAX_WORKERS
        ? [{ kind: 'deliver', timer }]
        : [],
    );
    const steps: Action[] = this.workers.flatMap((worker, index): Action[] => {
      if (worker.parked === undefined) return [];
      const isSend = worker.parked.port === 'mailer.send';
      return isSend
        ? budget.sendings.map((sending) => ({ kind: 'step', worker: index, sending }))
        : [{ kind: 'step', worker: index }];
    });
    const crashes: Action[] =
      this.crashes < budget.crashes
        ? this.workers.flatMap((worker, index): Action[] =>
            worker.isDone ? [] : [{ kind: 'crash', worker: index }],
          )
        : [];
    const events: Action[] = this.mails.flatMap((mail, index): Action[] =>
      mail.events < budget.events ? [{ kind: 'event', mail: index }] : [],
    );
    const intrusions: Action[] = budget.intrusions
      .filter((what) => !this.intruded.includes(what))
      .map((what) => ({ kind: 'intrude', what }));
    const orders: Action[] = this.isOrderHalfway ? [{ kind: 'order-closes' }] : [];
    return [...steps, ...crashes, ...deliveries, ...events, ...intrusions, ...orders, ...this.timeActions()];
  }

  private timeActions(): Action[] {
    if (this.timeSteps >= this.setup.budget.timeSteps) return [];
    const lease = this.leaseUntil();
    const moments = [...this.timers.values()].map(({ fireAt }) => fireAt);
    if (lease !== undefined) moments.push(lease);
    const next = Math.min(...moments.filter((at) => at > this.now));
    if (!Number.isFinite(next)) return [];
    const isOutlived = this.agesAt(next).some((ageMs) => ageMs > FUNCTION_TIMEOUT_MS);
    return isOutlived && !this.setup.budget.hasSlowWorkers ? [] : [{ kind: 'time', to: next }];
  }

  /** How long each worker has run by then; one that is done does not grow older. */
  private agesAt(time: number): number[] {
    return this.workers.map(({ isDone }, index) => (isDone ? 0 : time - (this.startedAt[index] ?? time)));
  }

  private leaseUntil(): number | undefined {
    const checkout = this.table.checkouts[CHECKOUT_ID];
    return checkout?.state === 'open' ? checkout.claim?.leaseUntil : undefined;
  }

  async act(action: Action): Promise<void> {
    switch (action.kind) {
      case 'deliver':
        return this.deliver(action.timer);
      case 'step':
        return this.step(action.worker, action.sending);
      case 'crash': {
        const worker = this.workers[action.worker]!;
        worker.isDone = true;
        worker.parked = undefined;
        worker.history.push('crashed');
        this.crashes += 1;
        return;
      }
      case 'event': {
        const mail = this.mails[action.mail]!;
        mail.events += 1;
        await this.stores.mailEvents.settleSent(mail, 'm', this.now);
        return;
      }
      case 'intrude':
        return this.intrude(action.what);
      case 'order-closes':
        await this.stores.orders.complete(CHECKOUT_ID, this.now, { isTombstoneWanted: true });
        this.isOrderHalfway = false;
        this.acknowledged ??= 'order';
        return;
      case 'time':
        this.now = action.to;
        this.timeSteps += 1;
        return;
    }
  }

  private async intrude(what: Intrusion): Promise<void> {
    this.intruded.push(what);
    switch (what) {
      case 'order':
        await this.stores.orders.recordOrder(RECIPIENT_KEY, this.now, this.now);
        this.isOrderHalfway = true;
        return;
      case 'opt-out':
        await this.stores.links.unsubscribe(RECIPIENT_KEY, this.now);
        this.acknowledged ??= 'opt-out';
        return;
      case 'erasure':
        await this.stores.forget(CHECKOUT_ID, this.now);
        this.acknowledged ??= 'erasure';
        return;
    }
  }

  private async deliver(timer: string): Promise<void> {
    const pending = this.timers.get(timer)!;
    pending.deliveries += 1;
    this.startedAt.push(this.now);
    this.workers.push(await startWorker(pending.event, (worker) => this.recover(worker)));
  }

  private recover(worker: GatedWorker): Promise<void> {
    const { rules, sabotage } = this.setup;
    const store = sabotage?.(this.stores.recovery, this.table) ?? this.stores.recovery;
    return createRecoverCheckout({
      store: gate(worker, 'store', { ...store, claim: (request) => this.watchClaim(store, request) }),
      timers: gate(worker, 'timers', {
        create: async (timer, fireAt) => {
          const name = String(timer.generation);
          if (!this.timers.has(name)) this.timers.set(name, { event: { ...timer }, fireAt, deliveries: 0 });
        },
        delete: async ({ generation }) => void this.timers.delete(String(generation)),
      }),
      mailer: gate(worker, 'mailer', { send: async () => ({ kind: 'unknown', error: MODELLED }) }),
      compose: async (_checkout, contact, _step, attempt) => ({
        to: contact.email,
        subject: '',
        html: '',
        text: '',
        headers: {},
        attempt,
        recipientKey: contact.recipientKey,
      }),
      rules,
      clock: () => this.now,
      count: () => undefined,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    })(worker.event);
  }

  private async watchClaim(
    store: RecoveryStore,
    request: Parameters<RecoveryStore['claim']>[0],
  ): Promise<boolean> {
    const isClaimed = await store.claim(request);
    if (isClaimed && this.acknowledged !== undefined)
      this.violations.push(`S2: claimed after the ${this.acknowledged}`);
    return isClaimed;
  }

  private async step(index: number, sending: Sending | undefined): Promise<void> {
    const worker = this.workers[index]!;
    const { run, resume, port, args } = worker.parked!;
    const answer =
      sending === undefined ? await run() : this.send(sending, (args[0] as OutgoingMail).attempt);
    worker.parked = undefined;
    worker.history.push(`${this.now} ${port} ${JSON.stringify(answer)}`);
    resume(answer);
    await settleWorker(worker);
    if (worker.failure !== undefined) this.violations.push(`a worker failed: ${worker.failure}`);
  }

  private send(sending: Sending, attempt: AttemptRef): SendOutcome {
    switch (sending) {
      case 'accept':
        this.accept(attempt);
        return { kind: 'accepted', messageId: 'm' };
      case 'accept-answer-lost':
        this.accept(attempt);
        return { kind: 'unknown', error: MODELLED };
      case 'lost':
        return { kind: 'unknown', error: MODELLED };
      case 'throttle':
        return { kind: 'refused', because: 'throttled', error: MODELLED };
      case 'reject':
        return { kind: 'refused', because: 'rejected', error: MODELLED };
    }
  }

  private accept(attempt: AttemptRef): void {
    this.mails.push({ ...attempt, events: 0 });
    const ofStep = this.mails.filter(({ step }) => step === attempt.step);
    const allowed = this.setup.rules.onUnknown === 'resend' ? 2 : 1;
    if (ofStep.length > allowed) this.violations.push(`S1: ${ofStep.length} mails of ${attempt.step}`);
  }

  /** What tells two worlds apart for all that can still happen. Workers are the same in any order. */
  key(): string {
    const workers = this.workers
      .flatMap(({ event, history, parked, isDone }, index) => {
        const startedAt = this.setup.budget.hasSlowWorkers ? '' : this.startedAt[index];
        return isDone ? [] : [`${event.generation}|${startedAt}|${history.join('>')}|${parked?.port ?? ''}`];
      })
      .sort();
    return JSON.stringify([
      this.table,
      this.now,
      [...this.timers],
      workers,
      this.mails,
      [...this.intruded].sort(),
      this.isOrderHalfway,
      this.acknowledged,
      this.crashes,
      this.timeSteps,
    ]);
  }

  /** What a history that came to rest without a crash must have reached. */
  checkRest(): void {
    const checkout = this.table.checkouts[CHECKOUT_ID];
    if (this.crashes > 0 || checkout?.state !== 'open') return;
    const hasNext = [...this.timers.values()].some(({ deliveries }) => deliveries === 0);
    const isOver = checkout.timerState === 'finished' || checkout.parkedSeq === checkout.seq;
    const isSettled = isOver && checkout.claim === undefined;
    if (!hasNext && !isSettled) this.violations.push('L1: at rest, not finished, and no timer to come');
  }
}
