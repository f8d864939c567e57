import { rm } from 'node:fs/promises';

export default async function globalTeardown(): Promise<void> {
  await (globalThis as { stopDynamoDbLocal?: () => Promise<void> }).stopDynamoDbLocal?.();
  const uses = process.env['PERMISSION_USES_DIR'];
  if (uses !== undefined) await rm(uses, { recursive: true });
}
