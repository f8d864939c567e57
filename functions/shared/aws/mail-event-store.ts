import type { StepDecision } from '../domain/checkout.ts';
import type { MailEventStore } from '../ports.ts';
import { writeIf } from './conditional-write.ts';
import type { UpdateParts } from './expressions.ts';
import { checkoutPk } from './keys.ts';
import { stopMailing } from './opt-out.ts';
import type { TableOptions } from './table-options.ts';
import { parseCheckout } from './stored-checkout.ts';

/** The provider events' side of the table. */
export const createMailEventStore = (options: TableOptions): MailEventStore => {
  const { client, tableName } = options;
  return {
    settleSent: async ({ checkoutId, step, attempt }, messageId, at) => {
      const decision: StepDecision = { decision: 'sent', at, attempt, messageId };
      const settle = (parts: UpdateParts) =>
        writeIf(client, tableName, checkoutPk(checkoutId), {
          set: ['#steps.#decided = :decision'],
          names: { decided: step, claimStep: 'step' },
          values: { decision, step, attempt, open: 'open', unknown: 'unknown-send', true: true },
          ...parts,
        });
      const claimed = await settle({
        remove: ['#claim'],
        condition:
          '#claim.#claimStep = :step AND (#claim.#attempt = :attempt OR ' +
          '(#claim.#isResend = :true AND #claim.#attempt > :attempt))',
      });
      if (claimed.isWritten) return true;
      if (claimed.before === undefined) return false;
      const { checkout } = parseCheckout(claimed.before);
      if (checkout.steps[step]?.decision === 'sent') return false;
      const given = await settle({
        condition:
          '(#steps.#decided.#reason = :unknown AND #steps.#decided.#attempt >= :attempt) OR ' +
          '(#state <> :open AND (attribute_not_exists(#steps.#decided) OR attribute_not_exists(#steps.#decided.#attempt)))',
      });
      return given.isWritten;
    },
    suppress: (key, cause, at) =>
      stopMailing(options, key, 'suppressedAt', { suppressedAt: at, suppressedFor: cause }),
  };
};
