import type { CostLine } from '../shown/answers.ts';
import { MODEL, PRICES } from './prices.ts';

/** What has been used. */
export interface Usage {
  /** Of the HTTP API. */
  readonly requests: number;
  readonly invocations: number;
  readonly timersFired: number;
  readonly mails: number;
  readonly secretReads: number;
  /** Requests to DynamoDB, by operation. */
  readonly dynamoDb: Readonly<Record<string, number>>;
  readonly checkouts: number;
}

const usdOfOperation = (operation: string): number | undefined => {
  const {
    writeUnits,
    readUnits,
  }: Readonly<Record<'writeUnits' | 'readUnits', Readonly<Record<string, number>>>> = MODEL;
  const writes = writeUnits[operation];
  if (writes !== undefined) return writes * PRICES.writeUnit;
  const reads = readUnits[operation];
  return reads === undefined ? undefined : reads * PRICES.readUnit;
};

const dynamoDbLines = ({ dynamoDb, checkouts }: Usage): readonly CostLine[] => {
  const indexUnits = checkouts * MODEL.indexWriteUnitsPerCheckout;
  return [
    ...Object.entries(dynamoDb).map(([unit, count]) => ({
      service: 'DynamoDB',
      unit,
      count,
      usd: count * (usdOfOperation(unit) ?? 0),
    })),
    {
      service: 'DynamoDB',
      unit: 'write units of indexes',
      count: indexUnits,
      usd: indexUnits * PRICES.writeUnit,
    },
  ];
};

/** What AWS would ask for it, in US dollars, line by line. */
export const costOf = (usage: Usage): readonly CostLine[] => {
  const { requests, invocations, timersFired, mails, secretReads } = usage;
  const gbSeconds = invocations * MODEL.lambdaGb * MODEL.lambdaSeconds;
  const logGb = (invocations * MODEL.logBytesPerInvocation) / 1e9;
  return [
    { service: 'API Gateway', unit: 'requests', count: requests, usd: requests * PRICES.request },
    { service: 'Lambda', unit: 'invocations', count: invocations, usd: invocations * PRICES.invocation },
    { service: 'Lambda', unit: 'GB-seconds', count: gbSeconds, usd: gbSeconds * PRICES.gbSecond },
    ...dynamoDbLines(usage),
    {
      service: 'EventBridge Scheduler',
      unit: 'timers fired',
      count: timersFired,
      usd: timersFired * PRICES.timerFired,
    },
    { service: 'SES', unit: 'mails', count: mails, usd: mails * PRICES.mail },
    {
      service: 'Secrets Manager',
      unit: 'GetSecretValue',
      count: secretReads,
      usd: secretReads * PRICES.secretRead,
    },
    { service: 'CloudWatch Logs', unit: 'GB', count: logGb, usd: logGb * PRICES.logGb },
  ];
};

const NOTES: readonly string[] = [
  'AWS’s list prices of us-east-1 as we knew them on 2026-11-21, without taxes; your region’s may differ.',
  'No free tier is taken off.',
  `Each invocation counts as ${MODEL.lambdaSeconds * 1000} ms of ${MODEL.lambdaGb * 1024} MB on arm64: this machine’s time says nothing about Lambda’s.`,
  `A checkout’s item counts as 2 kB, and its way through both indexes as ${MODEL.indexWriteUnitsPerCheckout} write units.`,
  `Each invocation counts as ${MODEL.logBytesPerInvocation} bytes of logs.`,
  'Requests that the API throttles and the preflights that it answers by itself are not counted.',
  'Lambda’s reads of the stream, the deletion of expired items, and the events of SES on the default bus are free.',
  'What costs by the month is left out: secrets, custom metrics, alarms, the dashboard, storage and backups.',
];

/** What is assumed or left out, a sentence each. */
export const assumptionsOf = ({ dynamoDb }: Usage): readonly string[] => {
  const unpriced = Object.keys(dynamoDb).filter((operation) => usdOfOperation(operation) === undefined);
  return unpriced.length === 0 ? NOTES : [...NOTES, `Not in our price list: ${unpriced.join(', ')}.`];
};
