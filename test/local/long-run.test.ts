import { once } from 'node:events';
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCli, type Cli } from './fixtures/cli.ts';
import { copyProject } from './fixtures/project-copy.ts';

const PORT = '4966';
const URL = `http://localhost:${PORT}`;

const json = async (response: Response): Promise<ReturnType<typeof JSON.parse>> => response.json();
const look = async (name: string) => json(await fetch(`${URL}/_local/${name}`));
const post = (path: string, body: unknown) =>
  fetch(`${URL}${path}`, { method: 'POST', body: JSON.stringify(body) });
const advance = (duration: string) => post('/_local/clock', { advance: duration });

let seq = Date.now();
const beacon = async (id: string) =>
  (
    await post(`/v1/checkouts/${id.repeat(24)}`, {
      v: 1,
      seq: seq++,
      email: `${id}@example.com`,
      country: 'US',
      consent: { mode: 'notice', version: '1', at: '2026-11-21T10:00:00Z' },
    })
  ).status;

/** Each start takes seconds, and a changed source is synthesized twice. */
const TIMEOUT_MS = 120_000;

describe('npm start with --data and --watch', () => {
  let project: Awaited<ReturnType<typeof copyProject>>;
  let run: Cli | undefined;

  const start = async (...options: readonly string[]) => {
    const args = ['start', '--port', PORT, '--data', 'data', ...options];
    run = runCli(args, { root: project.root });
    await run.says('It stays up until Ctrl-C.');
    return run;
  };
  const handler = () => join(project.root, 'functions/capture/index.ts');

  beforeAll(async () => {
    project = await copyProject();
  });

  afterAll(async () => {
    run?.child.kill('SIGKILL');
    await project.remove();
  });

  it(
    'goes on after a kill where it was, and runs what the sources say by then',
    async () => {
      const killed = await start('--no-story');
      await beacon('a');
      await advance('PT3H');
      await beacon('b');
      await advance('PT1M');
      const [before] = await look('mailbox');
      const timers = await look('timers');
      killed.child.kill('SIGKILL');
      await once(killed.child, 'exit');

      const continued = await start('--watch');
      expect(await look('mailbox')).toEqual([before]);
      const [, link = ''] = /(http:\S+\/u\/\S+)/.exec(before.text) ?? [];
      expect((await fetch(link)).status).toBe(200);
      expect(await look('timers')).toEqual(timers);
      await advance('PT3H');
      expect(await look('mailbox')).toMatchObject([before, { to: ['b@example.com'] }]);
      expect(await look('dead-letters')).toEqual([]);

      await appendFile(handler(), "\nconsole.log('a new line');\n");
      expect(await beacon('c')).toBe(204);
      const linesOf = async () =>
        (await look('logs?function=capture')).map(({ line }: { line: string }) => line);
      expect(await linesOf()).toContain('a new line');

      const sources = await readFile(handler(), 'utf8');
      await writeFile(handler(), `${sources}const = 1;\n`);
      expect(await beacon('c')).toBe(500);
      expect((await linesOf()).join('\n')).toContain('functions/capture/index.ts');
      const rebuilt = async () =>
        (await look('journal')).filter(({ kind }: { kind: string }) => kind === 'rebuilt');
      expect(await rebuilt()).toMatchObject([
        { functions: ['capture'] },
        {
          functions: expect.arrayContaining(['capture', 'sweep']),
          error: expect.stringContaining('Expected identifier'),
        },
      ]);
      await writeFile(handler(), sources);
      expect(await beacon('c')).toBe(204);

      await appendFile(join(project.root, 'storefront/beacon/index.ts'), "\nconsole.log('a new line');\n");
      expect(await (await fetch(`${URL}/beacon.js`)).text()).toContain('a new line');
      expect((await rebuilt()).at(-1)).toMatchObject({ functions: [], isScriptNew: true });

      continued.child.kill('SIGINT');
      expect((await continued.ended).code).toBe(0);
      expect(continued.lines.join('\n')).not.toContain('Ada');
      expect(await readdir(join(project.root, 'data'))).toEqual(['dynamodb', 'mails.jsonl', 'state.json']);
    },
    TIMEOUT_MS,
  );
});
