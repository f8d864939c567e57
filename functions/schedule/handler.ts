import middy from '@middy/core';
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { describeError } from '../shared/lambda/describe-error.ts';
import type { Log } from '../shared/ports.ts';
import type { Checkout } from '../shared/domain/checkout.ts';

export interface ScheduleHandlerDependencies {
  readonly log: Log;
  readonly readImage: (image: unknown) => Checkout;
  readonly scheduleRecovery: (image: Checkout) => Promise<void>;
}

/** Of several records of one checkout only the newest counts: an image is the whole state. Keeps the stream's order. */
const newestOfEach = (records: readonly DynamoDBRecord[]): DynamoDBRecord[] => [
  ...new Map(records.map((record) => [record.dynamodb?.Keys?.['pk']?.S, record])).values(),
];

/** The stream's consumer: a record that fails is reported alone, the others are done. */
export const createScheduleHandler = ({ log, readImage, scheduleRecovery }: ScheduleHandlerDependencies) => {
  const processor = new BatchProcessor(EventType.DynamoDBStreams);
  const handleRecord = async (record: DynamoDBRecord): Promise<void> => {
    try {
      await scheduleRecovery(readImage(record.dynamodb?.NewImage));
    } catch (error) {
      log.error('record failed', describeError(error));
      throw error;
    }
  };
  return middy(async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
    processPartialResponse({ Records: newestOfEach(event.Records) }, handleRecord, processor, {
      throwOnFullBatchFailure: false,
    }),
  );
};
