import * as z from 'zod';
import { hasCardNumber } from '../domain/card-number.ts';

export const noCardNumber = z.refine<string>((text) => !hasCardNumber(text), {
  message: 'looks like a card number; it was not stored',
  params: { code: 'card-number' },
  abort: true,
});

/**
 * What a table cannot keep as it came: half a surrogate pair, and U+FFFD, which stands where bytes were no UTF-8. API
 * Gateway has put it there already when it hands on a body as text.
 */
const asItCame = z.refine<string>((text) => text.isWellFormed() && !text.includes('\uFFFD'), {
  message: 'holds half a surrogate pair or U+FFFD, which stands for broken UTF-8',
  abort: true,
});

/** Text that can be stored: at most so many characters, each whole, and no card number. */
export const textSchema = (maxLength: number) => z.string().max(maxLength).check(asItCame, noCardNumber);
