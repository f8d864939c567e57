import { addressParser, decodeWords } from 'postal-mime';
import emailModule from 'validator/lib/isEmail.js';

const { default: isEmail } = emailModule;

/** One mailbox of a header: `Anna <anna@shop.example>`. */
export interface Mailbox {
  /** For people: encoded words decoded. */
  readonly text: string;
  readonly address: string;
  readonly domain: string;
}

/** Letters beyond ASCII must come as encoded words (RFC 2047) or Punycode: the service has no SMTPUTF8. */
const isPlainAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** `undefined`: not exactly one address, or not one that the service takes. */
export const parseMailbox = (text: string): Mailbox | undefined => {
  if (!isPlainAscii(text)) return undefined;
  const [mailbox, ...others] = addressParser(text);
  const address = mailbox?.address;
  if (address === undefined || others.length > 0 || !isEmail(address)) return undefined;
  return { text: decodeWords(text), address, domain: address.slice(address.lastIndexOf('@') + 1) };
};
