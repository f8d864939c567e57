import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTables } from '../../../local/data/keep-engine.ts';
import { openDataDirectory, type DataDirectory } from '../../../local/data/directory.ts';
import type { KeptState } from '../../../local/data/state.ts';
import type { LocalMail } from '../../../local/ports.ts';

const STATE: KeptState = {
  format: 1,
  tables: {},
  offsetMs: 5,
  schedules: [],
  deliveries: { pending: [], begun: [] },
  queuedEvents: [],
  deadLetters: [],
  secrets: { createdAt: 0, values: {} },
  streams: {},
  scheduledTargets: {},
  expiredAt: 0,
};

const mail = (messageId: string): LocalMail => ({
  at: 0,
  messageId,
  from: 'shop@example.com',
  to: [],
  replyTo: [],
  subject: 'Your cart\nis here',
  headers: {},
  text: '',
  html: '',
  tags: {},
});

const AN_ENDED_PROCESS = '999999999';

describe('a data directory', () => {
  let place = '';
  let path = '';
  const opened: DataDirectory[] = [];
  const open = async () => {
    const data = await openDataDirectory(path);
    opened.push(data);
    return data;
  };
  const close = async () => {
    for (const data of opened.splice(0)) await data.release();
  };

  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'data-'));
    path = join(place, 'run/data');
  });

  afterEach(async () => {
    await close();
    await rm(place, { recursive: true });
  });

  it('is made where there is none, and holds what was saved last', async () => {
    const data = await open();
    expect(data.former).toBeUndefined();
    const mails = [mail('1'), mail('2')];
    await data.save({ ...STATE, offsetMs: 1 }, mails.slice(0, 1));
    await data.save(STATE, mails);
    await close();
    expect((await open()).former).toEqual({ state: STATE, mails });
  });

  it('forgets the mails that a reset forgot', async () => {
    const data = await open();
    await data.save(STATE, [mail('1'), mail('2')]);
    await data.save(STATE, [mail('3')]);
    await close();
    expect((await open()).former?.mails).toEqual([mail('3')]);
  });

  it('is as it was before a save that a kill broke off', async () => {
    await (await open()).save(STATE, [mail('1')]);
    await writeFile(join(path, 'state.json.new'), '{"format":1,"offs');
    await appendFile(join(path, 'mails.jsonl'), '{"messageId":"2","te');
    await close();
    const data = await open();
    expect(data.former).toEqual({ state: STATE, mails: [mail('1')] });
    await data.save(STATE, [...(data.former?.mails ?? []), mail('3')]);
    await close();
    expect((await open()).former?.mails).toEqual([mail('1'), mail('3')]);
  });

  it('is for one run at a time', async () => {
    await open();
    await writeFile(join(path, 'lock'), String(process.ppid));
    await expect(open()).rejects.toThrow(`is in use by the process ${process.ppid}: end that run`);
  });

  it.each([
    ['a killed run', AN_ENDED_PROCESS],
    ['a container with our own process id', String(process.pid)],
    ['a kill while it was written', ''],
  ])('is taken over from %s', async (_, lock) => {
    await open();
    await writeFile(join(path, 'lock'), lock);
    await open();
    expect(await readFile(join(path, 'lock'), 'utf8')).toBe(String(process.pid));
  });

  it('of another format is refused in a sentence', async () => {
    await open();
    await close();
    await writeFile(join(path, 'state.json'), JSON.stringify({ ...STATE, format: 2 }));
    await expect(open()).rejects.toThrow(
      `The data in ${path} is of another version of the local run (this one's format is 1): choose another directory, or delete ${path} to begin anew.`,
    );
    await expect(readFile(join(path, 'lock'))).rejects.toThrow('ENOENT');
  });

  it('is nothing of somebody else’s', async () => {
    path = place;
    await writeFile(join(place, 'thesis.txt'), '');
    await expect(open()).rejects.toThrow('holds other things than data of the local run, such as thesis.txt');
  });

  it('with tables of another shape is refused, and one without some of them is not', async () => {
    const table = (pk: string) => ({
      name: 'Table',
      properties: {
        KeySchema: [{ AttributeName: pk, KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: pk, AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      },
    });
    const data = await open();
    const holding = (tables: KeptState['tables']) => ({
      ...data,
      former: { state: { ...STATE, tables }, mails: [] },
    });
    expect(() => checkTables(holding({}), [table('pk')])).not.toThrow();
    expect(() => checkTables(holding({ Table: '{}' }), [table('pk')])).toThrow(
      `The data in ${path} is of another version of the stack, whose table Table had other keys`,
    );
  });
});
