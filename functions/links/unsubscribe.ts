import type { EpochMs } from '../shared/domain/time.ts';
import type { Count, LinkStore, LinkTokens, OpenedLink } from '../shared/ports.ts';

export interface UnsubscribeDependencies {
  readonly tokens: LinkTokens;
  readonly store: Pick<LinkStore, 'unsubscribe'>;
  readonly count: Count;
}

/** Whether the link may unsubscribe. Changes nothing. */
export const checkUnsubscribeLink = async (
  token: string,
  now: EpochMs,
  { tokens }: Pick<UnsubscribeDependencies, 'tokens'>,
): Promise<OpenedLink['kind']> => (await tokens.open('unsubscribe', token, now)).kind;

/**
 * Stops all mails of this store to the link's address, at once and for good. The token alone decides: RFC 8058 has mail
 * programs post without cookies or any other context. Doing it again changes nothing.
 */
export const unsubscribe = async (
  token: string,
  now: EpochMs,
  { tokens, store, count }: UnsubscribeDependencies,
): Promise<OpenedLink['kind']> => {
  const link = await tokens.open('unsubscribe', token, now);
  if (link.kind === 'valid' && (await store.unsubscribe(link.subject, now))) count({ name: 'Unsubscribed' });
  return link.kind;
};
