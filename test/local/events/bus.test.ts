import { createEventBus } from '../../../local/events/bus.ts';
import type { DeliveryFault } from '../../../local/faults/fault.ts';
import { compileTargetInput } from '../../../local/events/input-transformer.ts';
import { compilePattern } from '../../../local/events/pattern.ts';
import type { TargetInput } from '../../../local/stack/model.ts';
import { stillClock } from '../fixtures/clock.ts';
import { unrecorded } from '../fixtures/journal.ts';

const about = { ruleName: 'rule', ruleArn: 'arn:rule', ingestionTime: '2026-11-21T10:00:00.000Z' };
const event = {
  'detail-type': 'Email Bounced',
  time: '2026-11-21T10:00:00Z',
  detail: {
    mail: { tags: { step: ['help'], 'ses:configuration-set': ['set'] } },
    bounce: { bounceType: 'Permanent' },
  },
};

const transform = (paths: Record<string, string>, template: string, of: unknown = event) =>
  compileTargetInput({ kind: 'transformer', paths, template })(of, about);

describe('what a target gets', () => {
  it.each<[TargetInput, unknown]>([
    [{ kind: 'event' }, event],
    [{ kind: 'path', path: '$.detail.bounce' }, { bounceType: 'Permanent' }],
    [{ kind: 'path', path: "$.detail.mail.tags['ses:configuration-set'][0]" }, 'set'],
    [{ kind: 'constant', json: { fixed: true } }, { fixed: true }],
  ])('is made of the event: %j', (input, expected) => {
    expect(compileTargetInput(input)(event, about)).toEqual(expected);
  });

  it('holds values as JSON, and as text within a text', () => {
    const paths = { type: '$.detail-type', tags: '$.detail.mail.tags', step: '$.detail.mail.tags.step[0]' };
    expect(transform(paths, '{"type":<type>,"tags":<tags>,"says":"step \\"<step>\\""}')).toEqual({
      type: 'Email Bounced',
      tags: event.detail.mail.tags,
      says: 'step "help"',
    });
  });

  it('escapes what is put into a text', () => {
    expect(transform({ a: '$.a' }, '{"a":"<a>"}', { a: 'say "hi"\n' })).toEqual({ a: 'say "hi"\n' });
  });

  it('has an empty text where the event lacks a value', () => {
    expect(transform({ a: '$.nothing.there' }, '{"a":<a>}')).toEqual({ a: '' });
  });

  it('can name the rule', () => {
    expect(transform({}, '{"rule":<aws.events.rule-name>}')).toEqual({ rule: 'rule' });
  });

  it.each(['detail', '$.detail[*]', '$..bounce', '$.detail?'])('cannot be read by the path %s', (path) => {
    expect(() => compileTargetInput({ kind: 'path', path })).toThrow('path');
  });
});

describe('the bus', () => {
  const setUp = (input: TargetInput, mayInvoke = true, fault?: DeliveryFault) => {
    const invoked: unknown[] = [];
    const failed: string[] = [];
    const bus = createEventBus({
      rules: [
        {
          name: 'bounces',
          arn: 'arn:bounces',
          pattern: compilePattern({ source: ['aws.ses'], 'detail-type': ['Email Bounced'] }),
          targets: [{ functionName: 'mail-events', input }],
        },
      ],
      region: 'eu-central-1',
      accountId: '000000000000',
      clock: stillClock(),
      invoker: { invokeAsync: (name, payload, _, delayMs) => void invoked.push([name, payload, delayMs]) },
      randomId: () => 'id',
      mayHandOver: () => mayInvoke,
      onFailure: (rule) => void failed.push(rule),
      record: unrecorded,
      faultOn: () => fault,
    });
    return { bus, invoked, failed };
  };

  it('hands an event that a rule waits for to its targets', () => {
    const { bus, invoked } = setUp({ kind: 'path', path: '$.detail' });
    bus.put({ source: 'aws.ses', ...event });
    bus.put({ source: 'aws.ses', ...event, 'detail-type': 'Email Sent' });
    bus.put({ source: 'somebody', ...event });
    expect(invoked).toEqual([['mail-events', event.detail, 0]]);
  });

  it.each<[DeliveryFault['delivery'], readonly number[]]>([
    ['lost', []],
    ['doubled', [0, 0]],
    ['late', [60_000]],
  ])('hands over an event that is %s by a fault after %j ms', (delivery, delays) => {
    const fault = { kind: 'delivery', hop: 'bus', delivery, delayS: 60, count: 1 } as const;
    const { bus, invoked } = setUp({ kind: 'path', path: '$.detail' }, true, fault);
    bus.put({ source: 'aws.ses', ...event });
    expect(invoked).toEqual(delays.map((delayMs) => ['mail-events', event.detail, delayMs]));
  });

  it('keeps an event from a target that its rule may not invoke', () => {
    const { bus, invoked } = setUp({ kind: 'path', path: '$.detail' }, false);
    bus.put({ source: 'aws.ses', ...event });
    expect(invoked).toEqual([]);
  });

  it('tells of an event that cannot be transformed, and goes on', () => {
    const { bus, invoked, failed } = setUp({ kind: 'transformer', paths: {}, template: '{"broken":' });
    bus.put({ source: 'aws.ses', ...event });
    expect(invoked).toEqual([]);
    expect(failed).toEqual(['bounces']);
  });
});
