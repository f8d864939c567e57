import { effectsIn } from '../../../../local/console/panels/faults/effects.ts';
import {
  bodyOf,
  FIRST_DRAFT,
  operationsFor,
  settleDraft,
  type FaultDraft,
} from '../../../../local/console/panels/faults/fault-draft.ts';
import { presetsFor } from '../../../../local/console/panels/faults/presets.ts';
import { createFaultCatalogue } from '../../../../local/faults/catalogue.ts';
import { createFaultSchema, type FaultNames } from '../../../../local/faults/read-fault.ts';
import type { Happened } from '../../../../local/shown/happening.ts';

const names: FaultNames = {
  functions: ['capture', 'recover', 'schedule', 'orders'],
  leadsTo: {
    timer: ['recover'],
    stream: ['schedule'],
    bus: ['mail-events'],
    async: ['recover'],
    api: ['capture', 'orders'],
  },
  operationsOf: (service) =>
    ({
      dynamodb: ['GetItem', 'UpdateItem'],
      scheduler: ['CreateSchedule', 'InvokeTarget'],
      secretsmanager: ['GetSecretValue'],
      ses: ['SendEmail'],
    })[service],
};
const catalogue = createFaultCatalogue(names);
const schema = createFaultSchema(names);

const draft = (changes: Partial<FaultDraft>): FaultDraft =>
  settleDraft({ ...FIRST_DRAFT, ...changes }, catalogue);

const postedBy = (changes: Partial<FaultDraft>): unknown => {
  const posted = bodyOf(draft(changes));
  return posted.isOk ? posted.body : posted.problems;
};

describe('the form for faults', () => {
  it.each<[Partial<FaultDraft>, object]>([
    [
      {},
      { service: 'ses', operation: 'SendEmail', when: 'before', error: 'TooManyRequestsException', count: 1 },
    ],
    [
      { kind: 'slow-call', slowS: '1.5', count: '3' },
      { service: 'ses', operation: 'SendEmail', slowMs: 1500, count: 3 },
    ],
    [{ kind: 'delivery' }, { hop: 'timer', delivery: 'doubled', count: 1 }],
    [
      { kind: 'delivery', delivery: 'late', target: 'recover' },
      { hop: 'timer', delivery: 'late', delayS: 600, function: 'recover', count: 1 },
    ],
    [
      { kind: 'kill', killed: 'after' },
      { function: 'recover', when: 'after', count: 1 },
    ],
    [
      { kind: 'slow-function', slowS: '40' },
      { function: 'recover', slowMs: 40_000, count: 1 },
    ],
    [{ kind: 'throttle' }, { function: 'recover', error: 'TooManyRequestsException', count: 1 }],
  ])('posts %j as the run reads it', (changes, body) => {
    expect(postedBy(changes)).toEqual(body);
    expect(schema.safeParse(body).success).toBe(true);
  });

  it.each<[Partial<FaultDraft>, string]>([
    [{ count: '0' }, 'count'],
    [{ count: '1.5' }, 'count'],
    [{ count: '' }, 'count'],
    [{ kind: 'slow-call', slowS: '0' }, 'slowS'],
    [{ kind: 'slow-function', slowS: '901' }, 'slowS'],
    [{ kind: 'delivery', delivery: 'late', delayS: '-1' }, 'delayS'],
  ])('does not post %j, and says which field is wrong', (changes, field) => {
    const posted = bodyOf(draft(changes));
    expect(posted.isOk ? [] : Object.keys(posted.problems)).toEqual([field]);
  });

  it('lets a choice go that another one rules out', () => {
    const settled = draft({ service: 'dynamodb', hop: 'stream', delivery: 'lost', target: 'recover' });
    expect(settled).toMatchObject({ operation: 'GetItem', delivery: 'doubled', target: '' });
    expect(catalogue.services.find(({ name }) => name === 'dynamodb')?.errors).toContain(settled.error);
  });

  it('offers no slowness where nobody waits', () => {
    expect(operationsFor(catalogue, { kind: 'slow-call', service: 'scheduler' })).toEqual(['CreateSchedule']);
    expect(operationsFor(catalogue, { kind: 'failing-call', service: 'scheduler' })).toContain(
      'InvokeTarget',
    );
  });
});

describe('the faults worth seeing', () => {
  it('are all such as the run takes', () => {
    const presets = presetsFor(catalogue);
    expect(presets.length).toBeGreaterThan(5);
    for (const { title, body } of presets)
      expect([title, schema.safeParse(body).success]).toEqual([title, true]);
  });

  it('are only those that the stack can have', () => {
    const without = { ...catalogue, services: [], deliveries: [] };
    expect(presetsFor(without).map(({ body }) => body)).toEqual([
      { function: 'schedule', when: 'during', count: 1 },
    ]);
  });
});

describe('what faults did', () => {
  const did = (text?: string): Happened => ({ kind: 'faults', waiting: 1, text });
  const call = (isInjected: boolean): Happened => ({
    kind: 'call',
    function: 'recover',
    service: 'ses',
    operation: 'SendEmail',
    outcome: 'error',
    isInjected,
  });
  const timer = (action: 'fired' | 'lost'): Happened => ({
    kind: 'timer',
    action,
    name: 'x',
    dueAt: '2026-11-22T12:00:00.000Z',
  });
  /** Each about a checkout of its own, by its place. */
  const effectsOf = (...happened: readonly Happened[]) =>
    effectsIn(
      happened.map((one, index) => ({
        ...one,
        id: index + 1,
        at: `2026-11-22T12:00:0${index}.000Z`,
        checkouts: one.kind === 'faults' ? [] : [`checkout-${one.kind}`],
      })),
      10,
    );

  it('is told newest first, with the checkout that it met', () => {
    const effects = effectsOf(
      did('SES fails'),
      call(false),
      call(true),
      did('A timer is lost'),
      timer('lost'),
    );
    expect(effects.map(({ text, checkouts }) => [text, ...checkouts])).toEqual([
      ['A timer is lost', 'checkout-timer'],
      ['SES fails', 'checkout-call'],
    ]);
  });

  it('is told once where it was the same each time', () => {
    const [effect, ...others] = effectsOf(did('SES fails'), call(true), did('SES fails'), call(true));
    expect(effect).toMatchObject({ id: 1, times: 2, at: '2026-11-22T12:00:02.000Z' });
    expect(others).toEqual([]);
  });

  it('is nothing where a fault was only set, and is blamed for nothing that went its usual way', () => {
    expect(effectsOf(did(), timer('fired'), call(false))).toEqual([]);
    expect(effectsOf(did('recover is slow'), timer('fired'))).toMatchObject([{ checkouts: [] }]);
  });

  it('is told of the newest only, where there is too much', () => {
    const many = Array.from({ length: 12 }, (_, index) => did(`${index}`));
    expect(effectsOf(...many)).toHaveLength(10);
    expect(effectsOf(...many)[0]?.text).toBe('11');
  });
});
