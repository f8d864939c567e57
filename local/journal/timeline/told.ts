import type { TimelineEntry } from '../../shown/answers.ts';

/** An entry of the timeline but for its place in it. */
export type Told = Pick<TimelineEntry, 'kind' | 'text' | 'details' | 'messageId'>;
