import * as fc from 'fast-check';
import { mayHoldCardNumber, mayTitleHoldCardNumber } from '../../../storefront/beacon/fields/card-number.ts';
import { hasCardNumber } from '../../../functions/shared/domain/card-number.ts';
import { cardNumbers, grouped } from '../../support/card-numbers.ts';

describe('a card number', () => {
  it.each([
    ['Visa', '4242424242424242'],
    ['Visa of 13 digits', '4222222222222'],
    ['Mastercard', '5555555555554444'],
    ['Mastercard of the 2 series', '2223003122003222'],
    ['American Express', '378282246310005'],
    ['Diners', '30569309025904'],
    ['Discover', '6011111111111117'],
    ['JCB', '3530111333300000'],
    ['UnionPay', '6240008631401148'],
    ['UnionPay of the 81 series', '8166498080382723'],
    ['JCB of the 1800 series', '180000000000000002'],
    ['Troy', '9792030394440796'],
    ['with spaces', '4242 4242 4242 4242'],
    ['with single spaces', '4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2'],
    ['with dashes', '4242-4242-4242-4242'],
    ['with dots and lines', '4242.4242\n4242_4242'],
    ['in full-width digits', '４２４２４２４２４２４２４２４２'],
    ['in Arabic-Indic digits', '٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢'],
    ['within words', 'Ada4242x4242x4242x4242Lovelace'],
    ['within an address', '4242424242424242@example.com'],
    ['after other digits', '01 4242424242424242 99'],
  ])('is seen: %s', (_, text) => {
    expect(mayHoldCardNumber(text)).toBe(true);
  });

  it.each([
    '',
    'Ada',
    'ada1815@example.com',
    '+49 30 1234567',
    '4242 4242 4242',
    '1234567890123',
    '4242424242421',
    '0000000000000000',
  ])('is not seen in %j', (text) => {
    expect(mayHoldCardNumber(text)).toBe(false);
  });

  it('is held back wherever the server would refuse it', () => {
    const digits = fc.oneof(cardNumbers(), fc.stringMatching(/^[1-9]\d{12,18}$/));
    const separators = fc.constantFrom('', ' ', '-', '.', ' - ');
    fc.assert(
      fc.property(digits, separators, fc.nat(18), (number, separator, at) => {
        const text = `a ${number.slice(0, at)}${separator}${number.slice(at)} b`;
        expect(hasCardNumber(text) && !mayHoldCardNumber(text)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('of any network is held back in any grouping and in any digits', () => {
    fc.assert(
      fc.property(cardNumbers().chain(grouped), (number) => {
        expect(mayHoldCardNumber(number)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is not made up of the numbers in a product title', () => {
    const title = 'Canon EOS 5D Mark IV, 24-105 mm f/4, 2019, ISO 100-32000';
    expect(mayHoldCardNumber(title)).toBe(true);
    expect(mayTitleHoldCardNumber(title)).toBe(false);
    expect(mayTitleHoldCardNumber('Mug “4242 4242-4242.4242” blue')).toBe(true);
  });
});
