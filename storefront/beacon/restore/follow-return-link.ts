import { welcomeBack } from './welcome-back.ts';
import type { Doorway } from '../main/doorway.ts';
import type { LaterTexts } from '../texts/texts.ts';

const PARAMETER = 'recover';

/** Takes the token of a return link out of the page's address, so that it is neither bookmarked nor shared. */
const takeToken = ({ location, history }: Window): string | null => {
  const url = new URL(location.href);
  const token = url.searchParams.get(PARAMETER);
  url.searchParams.delete(PARAMETER);
  if (token) history.replaceState(history.state, '', url);
  return token;
};

/** Where the shopper came by the link in a mail: brings the cart back and says how it went. */
export const followReturnLink = async (
  { settings, language }: Doorway,
  texts: () => Promise<LaterTexts>,
): Promise<void> => {
  const token = takeToken(window);
  if (token) await welcomeBack(settings.api, token, await texts(), language);
};
