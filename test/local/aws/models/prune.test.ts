import { prune, wholeModelSchema } from '../../../../local/aws/models/prune.ts';

const whole = (shapes: object = {}) =>
  wholeModelSchema.parse({
    metadata: { protocol: 'json', targetPrefix: 'Shop_1', serviceId: 'Shop' },
    operations: {
      Order: {
        http: { method: 'POST', requestUri: '/' },
        input: { shape: 'OrderInput' },
        errors: [{ shape: 'SoldOut' }, { shape: 'Broken' }, { shape: 'Plain' }],
        documentation: '<p>Orders.</p>',
      },
      Refund: { http: { method: 'POST', requestUri: '/' }, input: { shape: 'RefundInput' } },
    },
    shapes: {
      OrderInput: { type: 'structure', required: ['Items'], members: { Items: { shape: 'Items' } } },
      Items: { type: 'list', member: { shape: 'Item' }, max: 9, documentation: '<p>Items.</p>' },
      Item: {
        type: 'structure',
        members: { Count: { shape: 'Count', documentation: '<p>How many.</p>' }, Parts: { shape: 'Items' } },
      },
      Count: { type: 'long', box: true, min: 1 },
      RefundInput: { type: 'structure', members: {} },
      SoldOut: { type: 'structure', members: {}, exception: true, error: { httpStatusCode: 409 } },
      Broken: { type: 'structure', members: {}, exception: true, fault: true },
      Plain: { type: 'structure', members: {}, exception: true },
      ...shapes,
    },
  });

describe('a service model, pruned', () => {
  it('holds the operations asked for, what their input can hold, and their errors with their status', () => {
    expect(prune(whole(), ['Order'], 'a test')).toEqual({
      source: 'a test',
      protocol: 'json',
      targetPrefix: 'Shop_1',
      operations: {
        Order: { method: 'POST', uri: '/', input: 'OrderInput', errors: ['SoldOut', 'Broken', 'Plain'] },
      },
      shapes: {
        OrderInput: { type: 'structure', required: ['Items'], members: { Items: { shape: 'Items' } } },
        Items: { type: 'list', member: 'Item', max: 9 },
        Item: {
          type: 'structure',
          required: [],
          members: { Count: { shape: 'Count' }, Parts: { shape: 'Items' } },
        },
        Count: { type: 'integer', min: 1 },
      },
      errors: { SoldOut: { status: 409 }, Broken: { status: 500 }, Plain: { status: 400 } },
    });
  });

  it.each([
    ['a trait', { Count: { type: 'long', uniqueItems: true } }],
    ['a type', { Count: { type: 'double' } }],
    ['a union', { Item: { type: 'structure', union: true, members: {} } }],
  ])('is refused with %s that the validation does not know', (_what, shapes) => {
    expect(() => prune(whole(shapes), ['Order'], 'a test')).toThrow();
  });

  it('is refused without the operation', () => {
    expect(() => prune(whole(), ['Deliver'], 'a test')).toThrow();
  });
});
