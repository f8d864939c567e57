import { SynthesisError } from '../../../local/stack/synthesis-error.ts';

describe('a stack that cannot be synthesized', () => {
  it('is explained by what the bundler says, without anybody’s stack trace', () => {
    const error = new SynthesisError(
      [
        '✘ [ERROR] Unexpected ";"',
        '    functions/capture/index.ts:30:10:',
        '      30 │ const x = ;',
        '         ╵           ^',
        'node:internal/modules/run_main:107',
        '    triggerUncaughtException(',
        '    ^',
        '',
        'Error: Build failed with 1 error:',
        '    at failureErrorWithLog (main.js:1752:15)',
        '  errors: [',
      ].join('\n'),
    );
    expect(error.message.split('\n')).toEqual([
      'The stack could not be synthesized:',
      '✘ [ERROR] Unexpected ";"',
      '    functions/capture/index.ts:30:10:',
      '      30 │ const x = ;',
      '         ╵           ^',
      'Error: Build failed with 1 error:',
    ]);
  });

  it('keeps all of a report, but for lines of minified code', () => {
    const { message } = new SynthesisError(`The store has a mistake:\n\n  store.id\n${'x'.repeat(301)}`);
    expect(message).toBe('The stack could not be synthesized:\nThe store has a mistake:\n  store.id');
  });
});
