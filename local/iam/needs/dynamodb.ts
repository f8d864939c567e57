import * as z from 'zod';
import type { Input } from '../../aws/service.ts';
import type { LocalResources } from '../../ports.ts';
import type { Need } from '../request.ts';
import type { NeedsOf } from './needs-of.ts';

const TABLE_OPERATIONS: ReadonlySet<string> = new Set([
  'DeleteItem',
  'DescribeTable',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
]);

const onTable = z.object({ TableName: z.string(), IndexName: z.string().optional() });
const batch = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const transaction = z.object({ TransactItems: z.array(z.record(z.string(), onTable)) });

type Place = Pick<LocalResources, 'region' | 'accountId'>;

const arnOf = ({ TableName, IndexName }: z.infer<typeof onTable>, { region, accountId }: Place): string => {
  const table = TableName.startsWith('arn:')
    ? TableName
    : `arn:aws:dynamodb:${region}:${accountId}:table/${TableName}`;
  return IndexName === undefined ? table : `${table}/index/${IndexName}`;
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html */
const ACTION_WITHIN: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
};

/** A transaction needs what each of its parts needs, and nothing of its own. */
const transactionNeeds = (operation: string, input: Input, place: Place): readonly Need[] | undefined => {
  const parsed = transaction.safeParse(input);
  if (!parsed.success) return undefined;
  const parts = parsed.data.TransactItems.flatMap((item) => Object.entries(item));
  const needs = new Map<string, Need>();
  for (const [part, on] of parts) {
    const within = ACTION_WITHIN[part];
    if (within === undefined) return undefined;
    const need = {
      action: `dynamodb:${within}`,
      resource: arnOf(on, place),
      context: { 'dynamodb:EnclosingOperation': operation },
    };
    needs.set(`${need.action} ${need.resource}`, need);
  }
  return [...needs.values()];
};

/** A batch is an action of its own, on each of its tables. */
const batchNeeds = (operation: string, input: Input, place: Place): readonly Need[] | undefined => {
  const parsed = batch.safeParse(input);
  return parsed.success
    ? Object.keys(parsed.data.RequestItems).map((TableName) => ({
        action: `dynamodb:${operation}`,
        resource: arnOf({ TableName }, place),
      }))
    : undefined;
};

const tableNeeds = (operation: string, input: Input, place: Place): readonly Need[] | undefined => {
  const parsed = onTable.safeParse(input);
  return parsed.success
    ? [{ action: `dynamodb:${operation}`, resource: arnOf(parsed.data, place) }]
    : undefined;
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/api-permissions-reference.html */
export const dynamoDbNeeds: NeedsOf = (operation, input, place) => {
  if (operation.startsWith('Transact')) return transactionNeeds(operation, input, place);
  if (operation.startsWith('Batch')) return batchNeeds(operation, input, place);
  if (operation === 'ListTables') return [{ action: 'dynamodb:ListTables', resource: '*' }];
  return TABLE_OPERATIONS.has(operation) ? tableNeeds(operation, input, place) : undefined;
};
