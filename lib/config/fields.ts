import * as z from 'zod';
import { durationMs, parseDuration } from './duration.ts';

/**
 * Marks a schema as one setting of the store: `means` says in the docs what it does, `allowed` says in the docs and in
 * the message about a mistake what may stand there.
 */
export const setting = <Schema extends z.ZodType>(schema: Schema, means: string, allowed: string): Schema =>
  schema.meta({ description: means, allowed });

const durationBetween = (from: string, to: string) => {
  const shortest = durationMs(from);
  const longest = durationMs(to);
  return z.string().refine((value) => {
    const ms = parseDuration(value);
    return ms !== undefined && ms >= shortest && ms <= longest;
  });
};

const durationAllowed = (from: string, to: string): string =>
  `an ISO 8601 duration in weeks, days, hours, minutes from ${from} to ${to}`;

/** A length of time between two bounds, as ISO 8601 duration. */
export const duration = (from: string, to: string, means: string) =>
  setting(durationBetween(from, to), means, durationAllowed(from, to));

/** As `duration`, with what holds where it is left out. */
export const optionalDuration = (standard: string, from: string, to: string, means: string) =>
  setting(durationBetween(from, to).default(standard), means, durationAllowed(from, to));

export const text = (longest: number) => z.string().trim().min(1).max(longest);

/** RFC 1123 host name of at least two labels. */
const HOST_NAME =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
const LOCAL_HOST = /^localhost(?::\d{1,5})?$/;

export const hostName = z.string().regex(HOST_NAME);

/** A host that is reached by https, or `localhost` with or without a port, reached by http. */
export const host = z.string().refine((value) => HOST_NAME.test(value) || LOCAL_HOST.test(value));

export const originOfHost = (value: string): string =>
  LOCAL_HOST.test(value) ? `http://${value}` : `https://${value}`;

/** What a browser sends as `Origin`: scheme, host and port, no path. */
export const origin = z.string().refine((value) => {
  const url = URL.parse(value);
  if (url === null || url.origin !== value) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost');
});

/** Where a link on the shop's own pages may lead: an https URL, or a path on those pages, whatever their host. */
export const pageUrl = z
  .string()
  .max(500)
  .refine((value) => {
    if (/[\s\\]/.test(value)) return false;
    if (value.startsWith('/')) return !value.startsWith('//');
    const url = URL.parse(value);
    return url?.protocol === 'https:' && url.username === '' && url.password === '';
  });

/** A BCP 47 language tag in its canonical spelling, of a language that numbers and prices can be written in. */
export const locale = z.string().refine((value) => {
  try {
    return (
      Intl.getCanonicalLocales(value)[0] === value && Intl.NumberFormat.supportedLocalesOf(value).length === 1
    );
  } catch {
    return false;
  }
});

/** An ISO 4217 code. */
export const currency = z.string().refine((value) => Intl.supportedValuesOf('currency').includes(value));

const REGION_NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** An ISO 3166-1 alpha-2 code in its canonical spelling: `GB`, not `UK`. */
export const country = z
  .string()
  .refine(
    (value) =>
      /^[A-Z]{2}$/.test(value) &&
      REGION_NAMES.of(value) !== undefined &&
      Intl.getCanonicalLocales(`und-${value}`)[0] === `und-${value}`,
  );
