import type { ShardReader } from '../events/shard-reader.ts';
import type { Output } from '../lambda/output.ts';
import type { Queues } from '../ports.ts';

/** Queues as one sender may use them. What it may not send is lost, as on AWS. */
export const permittedQueues = (
  queues: Pick<Queues, 'send'>,
  maySend: (queueArn: string) => boolean,
): Pick<Queues, 'send'> => ({
  send: (queueArn, body, attributes) => {
    if (maySend(queueArn)) queues.send(queueArn, body, attributes);
  },
});

/** A stream as one function may read it. */
export const permittedReader = (reader: ShardReader, mayRead: () => boolean): ShardReader => ({
  ...reader,
  read: () => (mayRead() ? reader.read() : Promise.resolve({ shardId: '', records: [] })),
});

/** The log as the functions may write to it. */
export const permittedWrite =
  (write: Output['write'], mayLog: (shortName: string) => boolean): Output['write'] =>
  (shortName, ...line) => {
    if (mayLog(shortName)) write(shortName, ...line);
  };
