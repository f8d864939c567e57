/** What came of a change in the sources. */
export interface Rebuilt {
  /** Short names of the functions that run anew from now on, or, with an error, that do not run any more: all. */
  readonly functions: readonly string[];
  /** The storefront script is served anew from now on. */
  readonly isScriptNew: boolean;
  /** What does not build, in the compiler's words. */
  readonly error?: string | undefined;
  /** Resources, by logical id, that only a new start brings up to date. */
  readonly needRestart: readonly string[];
}

/** What a person is told of it, a sentence each. */
export const rebuiltSentences = ({
  functions,
  isScriptNew,
  error,
  needRestart,
}: Rebuilt): readonly string[] => {
  if (error !== undefined) return [`This does not build, and functions fail until it does. ${error}`];
  const anew = [...functions, ...(isScriptNew ? ['the storefront script'] : [])];
  const built = anew.length === 0 ? 'no function runs otherwise' : `${anew.join(', ')} from now on`;
  return [
    `The sources have changed: ${built}.`,
    ...(needRestart.length === 0
      ? []
      : [`Only a new start brings this into effect: ${needRestart.join(', ')}.`]),
  ];
};
