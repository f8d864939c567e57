import * as z from 'zod';

const least = z.int().optional();
const most = z.int().optional();

/** A member of an input: in the body, unless `location` says otherwise. */
const member = z.strictObject({
  shape: z.string(),
  location: z.enum(['uri', 'querystring', 'header']).optional(),
  /** The name on the wire of what is not in the body. */
  locationName: z.string().optional(),
});

const shape = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('structure'),
    required: z.array(z.string()).default([]),
    members: z.record(z.string(), member),
  }),
  z.strictObject({ type: z.literal('list'), member: z.string(), min: least, max: most }),
  z.strictObject({ type: z.literal('map'), key: z.string(), value: z.string(), min: least, max: most }),
  z.strictObject({
    type: z.literal('string'),
    min: least,
    max: most,
    pattern: z.string().optional(),
    enum: z.array(z.string()).optional(),
  }),
  z.strictObject({ type: z.literal('integer'), min: least, max: most }),
  z.strictObject({ type: z.literal('blob'), min: least, max: most }),
  z.strictObject({ type: z.literal('boolean') }),
  z.strictObject({ type: z.literal('timestamp') }),
]);

const operation = z.strictObject({
  method: z.string(),
  /** `/schedules/{Name}`; `/` where a header names the operation. */
  uri: z.string(),
  input: z.string(),
  errors: z.array(z.string()),
});

/** One service as far as the local run answers it. Strict: a trait that nothing here understands is refused. */
export const modelSchema = z.strictObject({
  /** Where it was taken from: `botocore 1.43.11, scheduler/2021-06-30`. */
  source: z.string(),
  protocol: z.enum(['json', 'rest-json']),
  /** What stands before the operation's name in `x-amz-target`. */
  targetPrefix: z.string().optional(),
  operations: z.record(z.string(), operation),
  shapes: z.record(z.string(), shape),
  /** By name, for all operations together. */
  errors: z.record(z.string(), z.strictObject({ status: z.int() })),
});

export type ServiceModel = z.infer<typeof modelSchema>;
export type Operation = z.infer<typeof operation>;
export type Shape = z.infer<typeof shape>;
export type Member = z.infer<typeof member>;
