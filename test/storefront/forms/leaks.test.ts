import { findLeaks, stringsIn } from './leaks.ts';

const valuesIn = (text: string, ...values: readonly string[]): readonly string[] =>
  findLeaks(
    values.map((value) => ({ what: 'secret', value })),
    [text],
  ).map(({ value }) => value);

describe('a leak', () => {
  it.each([
    ['a password in a body', '{"firstName":"Kabelo77!"}', 'Kabelo77!'],
    ['in other letters', '{"firstName":"KABELO"}', 'Kabelo'],
    ['in part of a text', '{"email":"kabelo@example.com"}', 'Kabelo'],
    ['a security code alone', '{"firstName":"737"}', '737'],
    ['a security code among words', '{"street":"Visa 737"}', '737'],
    ['a month alone', '{"value":"03"}', '03'],
    ['a card number with spaces', '{"value":"4242 4242 4242 4242"}', '4242424242424242'],
    ['a card number in other digits', '{"value":"٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢"}', '4242424242424242'],
    ['half of a card number', '{"value":"42424242"}', '4242424242424242'],
    ['a card number in pieces', '[{"value":"5555"},{"value":"4444"},{"value":"3333"}]', '5555444433332222'],
    ['in JSON within JSON', JSON.stringify({ a: JSON.stringify({ b: '737' }) }), '737'],
    ['in the address of a request', '/v1/checkouts?x=Kabelo', 'Kabelo'],
  ])('is %s', (_, text, value) => {
    expect(valuesIn(text, value)).toEqual([value]);
  });

  it.each([
    ['a number that the script made', '{"seq":1795921547737}', '737'],
    ['a time that the script made', '{"at":"2026-11-29T12:00:05.737Z"}', '737'],
    ['a longer number', '{"value":"27371"}', '737'],
    ['a month in a longer text', '{"value":"03-street"}', '03'],
    ['another card number', '{"value":"4000 0566 5566 5556"}', '4242424242424242'],
  ])('is not %s', (_, text, value) => {
    expect(valuesIn(text, value)).toEqual([]);
  });

  it('is looked for in every string', () => {
    expect(stringsIn('{"a":["b",{"c":"d"}],"e":1,"f":null}')).toEqual(['b', 'd']);
    expect(stringsIn('no JSON')).toEqual(['no JSON']);
  });
});
