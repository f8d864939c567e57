import { createRuntime } from '../../../local/lambda/runtime.ts';
import type { InvocationOutcome } from '../../../local/lambda/worker.ts';
import type { FunctionModel } from '../../../local/stack/model.ts';
import { stillClock } from '../fixtures/clock.ts';
import { functionModel } from '../fixtures/function-model.ts';
import { createClock } from '../../../local/clock/clock.ts';

const HOUR = 3_600_000;

describe('a function', () => {
  const output: { stream: string; text: string }[] = [];
  const runtimes: { stop(): void }[] = [];

  const start = (changes: Partial<FunctionModel> = {}, clock = stillClock()) => {
    const runtime = createRuntime({
      functions: [functionModel(changes)],
      region: 'eu-central-1',
      endpointUrl: () => 'http://127.0.0.1:9',
      clock,
      onOutput: (_, stream, text) => void output.push({ stream, text }),
      onDone: () => undefined,
    });
    runtimes.push(runtime);
    return { runtime, run: (event: unknown) => runtime.run('shop-recover', event) };
  };
  const payloadOf = (outcome: InvocationOutcome): ReturnType<typeof JSON.parse> => {
    if (outcome.kind === 'error') throw new Error(JSON.stringify(outcome.error));
    return outcome.payload as ReturnType<typeof JSON.parse>;
  };
  const errorOf = (outcome: InvocationOutcome) => (outcome.kind === 'error' ? outcome.error : undefined);

  afterEach(() => {
    for (const runtime of runtimes.splice(0)) runtime.stop();
    output.length = 0;
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

  it('lets events wait where it may not have more processes', async () => {
    const { run } = start({ reservedConcurrency: 1 });
    const ids = await Promise.all([run({ job: 'wait', ms: 10 }), run({ job: 'wait', ms: 10 })]);
    expect(new Set(ids.map(payloadOf)).size).toBe(1);
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
    const { run } = start({ timeoutMs: 300 });
    const { process_id } = payloadOf(await run({ job: 'count' }));
    expect(errorOf(await run({ job: 'hang' }))).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringContaining('Task timed out after 0.30 seconds'),
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
    await expect(start().runtime.run('nobody', {})).rejects.toThrow('the template has no function nobody');
  });

  it('is over when the runtime stops, and so are the events that wait for it', async () => {
    const { run, runtime } = start({ reservedConcurrency: 1 });
    const outcomes = [run({ job: 'hang' }), run({ job: 'nothing' })];
    runtime.stop();
    expect((await Promise.all(outcomes)).map(({ kind }) => kind)).toEqual(['error', 'error']);
  });
});
