import * as z from 'zod';

/** Random, made in the browser: 22 URL-safe characters hold 128 bits. Who knows it may write to the checkout. */
export const checkoutIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22,64}$/, '22 to 64 characters of A-Z a-z 0-9 _ -');
