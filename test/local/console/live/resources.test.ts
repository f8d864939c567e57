import { createResources } from '../../../../local/console/live/resources.ts';
import type { PostOutcome } from '../../../../local/console/live/ask.ts';
import { aHappening, aMail, aRequest } from '../happenings.ts';

const mail = { at: '', messageId: 'm', from: '', to: [], subject: '', headers: {}, text: '', html: '' };

const someResources = () => {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  let outcome: PostOutcome = { isOk: true, answer: [mail] };
  const resources = createResources({
    ask: async (path) => {
      asked.push(path);
      return outcome;
    },
    later: (work) => void waiting.push(work),
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    resources,
    asked,
    settle,
    answer: (next: PostOutcome) => {
      outcome = next;
    },
    wait: async () => {
      for (const work of waiting.splice(0)) work();
      await settle();
    },
  };
};

describe('an answer of the run', () => {
  it('is asked for when it is shown, and shared', async () => {
    const { resources, asked, settle } = someResources();
    expect(asked).toEqual([]);
    const mailbox = resources.of('mailbox', '');
    expect(resources.of('mailbox', '')).toBe(mailbox);
    mailbox.use();
    await settle();
    expect(mailbox.value).toEqual([mail]);
    expect(asked).toEqual(['mailbox']);
  });

  it('is asked for anew once, however much has happened that may have changed it', async () => {
    const { resources, asked, settle, wait } = someResources();
    resources.of('mailbox', '').use();
    resources.of('logs', 'function=recover').use();
    await settle();
    asked.length = 0;
    for (let round = 0; round < 20; round++) resources.follow([aHappening(aMail())]);
    resources.follow([aHappening(aRequest())]);
    await wait();
    expect(asked).toEqual(['mailbox']);
    resources.follow([aHappening({ kind: 'reset' })]);
    await wait();
    expect(asked.toSorted()).toEqual(['logs?function=recover', 'mailbox', 'mailbox']);
  });

  it('is asked for once more where something happened while it was on its way', async () => {
    const { resources, asked, settle, wait } = someResources();
    resources.of('mailbox', '').use();
    resources.follow([aHappening(aMail())]);
    await settle();
    await wait();
    expect(asked).toEqual(['mailbox', 'mailbox']);
  });

  it('is left alone while nobody shows it, and kept', async () => {
    const { resources, asked, settle, wait } = someResources();
    const mailbox = resources.of('mailbox', '');
    const release = mailbox.use();
    await settle();
    release();
    resources.follow([aHappening(aMail())]);
    await wait();
    expect(asked).toEqual(['mailbox']);
    expect(mailbox.value).toEqual([mail]);
  });

  it('stays when it cannot be read anew, and says why', async () => {
    const { resources, answer, settle } = someResources();
    const mailbox = resources.of('mailbox', '');
    mailbox.use();
    await settle();
    answer({ isOk: false, message: 'The local run does not answer.' });
    mailbox.refresh();
    await settle();
    expect([mailbox.value, mailbox.problem]).toEqual([[mail], 'The local run does not answer.']);
  });

  it.each([[{}], [[{ at: '' }]], [undefined]])(
    'is refused where it has another shape: %j',
    async (answer) => {
      const run = someResources();
      run.answer({ isOk: true, answer });
      const mailbox = run.resources.of('mailbox', '');
      mailbox.use();
      await run.settle();
      expect([mailbox.value, mailbox.problem]).toEqual([
        undefined,
        '/_local/mailbox answered something unexpected.',
      ]);
    },
  );
});
