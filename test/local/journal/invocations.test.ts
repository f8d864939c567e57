import { createInvocations } from '../../../local/journal/invocations.ts';
import { checkoutsNamedIn } from '../../../local/journal/named-checkouts.ts';

const ANN = 'ann-'.repeat(6);
const BEN = 'ben-'.repeat(6);

describe('the checkouts that a text names', () => {
  it.each([
    ['a key of the table', { Key: { pk: { S: `checkout#${ANN}` } } }],
    ['the input of a timer', { checkoutId: ANN, step: 'help', generation: 1 }],
    ['the input of a timer that is to be made', { Target: { Input: JSON.stringify({ checkoutId: ANN }) } }],
    ['the tags of a mail', { EmailTags: [{ Name: 'checkout', Value: ANN }] }],
    ['the tags of an event about a mail', { detail: { mail: { tags: { checkout: [ANN] } } } }],
    ['an order', { body: JSON.stringify({ orderId: '1', checkoutId: ANN }) }],
  ])('are found in %s', (_, value) => {
    expect(checkoutsNamedIn(JSON.stringify(value))).toEqual([ANN]);
  });

  it('are named once each, and nothing else is', () => {
    const keys = [ANN, BEN, ANN].map((id) => ({ pk: { S: `checkout#${id}` } }));
    expect(
      checkoutsNamedIn(JSON.stringify({ keys, recipient: 'recipient#x', slots: { [`${ANN}#help`]: 1 } })),
    ).toEqual([ANN, BEN]);
  });
});

describe('an invocation', () => {
  const keyOf = (checkout: string) => JSON.stringify({ Key: { pk: { S: `checkout#${checkout}` } } });

  it('has to do with all checkouts that its event and its calls name', () => {
    const invocations = createInvocations();
    invocations.begin('request', 'orders-1', JSON.stringify({ body: JSON.stringify({ checkoutId: ANN }) }));
    expect(invocations.requestIdOf('orders-1')).toBe('request');
    expect(invocations.noteCall('request', keyOf(BEN))).toEqual([BEN]);
    invocations.end('request', 'orders-1');
    expect(invocations.checkoutsOf('request')).toEqual([ANN, BEN]);
    expect(invocations.requestIdOf('orders-1')).toBeUndefined();
  });

  it('has to do with the checkout that its link leads to, though the token is sealed', () => {
    const invocations = createInvocations();
    const token = 'sealed.'.repeat(8);
    const mail = { Text: `Back: http://localhost/r/${token}`, EmailTags: [{ Name: 'checkout', Value: ANN }] };
    invocations.noteCall(undefined, JSON.stringify(mail));
    invocations.begin('click', 'links-1', JSON.stringify({ rawPath: `/v1/restore/${token}` }));
    expect(invocations.checkoutsOf('click')).toEqual([ANN]);
  });

  it('is not mistaken for the next one of its process', () => {
    const invocations = createInvocations();
    invocations.begin('first', 'links-1', '{}');
    invocations.begin('second', 'links-1', '{}');
    invocations.end('first', 'links-1');
    expect(invocations.requestIdOf('links-1')).toBe('second');
  });
});
