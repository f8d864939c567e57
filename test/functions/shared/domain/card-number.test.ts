import { number as cardNumber } from 'card-validator';
import fc from 'fast-check';
import { hasCardNumber } from '../../../../functions/shared/domain/card-number.ts';
import { cardNumbers, grouped } from '../../../support/card-numbers.ts';

const isValid = (digits: string) => cardNumber(digits, { luhnValidateUnionPay: true }).isValid;

describe('a card number', () => {
  it.each([
    ['plain', '4111111111111111'],
    ['in fours', '4111 1111 1111 1111'],
    ['with dashes', '5555-5555-5555-4444'],
    ['with dots', '3782.822463.10005'],
    ['with spaces that do not break', '4111\u00a01111\u202f1111\u00a01111'],
    ['with a dash between spaces', '4111 - 1111 - 1111 - 1111'],
    ['digit by digit', '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1'],
    ['with characters that cannot be seen', '4111\u200b1111\u200b1111\u200b1111'],
    ['with many of them', `4111${'\u200b'.repeat(9)}1111${'\u2060\ufeff'.repeat(5)}11111111`],
    ['with letters that cannot be seen', '4111\u31641111\u31641111\u115f1111'],
    ['with wide gaps', '4111     1111\t\t\t\t1111\n\n\n\n\n1111'],
    ['over several lines', '4111\n1111\r\n1111\t1111'],
    ['in full-width digits', '４１１１　１１１１　１１１１　１１１１'],
    ['in Arabic digits', '٤١١١ ١١١١ ١١١١ ١١١١'],
    ['in mathematical digits', '𝟜𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙𝟙'],
    ['in circled digits', '④①①①①①①①①①①①①①①①'],
    ['inside a sentence', 'my card 4111 1111 1111 1111 ok'],
    ['between letters', 'card4111111111111111visa'],
    ['beside other numbers', 'Room 12, 4111 1111 1111 1111, 12/26, 123'],
    ['as an address', '4111111111111111@example.com'],
    ['in a URL', 'https://shop.example/cart?note=4111111111111111&x=1'],
    ['escaped in a URL', 'https://shop.example/?q=4111%201111%C2%A01111+1111&x=100%'],
    ['digit by digit escaped in a URL', `https://shop.example/?q=%34%31%31%311111%31%31%31%311111`],
    ['after a per cent sign', '4111%1111%1111%1111'],
  ])('is found %s', (_, text) => {
    expect(hasCardNumber(text)).toBe(true);
  });

  it.each([
    ['visa', '4012888888881881'],
    ['visa of 19 digits', '4000000000000000006'],
    ['mastercard', '2223003122003222'],
    ['american express', '371449635398431'],
    ['diners club', '30569309025904'],
    ['discover', '6011111111111117'],
    ['jcb', '3530111333300000'],
    ['unionpay', '6200000000000005'],
    ['maestro', '6759649826438453'],
  ])('of %s is found', (_, digits) => {
    expect(hasCardNumber(digits)).toBe(true);
  });

  it('of any network is found in any grouping, in any digits, in any text', () => {
    const text = fc.tuple(
      fc.constantFrom('', 'card: ', 'ü', 'no. 7 is '),
      cardNumbers().chain(grouped),
      fc.constantFrom('', ' ok', '!', 'x', '@example.com'),
    );
    fc.assert(
      fc.property(text, (parts) => {
        expect(hasCardNumber(parts.join(''))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what only looks like a card number', () => {
  it.each([
    ['a wrong check digit', '4111111111111112'],
    ['no network with this prefix', '0000000000000000'],
    ['no card of the network with this length', '4222222222222'],
    ['twelve digits', '601111111111'],
    ['part of a longer run of digits', '94111111111111111'],
    ['words between the digits', '4111 or 1111 or 1111 or 1111'],
    ['a wide gap between the digits', '4111 -- 1111 -- 1111 -- 1111'],
    ['a telephone number', '+49 30 901820'],
    ['a date and a time', '2026-11-21T10:00:00.000Z'],
    ['a price', '1.999,00'],
    ['a shop address', 'https://shop.example/p/4711?size=42'],
  ])('passes: %s', (_, text) => {
    expect(hasCardNumber(text)).toBe(false);
  });

  it('passes with any wrong check digit', () => {
    const wrong = cardNumbers().chain((digits) =>
      fc
        .integer({ min: 1, max: 9 })
        .map((shift) => digits.slice(0, -1) + String((Number(digits.at(-1)) + shift) % 10)),
    );
    fc.assert(
      fc.property(wrong, (digits) => {
        expect(isValid(digits)).toBe(false);
        expect(hasCardNumber(digits)).toBe(false);
      }),
    );
  });

  it('is told apart in any text, and at most as the library says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        fc.pre(!/\p{N}[^\p{L}]*\p{N}/u.test(text.normalize('NFKC')));
        expect(hasCardNumber(text)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{13,19}$/), (digits) => {
        expect(hasCardNumber(digits)).toBe(isValid(digits));
      }),
      { numRuns: 300 },
    );
  });
});
