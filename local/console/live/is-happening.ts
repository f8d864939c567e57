import type { Happening, HappeningKind } from '../../shown/happening.ts';

const KINDS: Readonly<Record<HappeningKind, true>> = {
  request: true,
  'invocation-begun': true,
  invocation: true,
  call: true,
  records: true,
  timer: true,
  decision: true,
  mail: true,
  'bus-event': true,
  'dead-letter': true,
  redriven: true,
  expired: true,
  clock: true,
  log: true,
  faults: true,
  rebuilt: true,
  reset: true,
};

/** Whether this is a happening of a kind that the console knows; of others it takes no notice. */
export const isHappening = (value: unknown): value is Happening =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'number' &&
  'at' in value &&
  typeof value.at === 'string' &&
  'checkouts' in value &&
  Array.isArray(value.checkouts) &&
  'kind' in value &&
  typeof value.kind === 'string' &&
  Object.hasOwn(KINDS, value.kind);
