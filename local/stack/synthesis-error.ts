const LONGEST_LINE = 300;

/** Where Node says that nobody caught an error, and points at its own source. */
const OF_NODE = /^node:|^\s*triggerUncaughtException|^\s*\^\s*$/;
const STACK_TRACE = /^\s+at /;

/** What was said before the stack trace. CDK is one minified file, and what it throws brings that along. */
const readable = (output: string): string => {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const trace = lines.findIndex((line) => STACK_TRACE.test(line));
  return (trace === -1 ? lines : lines.slice(0, trace))
    .filter((line) => line.length <= LONGEST_LINE && !OF_NODE.test(line))
    .join('\n');
};

/** The sources or the configuration do not make a stack. `output` is what CDK or the bundler said. */
export class SynthesisError extends Error {
  constructor(output: string) {
    super(`The stack could not be synthesized:\n${readable(output)}`);
    this.name = 'SynthesisError';
  }
}
