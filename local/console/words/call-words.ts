import type { Happening } from '../../shown/happening.ts';
import type { HappeningWords } from './happening-words.ts';

type Call = Extract<Happening, { readonly kind: 'call' }>;

const WORK: Readonly<Record<string, string>> = {
  GetItem: 'read an item',
  BatchGetItem: 'read items',
  Query: 'looked for items',
  UpdateItem: 'wrote an item',
  PutItem: 'wrote an item',
  DeleteItem: 'deleted an item',
  TransactWriteItems: 'wrote items in one transaction',
  CreateSchedule: 'made a timer',
  UpdateSchedule: 'moved a timer',
  DeleteSchedule: 'took a timer down',
  SendEmail: 'handed a mail to SES',
  GetSecretValue: 'read a secret',
};

/** A conditional write that did not apply is an answer, not a failure. */
const EXPECTED = new Set([
  'ConditionalCheckFailedException',
  'TransactionCanceledException',
  'ConflictException',
  'ResourceNotFoundException',
]);

/** `recover wrote an item`, `recover: SendEmail failed with TooManyRequestsException`. */
export const callWords = ({
  function: name,
  operation,
  outcome,
  error,
  isInjected,
}: Call): HappeningWords => {
  const injected = isInjected ? ' (a fault)' : '';
  switch (outcome) {
    case 'ok':
      return {
        icon: operation === 'SendEmail' ? 'mailbox' : operation.endsWith('Schedule') ? 'timers' : 'database',
        text: `${name} ${WORK[operation] ?? `called ${operation}`}`,
        tone: 'neutral',
      };
    case 'error':
      return {
        icon: 'alert',
        text: `${name}: ${operation} was answered with ${error ?? 'an error'}${injected}`,
        tone: isExpected({ error, isInjected }) ? 'neutral' : 'bad',
      };
    case 'no-answer':
      return { icon: 'alert', text: `${name}: ${operation} had no answer${injected}`, tone: 'bad' };
  }
};

/** Whether an error of a call belongs to the plan: the condition of a write that kept something newer, and the like. */
export const isExpected = ({ error, isInjected }: Pick<Call, 'error' | 'isInjected'>): boolean =>
  !isInjected && error !== undefined && EXPECTED.has(error);
