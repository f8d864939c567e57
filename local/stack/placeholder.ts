/**
 * Stands for the run's port while the stack is synthesized, so that one synthesis serves every port. It has as many
 * digits as a port can have, so its address begins no other.
 */
export const PLACEHOLDER_PORT = 65_535;

/** A synthesized template, or a part of it, as it would have come out for `port`. */
export const withPort = (text: string, port: number): string =>
  text.replaceAll(`localhost:${PLACEHOLDER_PORT}`, `localhost:${port}`);
