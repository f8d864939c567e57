import { domainToASCII } from 'node:url';
import emailModule from 'validator/lib/isEmail.js';
import normalizeModule from 'validator/lib/normalizeEmail.js';

const { default: isEmail } = emailModule;
const { default: normalizeEmail } = normalizeModule;

const hostOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** The address with its host name in ASCII and lower case (IDNA, UTS 46). */
const withAsciiDomain = (address: string): string => {
  const host = hostOf(address);
  return address.slice(0, address.length - host.length) + (domainToASCII(host) || host.toLowerCase());
};

/**
 * An address that mail can go to, as it was typed but for spaces around it and its host name, which becomes ASCII.
 * `undefined` for anything else; SES takes no letters beyond ASCII before the `@`
 * (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html).
 */
export const parseAddress = (typed: string): string | undefined => {
  const plain = typed.trim().normalize('NFC');
  if (domainToASCII(hostOf(plain)) === '') return undefined;
  const address = withAsciiDomain(plain);
  return isEmail(address, { allow_utf8_local_part: false, blacklisted_chars: '"' }) ? address : undefined;
};

/**
 * One spelling for all spellings of one mailbox: lower case, the host name in ASCII, and what the big providers ignore
 * (Gmail's dots) left out, and tags after `+` wherever they stand: they would be a way around the caps, and two people
 * taken for one by mistake only get fewer mails. Yahoo's `-` stays: many a person's own name has one. Keys are made from it and outlive everything, so its result for an address
 * must never change; vectors in the tests hold it.
 */
export const canonicalAddress = (address: string): string => {
  const plain = withAsciiDomain(address.trim().normalize('NFC')).toLowerCase();
  const untagged = plain.replace(/^([^+@]+)\+[^@]*@/, '$1@');
  return normalizeEmail(untagged, { yahoo_remove_subaddress: false }) || untagged;
};
