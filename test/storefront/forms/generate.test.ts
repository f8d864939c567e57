import luhn10 from 'card-validator/dist/luhn-10.js';
import { generateForms } from './hostile/generate.ts';
import { createRandom } from './hostile/random.ts';
import { cardNumber } from './hostile/secrets.ts';

describe('the hostile forms', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(generateForms(1, 20)).toEqual(generateForms(1, 20));
    expect(generateForms(1, 20)).not.toEqual(generateForms(2, 20));
  });

  it('hold secrets of every kind', () => {
    const kinds = new Set(generateForms(1, 2000).flatMap(({ secrets }) => secrets.map(({ what }) => what)));
    expect([...kinds].sort()).toEqual([
      'birthday',
      'birthday from a list',
      'birthday in a wrong field',
      'card in a radio button',
      'card in a wrong field',
      'card in pieces',
      'cardNumber',
      'contenteditable',
      'expiry',
      'expiry from a list',
      'expiry in a wrong field',
      'hidden',
      'holder',
      'ignored',
      'in a frame',
      'oneTimeCode',
      'others',
      'password',
      'pasted note',
      'security code in a wrong field',
      'securityCode',
      'unlisted',
    ]);
  });

  it('hold card numbers with the right check digit', () => {
    const random = createRandom(1);
    const numbers = Array.from({ length: 500 }, () => cardNumber(random));
    expect(numbers.filter((number) => !luhn10(number))).toEqual([]);
  });
});
