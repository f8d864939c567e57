import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeUnused, findUnused, type PermissionUses } from '../support/unused-permissions.ts';

const grant = (action: string, uses: number) => ({
  holder: 'recover',
  action,
  resource: 'arn:aws:dynamodb:eu-central-1:000000000000:table/shop',
  uses,
});

const run = (...granted: PermissionUses['granted']): PermissionUses => ({ isAsDeployed: true, granted });

const excuse = { holder: 'recover', action: 'dynamodb:GetItem', resource: ':table/shop', reason: 'none' };

describe('a permission', () => {
  it('counts as used when any of the stacks has used it', () => {
    const runs = [run(grant('dynamodb:GetItem', 0)), run(grant('dynamodb:GetItem', 1))];
    expect(findUnused(runs, [])).toEqual({ isKnown: true, unused: [], needless: [] });
  });

  it('that none has used is found, with who holds it', () => {
    const runs = [run(grant('dynamodb:GetItem', 2), grant('dynamodb:Scan', 0))];
    expect(findUnused(runs, []).unused).toEqual([grant('dynamodb:Scan', 0)]);
    expect(describeUnused(findUnused(runs, []))).toContain(
      'recover: dynamodb:Scan on arn:aws:dynamodb:eu-central-1:000000000000:table/shop',
    );
  });

  it('is not the same under another condition', () => {
    const runs = [run({ ...grant('dynamodb:GetItem', 1), condition: 'a' }, grant('dynamodb:GetItem', 0))];
    expect(findUnused(runs, []).unused).toEqual([grant('dynamodb:GetItem', 0)]);
  });

  it('of a changed template is none of ours, but what it uses is used', () => {
    const changed = { ...run(grant('dynamodb:GetItem', 1), grant('dynamodb:Scan', 0)), isAsDeployed: false };
    expect(findUnused([run(grant('dynamodb:GetItem', 0)), changed], []).unused).toEqual([]);
  });

  it('may be excused, as long as the excuse is needed', () => {
    const unused = [run(grant('dynamodb:GetItem', 0))];
    expect(findUnused(unused, [excuse])).toEqual({ isKnown: true, unused: [], needless: [] });
    expect(findUnused([run(grant('dynamodb:GetItem', 1))], [excuse]).needless).toEqual([excuse]);
    expect(findUnused([run()], [excuse]).needless).toEqual([excuse]);
  });
});

describe('the reporter', () => {
  const before = { folder: process.env['PERMISSION_USES_DIR'], log: console.log };
  let folder = '';
  let said = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'permission-uses-'));
    process.env['PERMISSION_USES_DIR'] = folder;
    said = '';
    console.log = (line: unknown) => (said += String(line));
    await writeFile(join(folder, 'one.json'), JSON.stringify(run(grant('dynamodb:Scan', 0))));
  });

  afterEach(async () => {
    console.log = before.log;
    process.env['PERMISSION_USES_DIR'] = before.folder;
    await rm(folder, { recursive: true });
  });

  const report = async (config: object = {}, failed = 0) => {
    const { default: Reporter } = await import('../../.config/unused-permissions-reporter.js');
    const reporter = new Reporter({ testPathPatterns: { patterns: [] }, ...config });
    reporter.onRunComplete(undefined, { numFailedTests: failed, numRuntimeErrorTestSuites: 0 });
    return reporter.getLastError();
  };

  it('fails a whole run that leaves a permission unused', async () => {
    expect(await report()).toEqual(new Error(said.trim()));
    expect(said).toContain('dynamodb:Scan');
  });

  it('fails a whole run of which no stack has told anything', async () => {
    await rm(join(folder, 'one.json'));
    expect((await report())?.message).toContain('No local stack has told');
  });

  it.each([{ testPathPatterns: { patterns: ['test/lib'] } }, { testNamePattern: 'mails' }, { shard: {} }])(
    'says nothing of a part of the tests: %j',
    async (config) => {
      expect(await report(config)).toBeUndefined();
      expect(said).toBe('');
    },
  );

  it('only tells of it where tests have failed', async () => {
    expect(await report({}, 1)).toBeUndefined();
    expect(said).toContain('dynamodb:Scan');
  });
});
