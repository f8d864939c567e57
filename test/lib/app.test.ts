import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleStore } from './support/example-stack.ts';
import type { Json } from './support/template.ts';

const ROOT = join(import.meta.dirname, '../..');
const directory = mkdtempSync(join(tmpdir(), 'app-test-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the CDK app as the CLI does, in an environment that knows nothing of AWS. */
const runApp = (context: Record<string, unknown>) =>
  new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const env = {
      PATH: process.env['PATH'],
      HOME: directory,
      CDK_OUTDIR: directory,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      CDK_VALIDATION: 'false',
    };
    const child = spawn(process.execPath, ['bin/app.ts'], { cwd: ROOT, env });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });

it('synthesizes without credentials, by itself, and cdk-nag finds nothing', async () => {
  expect(await runApp({ store: exampleStore })).toEqual({ code: 0, output: '' });
  const template = JSON.parse(readFileSync(join(directory, 'checkout-recovery-shop.template.json'), 'utf8'));
  const functions = Object.values(template.Resources as Record<string, Json>).filter(
    ({ Type, Properties }) => Type === 'AWS::Lambda::Function' && Properties.Runtime.startsWith('nodejs'),
  );
  expect(functions).toHaveLength(7);
  for (const { Properties } of functions) {
    const bundle = `asset.${Properties.Code.S3Key.replace('.zip', '')}`;
    expect(readdirSync(join(directory, bundle)).sort()).toEqual(['index.js', 'package.json']);
  }
}, 60_000);

it('bundles CommonJS that exports the handler, wherever it is unpacked', () => {
  const asset = readdirSync(directory).find(
    (name) => name.startsWith('asset.') && existsSync(join(directory, name, 'package.json')),
  );
  const load = () => createRequire(import.meta.url)(join(directory, String(asset)));
  // It gets as far as reading its environment, which is not there.
  expect(load).toThrow(/TABLE_NAME/);
});

it('tells all mistakes in the store’s configuration readably, and fails', async () => {
  const { code, output } = await runApp({ store: { ...exampleStore, currency: 'EURO', minGap: '12 hours' } });
  expect(code).toBe(1);
  expect(output).toContain('2 mistakes');
  expect(output).toContain(
    'store.currency\n    found:   "EURO"\n    allowed: an ISO 4217 code such as `EUR`',
  );
  expect(output).toContain('store.minGap\n    found:   "12 hours"\n    allowed: an ISO 8601 duration');
  expect(output).not.toMatch(/^\s+at /m);
}, 30_000);

it('says so where there is no store at all', async () => {
  const { code, output } = await runApp({});
  expect(code).toBe(1);
  expect(output).toContain('store\n    found:   nothing');
}, 30_000);
