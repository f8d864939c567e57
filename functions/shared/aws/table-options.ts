import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { RetentionSettings } from '../contract/store.ts';

/** What every adapter of the table needs. */
export interface TableOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly retention: RetentionSettings;
}
