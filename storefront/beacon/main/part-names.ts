export const LANGUAGES = ['en', 'de', 'fr', 'es', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** `capture` comes with the shopper's first doing and brings the others, some of which bring others again. */
export type PartName =
  | 'notices'
  | 'capture'
  | 'session'
  | 'watching'
  | 'line'
  | Language
  | 'fields'
  | 'reading'
  | 'details'
  | 'snapshot'
  | 'keeping'
  | 'restore';

/** @param hash SHA-256 of the part's content, as base64 */
export const fileOf = (name: PartName, hash: string): string =>
  `beacon-${name}.${hash.replace(/\W/g, '')}.js`;
