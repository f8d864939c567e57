/** A place in a stream, as a reader comes back to it. */
export interface StreamPosition {
  readonly shardId: string;
  readonly sequenceNumber: string;
  /** `at`: this record is the next; `after`: the one behind it is. */
  readonly from: 'at' | 'after';
}
