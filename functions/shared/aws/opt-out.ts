import type { RecipientKey } from '../domain/checkout.ts';
import { recipientPk } from './keys.ts';
import { writeIf } from './conditional-write.ts';
import type { TableOptions } from './table-options.ts';

/** Neither unsubscribed nor suppressed: else nothing but that is kept of a recipient. */
export const MAY_BE_MAILED =
  '(attribute_not_exists(#unsubscribedAt) AND attribute_not_exists(#suppressedAt))';

/**
 * Puts a mark on the recipient that stops all mail for good. Such a record never expires, so nothing else stays on it.
 * `true`: it had no such mark before.
 */
export const stopMailing = async (
  { client, tableName }: TableOptions,
  key: RecipientKey,
  mark: 'unsubscribedAt' | 'suppressedAt',
  facts: Readonly<Record<string, string | number>>,
): Promise<boolean> => {
  const { isWritten } = await writeIf(client, tableName, recipientPk(key), {
    set: [
      ...Object.keys(facts).map((name) => `#${name} = :${name}`),
      '#slots = :none',
      '#slotsVersion = if_not_exists(#slotsVersion, :zero) + :one',
    ],
    remove: ['#expiresAt', '#orderedAt', '#sequenceCheckoutId', '#sequenceBegunAt'],
    condition: 'attribute_not_exists(#mark)',
    names: { mark },
    values: { ...facts, none: {}, zero: 0, one: 1 },
  });
  return isWritten;
};
