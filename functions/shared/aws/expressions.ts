import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { TABLE } from '../contract/table.ts';

/** One write in DynamoDB's expression language. Attributes are written `#name`, values `:name`. */
export interface UpdateParts {
  readonly set?: readonly string[];
  readonly remove?: readonly string[];
  readonly condition?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  /** What a placeholder stands for where it is not the attribute's own name. */
  readonly names?: Readonly<Record<string, string>>;
}

interface UpdateInput {
  readonly TableName: string;
  readonly Key: Record<string, AttributeValue>;
  readonly UpdateExpression: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, AttributeValue>;
}

const namesIn = (text: string, names: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/#(\w+)/g)].map(([placeholder, name = '']) => [placeholder, names[name] ?? name]),
  );

const valuesIn = (text: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    [...text.matchAll(/:(\w+)/g)].map(([placeholder, name = '']) => {
      if (values[name] === undefined) throw new Error(`no value for ${placeholder}`);
      return [placeholder, values[name]];
    }),
  );

const clause = (keyword: string, parts: readonly string[] = []): string[] =>
  parts.length === 0 ? [] : [`${keyword} ${parts.join(', ')}`];

/** Turns the parts into the input of an UpdateItem or of the same inside a transaction. */
export const updateOf = (tableName: string, pk: string, parts: UpdateParts): UpdateInput => {
  const update = [...clause('SET', parts.set), ...clause('REMOVE', parts.remove)].join(' ');
  const text = `${update} ${parts.condition ?? ''}`;
  const values = valuesIn(text, parts.values ?? {});
  return {
    TableName: tableName,
    Key: marshall({ [TABLE.partitionKey]: pk }),
    UpdateExpression: update,
    ...(parts.condition !== undefined && { ConditionExpression: parts.condition }),
    ExpressionAttributeNames: namesIn(text, parts.names ?? {}),
    ...(Object.keys(values).length > 0 && {
      ExpressionAttributeValues: marshall(values, { removeUndefinedValues: true }),
    }),
  };
};
