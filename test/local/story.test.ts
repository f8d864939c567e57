import { leftovers, runCli } from './fixtures/cli.ts';

const isAlive = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

/** Two stacks at once: each synthesizes, starts a database and seven functions. */
const TIMEOUT_MS = 120_000;

describe('the local run', () => {
  it(
    'tells the story and stays up, lets another one tell it beside, and ends without a trace',
    async () => {
      const start = runCli(['start', '--port', '4963']);
      const story = runCli(['story', '--port', '4964', '--json']);

      const told = await story.ended;
      expect(told.errors).toBe('');
      const outcome = JSON.parse(told.lines.at(-1) ?? '{}');
      expect(outcome).toMatchObject({ outcome: 'ok', mails: 3 });
      expect(outcome.checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
      expect(told.lines.map((line) => typeof JSON.parse(line))).not.toContain('string');
      expect(told.code).toBe(0);

      expect(await start.says('All of it came true.')).toContain('3 mails');
      const { lines } = start;
      const at = (text: string) => lines.findIndex((line) => line.includes(text));
      expect(at('http://localhost:4963/')).toBeLessThan(at('Ada'));
      expect(await isAlive('http://localhost:4964/_local/clock')).toBe(false);
      expect(await isAlive('http://localhost:4963/_local/clock')).toBe(true);
      for (const page of ['/', '/mailbox', '/beacon.js'])
        expect((await fetch(`http://localhost:4963${page}`)).status).toBe(200);

      start.child.kill('SIGINT');
      expect((await start.ended).code).toBe(0);
      expect(await isAlive('http://localhost:4963/_local/clock')).toBe(false);
      expect([...(await leftovers(start.child.pid)), ...(await leftovers(story.child.pid))]).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'that is ended while it starts leaves nothing behind',
    async () => {
      const start = runCli(['start', '--port', '4965']);
      await start.says('synthesizing');
      start.child.kill('SIGTERM');
      const { code, errors } = await start.ended;
      expect([code, errors]).toEqual([1, '']);
      expect(await leftovers(start.child.pid)).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
