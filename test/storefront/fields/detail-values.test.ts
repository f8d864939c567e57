import fc from 'fast-check';
import * as cardNumberRules from '../../../storefront/beacon/fields/card-number.ts';
import { acceptDetails, type Detail } from '../../../storefront/beacon/fields/detail-values.ts';
import { cardNumbers } from '../../support/card-numbers.ts';

const KINDS = ['words', 'line', 'number', 'phone'] as const;

const details = (...values: readonly (readonly [Detail['kind'], string])[]): Detail[] =>
  values.map(([kind, value], at) => ({ key: `field ${at}`, kind, value }));

const kept = (...values: readonly (readonly [Detail['kind'], string])[]): string[] =>
  acceptDetails(details(...values), cardNumberRules).map(({ value }) => value);

describe('what was typed', () => {
  it('of a whole address is remembered', () => {
    const address = [
      ['words', 'Lovelace'],
      ['line', '12 St James Square'],
      ['line', 'Flat 4'],
      ['number', '94107'],
      ['words', 'San Francisco'],
      ['phone', '+1 (415) 555-0132'],
      ['choice', 'US'],
      ['choice', 'flat_rate:2'],
    ] as const;
    expect(kept(...address)).toEqual(address.map(([, value]) => value));
  });

  it.each([
    ['number', '737'],
    ['number', '12a'],
    ['number', 'SW1Y 4LE'],
    ['number', '1234 AB'],
    ['number', '94107-1234'],
    ['number', '00-950'],
    ['phone', '06 12 34 56 78'],
    ['phone', '555-010-0199'],
    ['phone', '9123 4567'],
    ['words', 'Paris 15'],
    ['line', 'Mariahilfer Straße 12/31'],
    ['line', '12'],
  ] as const)('is remembered as %s: %j', (kind, value) => {
    expect(kept([kind, value])).toEqual([value]);
  });

  it.each([
    ['words', ''],
    ['words', '4'],
    ['words', '737'],
    ['words', 'Ada 4242'],
    ['line', '737'],
    ['line', '4242'],
    ['line', 'a'.repeat(201)],
    ['line', '4242 4242 4242 4242'],
    ['line', 'Visa 4242-4242-4242-4242 Road'],
    ['line', '12/31'],
    ['number', '12/31'],
    ['number', '12 31'],
    ['number', '12.2031'],
    ['number', '1990-12-31'],
    ['number', '31 12 1990'],
    ['number', '4242424242'],
    ['phone', '737'],
    ['phone', '12/31'],
    ['phone', '12.31.1990'],
    ['phone', 'hunter2222222'],
    ['phone', '378282246310005'],
    ['phone', '+1 4222222222222'],
    ['choice', '737'],
    ['choice', '2031'],
  ] as const)('is not remembered as %s: %j', (kind, value) => {
    expect(kept([kind, value])).toEqual([]);
  });

  it('is remembered without its digits where some are out of place', () => {
    expect(kept(['words', 'Lovelace'], ['words', '4242'], ['number', '94107'], ['words', 'Paris'])).toEqual([
      'Lovelace',
      'Paris',
    ]);
  });

  it('is never a card number in pieces, in whatever fields', () => {
    const pieces = cardNumbers().chain((number) =>
      fc
        .tuple(
          fc.array(fc.integer({ min: 1, max: 6 }), { minLength: number.length, maxLength: number.length }),
          fc.array(fc.constantFrom(...KINDS), { minLength: number.length, maxLength: number.length }),
        )
        .map(([sizes, kinds]) => {
          let left = number;
          return sizes.flatMap((size, at): Detail[] => {
            const value = left.slice(0, size);
            left = left.slice(size);
            return value === '' ? [] : [{ key: String(at), kind: kinds[at]!, value }];
          });
        }),
    );
    fc.assert(
      fc.property(pieces, (typed) => {
        expect(acceptDetails(typed, cardNumberRules)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
