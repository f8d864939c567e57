import type { LinkStore } from '../ports.ts';
import { writeIf } from './conditional-write.ts';
import { checkoutPk } from './keys.ts';
import { loadCheckout } from './load-checkout.ts';
import { stopMailing } from './opt-out.ts';
import type { TableOptions } from './table-options.ts';

/** The links' side of the table. */
export const createLinkStore = (options: TableOptions): LinkStore => {
  const { client, tableName } = options;
  return {
    loadCheckout: (checkoutId, now) => loadCheckout(client, tableName, checkoutId, now),
    markReturned: async (checkoutId, at) => {
      const { isWritten } = await writeIf(client, tableName, checkoutPk(checkoutId), {
        set: ['#returnedAt = :at'],
        condition: '#state = :open AND attribute_not_exists(#returnedAt)',
        values: { at, open: 'open' },
      });
      return isWritten;
    },
    unsubscribe: (key, at) => stopMailing(options, key, 'unsubscribedAt', { unsubscribedAt: at }),
  };
};
