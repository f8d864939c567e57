import type { RecipientKey } from '../domain/checkout.ts';
import { recipientPk } from './keys.ts';
import { writeIf } from './conditional-write.ts';
import type { TableOptions } from './table-options.ts';

/**
 * Puts a mark on the recipient that stops all mail for good; such a record never expires. `true`: it had none before.
 */
export const stopMailing = async (
  { client, tableName }: TableOptions,
  key: RecipientKey,
  mark: 'unsubscribedAt' | 'suppressedAt',
  facts: Readonly<Record<string, string | number>>,
): Promise<boolean> => {
  const { isWritten } = await writeIf(client, tableName, recipientPk(key), {
    set: Object.keys(facts).map((name) => `#${name} = :${name}`),
    remove: ['#expiresAt'],
    condition: 'attribute_not_exists(#mark)',
    names: { mark },
    values: facts,
  });
  return isWritten;
};
