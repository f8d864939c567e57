import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { moduleDeclarations } from '../../../storefront/build/declarations.ts';

const declarations = moduleDeclarations();

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipDefaultLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: [],
};

const folder = mkdtempSync(join(tmpdir(), 'beacon-types-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the compiler says of a shop's own program beside the module. */
const complaintsAbout = (program: string): readonly string[] => {
  const paths = ['beacon.d.mts', 'checkout.mts'].map((name) => join(folder, name));
  for (const [at, text] of [declarations, program].entries()) writeFileSync(paths[at]!, text);
  return ts
    .getPreEmitDiagnostics(ts.createProgram(paths, OPTIONS))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
};

describe('the types of the module', () => {
  it('stand alone: one file that imports nothing', () => {
    const file = ts.createSourceFile('beacon.d.mts', declarations, ts.ScriptTarget.ES2022);
    expect(file.statements.length).toBeGreaterThan(4);
    expect(file.statements.filter((statement) => ts.isImportDeclaration(statement))).toEqual([]);
    expect(declarations).not.toMatch(/\bimport\b|\bfrom ['"]|\.ts['"]/);
  });

  it('fit to a program that uses all of it', () => {
    expect(
      complaintsAbout(`
        import { start, type CheckoutRecovery, type StartOptions, type Texts } from './beacon.mjs';

        const texts: Partial<Texts> = { notice: '{shop} keeps it for {days} days.' };
        const options: StartOptions = {
          store: 'shop',
          api: 'https://api.shop.example',
          country: undefined,
          form: '#checkout',
          cart: () => ({ currency: 'EUR', items: [] }),
          texts,
        };
        const recovery: CheckoutRecovery = start(options);
        const id: string | undefined = recovery.checkoutId();
        recovery.useCart(() => id);
        await recovery.complete({ isReported: true });
        const isConfirmed: boolean = await recovery.forget();
        await recovery.stop();
        start({ store: 'shop', api: 'https://api.shop.example' });
        export { isConfirmed };
      `),
    ).toEqual([]);
  });

  it.each([
    ['a store', `start({ api: 'https://api.shop.example' });`, /'store' is missing/],
    ['an API', `start({ store: 'shop' });`, /'api' is missing/],
    [
      'known options only',
      `start({ store: 'shop', api: 'https://api.shop.example', consent: 'notice' });`,
      /'consent' does not exist/,
    ],
  ])('ask for %s', (_, call, complaint) => {
    expect(complaintsAbout(`import { start } from './beacon.mjs';\n${call}`)).toEqual([
      expect.stringMatching(complaint),
    ]);
  });
});
