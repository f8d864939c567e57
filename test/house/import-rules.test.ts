import { readdirSync } from 'node:fs';
import { lint } from './lint.ts';

const lintImport = (file: string, specifier: string) => lint(file, `import '${specifier}';`);

const refused = expect.stringMatching(/^(import-x\/|no-restricted-imports)/) as unknown;

/** The rules look at files that are there. */
const aFileOf = (folder: string) => `${folder}/${readdirSync(folder).find((name) => name.endsWith('.ts'))!}`;

describe('import rules', () => {
  it.each([
    ['functions/shared/domain/rule.ts', './time.ts'],
    ['functions/shared/domain/rule.ts', 'node:crypto'],
    ['functions/shared/domain/rule.ts', 'validator'],
    ['functions/shared/domain/rule.ts', 'card-validator'],
    ['functions/shared/contract/shape.ts', '../domain/time.ts'],
    ['functions/shared/contract/shape.ts', 'zod'],
    ['functions/shared/aws/adapter.ts', '@aws-sdk/client-dynamodb'],
    ['functions/shared/aws/adapter.ts', '../ports.ts'],
    ['functions/shared/http/page.ts', '@middy/core'],
    ['functions/recover/recover-checkout.ts', '../shared/domain/decide.ts'],
    ['functions/recover/recover-checkout.ts', '../shared/contract/timer-event.ts'],
    ['functions/recover/recover-checkout.ts', '../shared/ports.ts'],
    ['functions/recover/recover-checkout.ts', '../shared/arm-timer.ts'],
    ['functions/recover/recover-checkout.ts', './limits.ts'],
    ['functions/recover/recover-checkout.ts', 'node:crypto'],
    ['functions/recover/handler.ts', '@middy/core'],
    ['functions/recover/handler.ts', 'aws-lambda'],
    ['functions/recover/index.ts', './env.ts'],
    ['functions/recover/index.ts', '@aws-sdk/client-sesv2'],
    ['functions/recover/env.ts', '../shared/contract/store.ts'],
    ['lib/recovery-stack.ts', '../functions/recover/env.ts'],
    ['lib/recovery-stack.ts', '../functions/recover/limits.ts'],
    ['lib/recovery-stack.ts', '../functions/shared/contract/table.ts'],
    ['lib/recovery-stack.ts', '../functions/shared/domain/time.ts'],
    ['local/main.ts', '../functions/shared/domain/time.ts'],
    ['local/console/store.ts', '../shown/answers.ts'],
    ['local/console/store.ts', '@preact/signals'],
    ['test/a.test.ts', '../functions/shared/domain/time.ts'],
  ])('let %s import %s', (file, specifier) => {
    expect(lintImport(file, specifier)).toEqual([]);
  });

  it.each([
    ['rules know no contract', 'functions/shared/domain/rule.ts', '../contract/store.ts'],
    ['rules know no port', 'functions/shared/domain/rule.ts', '../ports.ts'],
    ['rules know no schema library', 'functions/shared/domain/rule.ts', 'zod'],
    ['rules know no AWS', 'functions/shared/domain/rule.ts', '@aws-sdk/client-dynamodb'],
    ['rules touch no file', 'functions/shared/domain/rule.ts', 'node:fs'],
    ['contracts know no port', 'functions/shared/contract/shape.ts', '../ports.ts'],
    ['contracts know no AWS', 'functions/shared/contract/shape.ts', '@aws-sdk/client-dynamodb'],
    ['a common part knows no AWS', 'functions/shared/part.ts', './aws/log.ts'],
    ['ports know no AWS', 'functions/shared/ports.ts', '@aws-sdk/client-dynamodb'],
    ['pages know no AWS', 'functions/shared/http/page.ts', '@aws-sdk/client-dynamodb'],
    ['adapters know no function', 'functions/shared/aws/adapter.ts', '../../recover/limits.ts'],
    ['a use case knows no AWS', 'functions/recover/recover-checkout.ts', '@aws-sdk/client-sesv2'],
    ['a use case knows no middleware', 'functions/recover/recover-checkout.ts', '@middy/core'],
    ['a use case knows no Lambda event', 'functions/recover/recover-checkout.ts', 'aws-lambda'],
    ['a use case knows no environment', 'functions/recover/recover-checkout.ts', './env.ts'],
    ['a use case opens no connection', 'functions/recover/recover-checkout.ts', 'node:https'],
    ['a part of a use case is no freer', 'functions/recover/parts/part.ts', '@middy/core'],
    ['a handler composes no adapter', 'functions/recover/handler.ts', '@aws-sdk/client-sesv2'],
    ['a handler reads no environment', 'functions/recover/handler.ts', 'node:process'],
    ['an environment knows no rule', 'functions/recover/env.ts', '../shared/domain/time.ts'],
    ['a function knows no other', 'functions/sweep/index.ts', '../recover/limits.ts'],
    ['a function knows no stack', 'functions/sweep/index.ts', `../../${aFileOf('lib')}`],
    ['a function knows no local run', 'functions/sweep/index.ts', '../../local/ports.ts'],
    ['a function knows no test', 'functions/sweep/index.ts', '../../test/support/table.ts'],
    ['the stack knows no rule', 'lib/recovery-stack.ts', '../functions/shared/domain/decide.ts'],
    ['the stack knows no port', 'lib/recovery-stack.ts', '../functions/shared/ports.ts'],
    ['the stack knows no local run', 'lib/recovery-stack.ts', '../local/ports.ts'],
    ['the local run knows no stack', 'local/main.ts', `../${aFileOf('lib')}`],
    ['the console knows no engine', 'local/console/store.ts', '../engine.ts'],
    ['the console knows no schema library', 'local/console/store.ts', 'zod'],
    ['the local run knows no test', 'local/main.ts', '../test/support/table.ts'],
  ])('refuse it: %s (%s importing %s)', (_, file, specifier) => {
    expect(lintImport(file, specifier)).toEqual([refused]);
  });

  it('see types, re-exports and late imports too', () => {
    const file = 'functions/shared/domain/rule.ts';
    expect(lint(file, `import type { Log } from '../ports.ts';\nexport type A = Log;`)).toEqual([refused]);
    expect(lint(file, `export * from '../ports.ts';`)).toEqual([refused]);
    expect(lint(file, `export const late = () => import('../ports.ts');`)).toEqual([refused]);
  });
});
