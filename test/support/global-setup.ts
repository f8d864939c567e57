import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDynamoDbLocal } from '../../local/aws/dynamodb-local.ts';

/**
 * One DynamoDB Local for the whole test run; each test file makes its own table in it. And a folder where each local stack
 * that a test starts leaves which permissions it used.
 */
export default async function globalSetup(): Promise<void> {
  const local = await startDynamoDbLocal();
  process.env['DYNAMODB_LOCAL_ENDPOINT'] = local.endpoint;
  process.env['PERMISSION_USES_DIR'] = await mkdtemp(join(tmpdir(), 'permission-uses-'));
  (globalThis as { stopDynamoDbLocal?: () => Promise<void> }).stopDynamoDbLocal = local.stop;
}
