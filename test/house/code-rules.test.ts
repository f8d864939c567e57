import { lint } from './lint.ts';

const ruleIds = (file: string, code: string) => lint(file, code).map((message) => message.split(': ')[0]);

const USE_CASE = 'functions/recover/recover-checkout.ts';

describe('code rules', () => {
  it('let only index.ts read the environment', () => {
    const code = `export const region = process.env['AWS_REGION'];`;
    expect(ruleIds('functions/recover/index.ts', code)).toEqual([]);
    expect(ruleIds('functions/recover/handler.ts', code)).toEqual(['no-restricted-properties']);
    expect(ruleIds('functions/shared/aws/adapter.ts', code)).toEqual(['no-restricted-properties']);
    expect(ruleIds('lib/recovery-stack.ts', code)).toEqual(['no-restricted-properties']);
  });

  it('let only tests press a value into a type', () => {
    const code = `export const pressed = (value: unknown) => value as string;`;
    expect(ruleIds('test/a.test.ts', code)).toEqual([]);
    expect(ruleIds(USE_CASE, code)).toEqual(['@typescript-eslint/consistent-type-assertions']);
    expect(ruleIds(USE_CASE, `export const KINDS = ['a', 'b'] as const;`)).toEqual([]);
  });

  it('let only tests wave away an absent value', () => {
    const code = `export const first = (values: readonly string[]) => values[0]!;`;
    expect(ruleIds('test/a.test.ts', code)).toEqual([]);
    expect(ruleIds(USE_CASE, code)).toEqual(['@typescript-eslint/no-non-null-assertion']);
  });

  it('let nobody write any', () => {
    const code = `export type Loose = Record<string, any>;`;
    expect(ruleIds(USE_CASE, code)).toEqual(['@typescript-eslint/no-explicit-any']);
    expect(ruleIds('test/a.test.ts', code)).toEqual(['@typescript-eslint/no-explicit-any']);
  });

  it('keep the console out of what is deployed', () => {
    const code = `console.log('here');`;
    expect(ruleIds('local/main.ts', code)).toEqual([]);
    expect(ruleIds('functions/recover/index.ts', code)).toEqual(['no-console']);
    expect(ruleIds('storefront/beacon.ts', code)).toEqual(['no-console']);
  });
});
