import * as z from 'zod';
import { isCurrencyCode } from '../domain/place.ts';

/** 100 million in a currency with cents: fifty lines of 9999 pieces still add up without rounding. */
const MAX_AMOUNT = 10_000_000_000;

/** Money in minor units of its currency (cents, yen). */
export const amountSchema = z.int().nonnegative().max(MAX_AMOUNT);

export const currencySchema = z
  .string()
  .max(3)
  .refine(isCurrencyCode, 'expected a currency of ISO 4217, such as EUR');
