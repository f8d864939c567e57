import type { AttributeValue, _Record as SourceRecord } from '@aws-sdk/client-dynamodb-streams';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { createBoundedMap } from './bounded-map.ts';
import type { RecordHappening } from './journal.ts';
import { checkoutsNamedIn } from './named-checkouts.ts';

/** @param matched how many of the records match the function's filters */
export type RecordStream = (records: readonly SourceRecord[], matched: number) => void;

const CHECKOUTS_KEPT = 5000;

const stepSchema = z.object({
  decision: z.enum(['sent', 'skipped', 'deferred']),
  at: z.number(),
  reason: z.string().optional(),
  until: z.number().optional(),
});

type Step = z.infer<typeof stepSchema>;

const imageSchema = z.object({ steps: z.record(z.string(), stepSchema).default({}) });

/** Nothing else is read: a number that JavaScript cannot hold is no reason to fail. */
const stepsOf = ({ steps }: Record<string, AttributeValue>): Readonly<Record<string, Step>> =>
  steps === undefined ? {} : (imageSchema.safeParse(unmarshall({ steps })).data?.steps ?? {});

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Records what comes out of the stream, and each decision that a checkout has in it for the first time: the stored item
 * keeps the newest one of a step only.
 */
export const createRecordStream = (record: RecordHappening, shortName: string): RecordStream => {
  const seen = createBoundedMap<Readonly<Record<string, Step>>>(CHECKOUTS_KEPT);

  const recordDecisions = (checkoutId: string, image: Record<string, AttributeValue>): void => {
    const before = seen.get(checkoutId) ?? {};
    const steps = stepsOf(image);
    seen.set(checkoutId, steps);
    for (const [step, { decision, at, reason, until }] of Object.entries(steps)) {
      if (before[step]?.at === at && before[step].decision === decision) continue;
      record(
        {
          kind: 'decision',
          step,
          decision,
          decidedAt: iso(at),
          ...(reason !== undefined && { reason }),
          ...(until !== undefined && { until: iso(until) }),
        },
        { checkouts: [checkoutId] },
      );
    }
  };

  return (records, matched) => {
    if (records.length === 0) return;
    const checkouts = checkoutsNamedIn(JSON.stringify(records.map(({ dynamodb }) => dynamodb?.Keys)));
    record({ kind: 'records', function: shortName, count: records.length, matched }, { checkouts });
    for (const { dynamodb } of records) {
      const [checkoutId] = checkoutsNamedIn(JSON.stringify(dynamodb?.Keys ?? {}));
      if (checkoutId === undefined) continue;
      if (dynamodb?.NewImage) recordDecisions(checkoutId, dynamodb.NewImage);
      else seen.delete(checkoutId);
    }
  };
};
