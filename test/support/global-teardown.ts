export default async function globalTeardown(): Promise<void> {
  await (globalThis as { stopDynamoDbLocal?: () => Promise<void> }).stopDynamoDbLocal?.();
}
