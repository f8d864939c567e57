import { createHmac } from 'node:crypto';
import { canonicalAddress } from '../domain/address.ts';
import type { RecipientKeys } from '../ports.ts';

/**
 * HMAC-SHA256 of the canonical address, base64url. The secret is never rotated and outlives the stack: with another one
 * every opt-out would be forgotten.
 */
export const createRecipientKeys =
  (readSecret: () => Promise<string>): RecipientKeys =>
  async (email) =>
    createHmac('sha256', await readSecret())
      .update(canonicalAddress(email))
      .digest('base64url');
