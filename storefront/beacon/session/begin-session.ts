import { newCheckoutId } from './checkout-record.ts';
import { createCarryOut } from './erasures.ts';
import { createPost } from './post.ts';
import { createSession, type Session, type SessionParts } from './session.ts';

export interface OwnSession extends Session {
  /** Tells the server what is still to be erased. `true`: it has confirmed all of it. */
  carryOut(): Promise<boolean>;
}

/** A session that posts to the API, under ids that cannot be guessed. */
export const beginSession = (apiUrl: string, parts: Omit<SessionParts, 'post' | 'newId'>): OwnSession => {
  const post = createPost(apiUrl);
  const newId = () => newCheckoutId((bytes) => crypto.getRandomValues(bytes));
  return { ...createSession({ ...parts, post, newId }), carryOut: createCarryOut(parts.memory, post) };
};
