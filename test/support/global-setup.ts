import { startDynamoDbLocal } from '../../local/aws/dynamodb-local.ts';

/** One DynamoDB Local for the whole test run; each test file makes its own table in it. */
export default async function globalSetup(): Promise<void> {
  const local = await startDynamoDbLocal();
  process.env['DYNAMODB_LOCAL_ENDPOINT'] = local.endpoint;
  (globalThis as { stopDynamoDbLocal?: () => Promise<void> }).stopDynamoDbLocal = local.stop;
}
