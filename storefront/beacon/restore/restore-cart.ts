/**
 * `nothing`: the shop never told of a cart; `expired`: the server does not know the link any more; `unreached`: worth
 * another try.
 */
export type Restored =
  | { readonly kind: 'restored'; readonly cart: unknown }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unreached' };

const isAnswer = (value: unknown): value is { readonly cart?: unknown } => value === Object(value);

/** Asks for the cart behind the link in a mail. The shopper's return is counted by this POST, never by a GET. */
export const restoreCart = async (apiUrl: string, token: string): Promise<Restored> => {
  try {
    const response = await fetch(`${apiUrl}/v1/restore/${encodeURIComponent(token)}`, {
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    if (response.status >= 500 || response.status === 429) return { kind: 'unreached' };
    if (!response.ok) return { kind: 'expired' };
    const answer: unknown = await response.json();
    return isAnswer(answer) && answer.cart ? { kind: 'restored', cart: answer.cart } : { kind: 'nothing' };
  } catch {
    return { kind: 'unreached' };
  }
};
