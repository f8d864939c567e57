import { setTimeout as sleep } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { updateOf, type UpdateParts } from './expressions.ts';

type Item = Readonly<Record<string, unknown>>;

/** `isWritten: false`: the condition did not hold; `before` is the item as it stands, absent where there is none. */
export interface WriteResult {
  readonly isWritten: boolean;
  readonly before: Item | undefined;
}

const CONFLICT_TRIES = 4;
const CONFLICT_WAIT_MS = 25;

const isConflict = (error: unknown): boolean =>
  error instanceof TransactionConflictException ||
  (error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(({ Code }) => Code === 'TransactionConflict'));

/** The SDK does not try again when a transaction on the same item is under way. */
const retryingConflicts = async <Result>(write: () => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isConflict(error) || attempt === CONFLICT_TRIES) throw error;
      await sleep(CONFLICT_WAIT_MS * attempt);
    }
  }
};

/** One UpdateItem. A condition that does not hold is an outcome, not an error. */
export const writeIf = async (
  client: DynamoDBClient,
  tableName: string,
  pk: string,
  parts: UpdateParts,
): Promise<WriteResult> => {
  const command = new UpdateItemCommand({
    ...updateOf(tableName, pk, parts),
    ReturnValues: 'ALL_OLD',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    const { Attributes } = await retryingConflicts(() => client.send(command));
    return { isWritten: true, before: Attributes && unmarshall(Attributes) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { isWritten: false, before: error.Item && unmarshall(error.Item) };
  }
};

/** All writes or none. `false`: a condition did not hold. */
export const writeAllIf = async (
  client: DynamoDBClient,
  tableName: string,
  writes: readonly { readonly pk: string; readonly parts: UpdateParts }[],
): Promise<boolean> => {
  const command = new TransactWriteItemsCommand({
    TransactItems: writes.map(({ pk, parts }) => ({ Update: updateOf(tableName, pk, parts) })),
  });
  try {
    await retryingConflicts(() => client.send(command));
    return true;
  } catch (error) {
    const isConditionFailed =
      error instanceof TransactionCanceledException &&
      (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed');
    if (isConditionFailed) return false;
    throw error;
  }
};
