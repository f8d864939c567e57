import type { ServiceName } from '../aws/service.ts';
import type { PermissionsModel } from './model.ts';
import type { Statement } from './policy.ts';

/** Operations that need other actions than the one of their own name. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  TransactGetItems: ['GetItem'],
  TransactWriteItems: ['ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'],
  SendEmail: ['SendEmail', 'SendRawEmail', 'SendTemplatedEmail'],
};

const escaped = (text: string): string => text.replace(/[\\^$.+()[\]{}|]/g, '\\$&');

/** `*` and `?` stand for themselves in no action's name; cases do not matter. */
const isMatch = (pattern: string, action: string): boolean =>
  new RegExp(`^${escaped(pattern).replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i').test(action);

const allows = ({ Effect, Action, NotAction }: Statement, action: string): boolean =>
  Effect === 'Allow' &&
  (Action === undefined
    ? !(NotAction ?? []).some((pattern) => isMatch(pattern, action))
    : isMatch(Action, action));

/**
 * Whether any function's role is granted what an operation needs at the least, whatever the resource and the conditions:
 * what is not is never called with success.
 */
export const createIsCallable = ({ functions, roles }: PermissionsModel) => {
  const statements = roles
    .filter(({ arn }) => functions.some(({ roleArn }) => roleArn === arn))
    .flatMap((role) => role.statements);
  return (service: ServiceName, operation: string): boolean =>
    (ACTIONS[operation] ?? [operation]).some((name) =>
      statements.some((statement) => allows(statement, `${service}:${name}`)),
    );
};
