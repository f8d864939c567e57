import type { Happening } from '../../shown/happening.ts';
import { isAnError } from './tell-trouble.ts';

type Call = Extract<Happening, { kind: 'call' }>;

/** The calls that went wrong within an invocation that failed, by the id of the happening that tells of its end. */
export type CallsBehind = ReadonlyMap<number, readonly Call[]>;

/** One request id may be that of several tries; each ends with an `invocation` of its own. */
export const callsBehindFailures = (happenings: readonly Happening[]): CallsBehind => {
  const soFar = new Map<string, Call[]>();
  const behind = new Map<number, readonly Call[]>();
  for (const happening of happenings) {
    const { id, kind, requestId } = happening;
    if (requestId === undefined) continue;
    const calls = soFar.get(requestId) ?? [];
    if (kind === 'call' && isAnError(happening)) soFar.set(requestId, [...calls, happening]);
    if (kind !== 'invocation') continue;
    if (happening.outcome !== 'ok') behind.set(id, calls);
    soFar.delete(requestId);
  }
  return behind;
};
