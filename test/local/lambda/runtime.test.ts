import type { Fault } from '../../../local/faults/fault.ts';
import { createFates } from '../../../local/faults/fates.ts';
import { createFaults } from '../../../local/faults/faults.ts';
import { createPlatformLog } from '../../../local/lambda/platform-log.ts';
import { createRuntime, type RunOutcome } from '../../../local/lambda/runtime.ts';
import type { FunctionModel } from '../../../local/stack/model.ts';
import { stillClock } from '../fixtures/clock.ts';
import { functionModel } from '../fixtures/function-model.ts';
import { createClock } from '../../../local/clock/clock.ts';

const HOUR = 3_600_000;
const DIRECT = { trigger: 'direct', attempt: 1 } as const;

describe('a function', () => {
  const output: { stream: string; text: string }[] = [];
  const platform: string[] = [];
  const runtimes: { stop(): void }[] = [];

  const start = (changes: Partial<FunctionModel> = {}, clock = stillClock()) => {
    const functions = [functionModel(changes)];
    const faults = createFaults();
    const runtime = createRuntime({
      functions,
      fates: createFates(faults),
      region: 'eu-central-1',
      endpointUrl: () => 'http://127.0.0.1:9',
      clock,
      onOutput: (_, stream, text) => void output.push({ stream, text }),
      onBegun: createPlatformLog(functions, (_, __, text) => void platform.push(text)),
      onDone: () => undefined,
    });
    runtimes.push(runtime);
    const set = (fault: Fault) => faults.add(fault);
    return { runtime, set, run: (event: unknown) => runtime.run('shop-recover', event, DIRECT) };
  };
  const payloadOf = (outcome: RunOutcome): ReturnType<typeof JSON.parse> => {
    if (outcome.kind !== 'success') throw new Error(JSON.stringify(outcome));
    return outcome.payload as ReturnType<typeof JSON.parse>;
  };
  const errorOf = (outcome: RunOutcome) => (outcome.kind === 'error' ? outcome.error : undefined);

  afterEach(() => {
    for (const runtime of runtimes.splice(0)) runtime.stop();
    output.length = 0;
    platform.length = 0;
  });

  it('gets the event and gives its answer', async () => {
    const { run } = start();
    expect(await run({ job: 'echo', value: { a: [1] } })).toMatchObject({
      kind: 'success',
      payload: { a: [1] },
    });
    expect(await run({ job: 'nothing' })).toMatchObject({ kind: 'success', payload: null });
  });

  it('stays warm: one process handles event after event', async () => {
    const { run } = start();
    const first = payloadOf(await run({ job: 'count' }));
    const second = payloadOf(await run({ job: 'count' }));
    expect(second).toEqual({ process_id: first.process_id, invocations: 2 });
  });

  it('has a process for each event that comes at the same time', async () => {
    const { run } = start();
    const ids = await Promise.all([run({ job: 'wait', ms: 300 }), run({ job: 'wait', ms: 300 })]);
    expect(new Set(ids.map(payloadOf)).size).toBe(2);
  });

  it('lets events wait where the machine would have too many processes', async () => {
    const { run } = start();
    const events = Array.from({ length: 5 }, () => run({ job: 'wait', ms: 10 }));
    expect(new Set((await Promise.all(events)).map(payloadOf)).size).toBeLessThanOrEqual(4);
  });

  it('is throttled where it would have more copies than are reserved for it', async () => {
    const { run, runtime } = start({ reservedConcurrency: 1 });
    const outcomes = await Promise.all([run({ job: 'nothing' }), run({ job: 'nothing' })]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['success', 'throttled']);
    expect(runtime.invocations()).toEqual({ recover: 1 });
    expect(await run({ job: 'nothing' })).toMatchObject({ kind: 'success' });
  });

  it('finds the environment of the template and of Lambda, and nothing of ours', async () => {
    process.env['SECRET_OF_THE_SHELL'] = 'secret';
    const { run } = start({ environment: { TABLE_NAME: 'table' } });
    const environment = payloadOf(await run({ job: 'environment' }));
    expect(environment).toMatchObject({
      TABLE_NAME: 'table',
      AWS_REGION: 'eu-central-1',
      AWS_LAMBDA_FUNCTION_NAME: 'shop-recover',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_ACCESS_KEY_ID: 'recover',
      AWS_SESSION_TOKEN: 'recover-1',
      AWS_ENDPOINT_URL_SESV2: 'http://127.0.0.1:9',
    });
    expect(environment).not.toHaveProperty('SECRET_OF_THE_SHELL');
    delete process.env['SECRET_OF_THE_SHELL'];
  });

  it('is told of its invocation', async () => {
    const { run } = start();
    const context = payloadOf(await run({ job: 'context' }));
    expect(context).toMatchObject({
      functionName: 'shop-recover',
      invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:shop-recover',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(context.remaining).toBeGreaterThan(0);
    expect(context.remaining).toBeLessThanOrEqual(10_000);
  });

  it('sees the local clock, from its first line of code on, and each time anew', async () => {
    const clock = createClock();
    clock.moveTo(Date.now() + 24 * HOUR);
    const { run } = start({}, clock);
    const before = clock.now();
    const first = payloadOf(await run({ job: 'clock' }));
    expect(first.loadedAt).toBeGreaterThanOrEqual(before);
    expect(first.now).toBeLessThanOrEqual(clock.now());
    expect(first).toMatchObject({ fixed: 0, isDate: true });
    expect(first.created - first.now).toBeLessThan(1000);
    expect(Date.parse(first.text)).toBeGreaterThan(before - 1000);
    clock.moveTo(clock.now() + 48 * HOUR);
    const second = payloadOf(await run({ job: 'clock' }));
    expect(second.now - first.now).toBeGreaterThanOrEqual(48 * HOUR);
  });

  it('that throws is an error with type, message and trace', async () => {
    const { run } = start();
    expect(errorOf(await run({ job: 'throw' }))).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'broken',
      trace: expect.arrayContaining(['TypeError: broken']),
    });
    expect(errorOf(await run({ job: 'reject' }))).toMatchObject({
      errorType: 'string',
      errorMessage: 'just a text',
    });
    expect(await run({ job: 'echo', value: 'still there' })).toMatchObject({ payload: 'still there' });
  });

  it('that takes too long is killed, and the next event gets a fresh process', async () => {
    const { run } = start({ timeoutMs: 1000 });
    const { process_id } = payloadOf(await run({ job: 'count' }));
    expect(errorOf(await run({ job: 'hang' }))).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringContaining('Task timed out after 1.00 seconds'),
    });
    expect(payloadOf(await run({ job: 'count' })).process_id).not.toBe(process_id);
  });

  it('that ends its process, or whose process is killed, is an error', async () => {
    const { run, runtime } = start();
    expect(errorOf(await run({ job: 'exit' }))).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('exit status 3'),
    });
    await run({ job: 'nothing' });
    const hanging = run({ job: 'hang' });
    runtime.kill('recover');
    expect(errorOf(await hanging)).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('signal: killed'),
    });
    expect(await run({ job: 'echo', value: 'again' })).toMatchObject({ payload: 'again' });
  });

  it('can be killed in one process while another goes on', async () => {
    const { run, runtime } = start();
    await Promise.all([run({ job: 'wait', ms: 200 }), run({ job: 'wait', ms: 200 })]);
    const both = [run({ job: 'wait', ms: 300 }), run({ job: 'wait', ms: 300 })];
    runtime.kill('recover', 'recover-1');
    const outcomes = await Promise.all(both);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['error', 'success']);
  });

  it.each([
    ['nothing.handler', "Cannot find module 'nothing'"],
    ['lambda.nothing', 'lambda.nothing is undefined or not exported'],
    ['lambda.notAFunction', 'lambda.notAFunction is undefined or not exported'],
  ])('that cannot be loaded says why: %s', async (handler, message) => {
    const { run } = start({ handler });
    expect(errorOf(await run({ job: 'nothing' }))).toMatchObject({ errorMessage: message });
  });

  it('may not answer more than six megabytes', async () => {
    const { run } = start();
    expect(errorOf(await run({ job: 'big', bytes: 6 * 1024 * 1024 }))).toMatchObject({
      errorType: 'Function.ResponseSizeTooLarge',
    });
  });

  it('has written all its output by the time that it answers', async () => {
    const { run } = start();
    await run({ job: 'log', lines: ['one', 'two'] });
    expect(output).toEqual([
      { stream: 'stdout', text: 'one\n' },
      { stream: 'stdout', text: 'two\n' },
      { stream: 'stderr', text: 'something odd\n' },
    ]);
  });

  it('is counted by its short name', async () => {
    const { run, runtime } = start();
    await run({ job: 'nothing' });
    await run({ job: 'throw' });
    expect(runtime.invocations()).toEqual({ recover: 2 });
    runtime.reset();
    expect(runtime.invocations()).toEqual({});
  });

  it('must be one of the template', async () => {
    await expect(start().runtime.run('nobody', {}, DIRECT)).rejects.toThrow(
      'the template has no function nobody',
    );
  });

  it('is over when the runtime stops, and so are the events that wait for it', async () => {
    const { run, runtime } = start();
    const outcomes = Array.from({ length: 9 }, () => run({ job: 'hang' }));
    runtime.stop();
    expect(new Set((await Promise.all(outcomes)).map(({ kind }) => kind))).toEqual(new Set(['error']));
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('can be killed by a fault, %s it did its work', async (when, done) => {
    const { run, set } = start();
    set({ kind: 'kill', function: 'recover', when, count: 1 });
    expect(errorOf(await run({ job: 'log', lines: ['done'] }))).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('signal: killed'),
    });
    expect(output.filter(({ text }) => text === 'done\n')).toHaveLength(done);
    expect(payloadOf(await run({ job: 'count' }))).toMatchObject({ invocations: 1 });
  });

  it('can begin late by a fault, while its time-out runs', async () => {
    const { run, set } = start({ timeoutMs: 300 });
    await run({ job: 'nothing' });
    set({ kind: 'slow-function', function: 'recover', slowMs: 5000, count: 1 });
    expect(errorOf(await run({ job: 'nothing' }))).toMatchObject({ errorType: 'Sandbox.Timedout' });
  });

  it('can be throttled by a fault', async () => {
    const { run, set } = start();
    set({ kind: 'throttle', function: 'recover', error: 'TooManyRequestsException', count: 1 });
    expect((await run({ job: 'nothing' })).kind).toBe('throttled');
    expect((await run({ job: 'nothing' })).kind).toBe('success');
  });

  it('that takes more memory than it has is killed', async () => {
    const { run } = start();
    expect(errorOf(await run({ job: 'fill', megabytes: 150 }))).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('signal: killed'),
    });
    expect(platform.at(-1)).toMatch(/\tStatus: error\tError Type: Runtime.OutOfMemory$/);
    expect(await run({ job: 'echo', value: 'again' })).toMatchObject({ payload: 'again' });
  });

  it('has the lines of the platform around each invocation', async () => {
    const { run } = start({ timeoutMs: 1000 });
    const { requestId } = await run({ job: 'nothing' });
    await run({ job: 'hang' });
    const memory = process.platform === 'linux' ? '\tMax Memory Used: N MB' : '(\tMax Memory Used: N MB)?';
    const lines = platform.map((line) =>
      line.replaceAll(requestId, 'ID').replaceAll(/[\d.]+ (?=ms|MB)/g, 'N '),
    );
    expect(lines.slice(0, 2)).toEqual(['START RequestId: ID Version: $LATEST', 'END RequestId: ID']);
    expect(lines[2]).toMatch(
      new RegExp(
        `^REPORT RequestId: ID\tDuration: N ms\tBilled Duration: N ms\tMemory Size: N MB${memory}\tInit Duration: N ms$`,
      ),
    );
    expect(lines.at(-3)).toContain('Task timed out after 1.00 seconds');
    expect(lines.at(-1)).toMatch(/\tStatus: timeout$/);
    expect(lines.at(-1)).not.toContain('Init Duration');
  });

  it('that is updated runs anew, under a name of its own, and ends what it had begun', async () => {
    const { runtime, run } = start({ environment: { TEXT: 'old' } });
    const inWork = run({ job: 'environment' });
    runtime.update([functionModel({ environment: { TEXT: 'new' } })]);
    expect(runtime.isIdle()).toBe(false);
    const [old, next] = await Promise.all([inWork, run({ job: 'environment' })]);
    expect([payloadOf(old).TEXT, payloadOf(next).TEXT]).toEqual(['old', 'new']);
    expect(payloadOf(next).AWS_SESSION_TOKEN).not.toBe(payloadOf(old).AWS_SESSION_TOKEN);
    expect(runtime.isIdle()).toBe(true);
  });
});
