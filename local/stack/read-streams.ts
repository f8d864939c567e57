import * as z from 'zod';
import { DAY_MS, SECOND_MS } from '../../functions/shared/domain/time.ts';
import { compilePattern, type Pattern } from '../events/pattern.ts';
import type { StreamSourceModel } from './model.ts';
import { functionNameOf, type Select } from './select.ts';
import { UnsupportedTemplateError } from './template.ts';

const STREAM_ARN = /:table\/([^/]+)\/stream\//;

const mappingSchema = z.strictObject({
  EventSourceArn: z.string().regex(STREAM_ARN),
  FunctionName: z.string(),
  StartingPosition: z.literal('TRIM_HORIZON'),
  Enabled: z.literal(true).optional(),
  BatchSize: z.int().positive().default(100),
  MaximumBatchingWindowInSeconds: z.int().nonnegative().default(0),
  MaximumRetryAttempts: z.int().min(-1).default(-1),
  MaximumRecordAgeInSeconds: z.int().min(-1).default(-1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  ParallelizationFactor: z.literal(1).optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) }).optional(),
  Tags: z.unknown().optional(),
});

/** -1 means "until the record expires", which it does after a day. */
const RECORD_LIFE_MS = DAY_MS;

const readFilter = (logicalId: string, pattern: string): Pattern => {
  try {
    return compilePattern(JSON.parse(pattern));
  } catch (cause) {
    throw new UnsupportedTemplateError(`a filter of ${logicalId}`, String(cause), { cause });
  }
};

export const readStreamSources = (select: Select): readonly StreamSourceModel[] =>
  select('AWS::Lambda::EventSourceMapping', mappingSchema).map(({ logicalId, properties }) => ({
    tableName: STREAM_ARN.exec(properties.EventSourceArn)?.[1] ?? '',
    streamArn: properties.EventSourceArn,
    functionName: functionNameOf(properties.FunctionName),
    filters: (properties.FilterCriteria?.Filters ?? []).map((filter) =>
      readFilter(logicalId, filter.Pattern),
    ),
    batchSize: properties.BatchSize,
    batchingWindowMs: properties.MaximumBatchingWindowInSeconds * SECOND_MS,
    maxRetryAttempts: properties.MaximumRetryAttempts < 0 ? Infinity : properties.MaximumRetryAttempts,
    maxRecordAgeMs:
      properties.MaximumRecordAgeInSeconds < 0
        ? RECORD_LIFE_MS
        : properties.MaximumRecordAgeInSeconds * SECOND_MS,
    isBisecting: properties.BisectBatchOnFunctionError,
    reportsItemFailures: properties.FunctionResponseTypes.length > 0,
    onFailureArn: properties.DestinationConfig?.OnFailure.Destination,
  }));
