import { Duration, Stack } from 'aws-cdk-lib';
import type * as z from 'zod';
import { captureEnv } from '../../functions/capture/env.ts';
import { linksEnv } from '../../functions/links/env.ts';
import { mailEventsEnv } from '../../functions/mail-events/env.ts';
import { ordersEnv } from '../../functions/orders/env.ts';
import { recoverEnv } from '../../functions/recover/env.ts';
import { FUNCTION_TIMEOUT_MS, LEASE_MS } from '../../functions/recover/limits.ts';
import { scheduleEnv } from '../../functions/schedule/env.ts';
import { sweepEnv } from '../../functions/sweep/env.ts';
import { checkStore } from '../../lib/config/check-store.ts';
import { settingsVariables, toSettings } from '../../lib/config/settings.ts';
import { createPipeline } from '../../lib/pipeline.ts';
import { exampleApp, exampleStore, exampleTemplate } from './support/example-stack.ts';
import { resourcesOf, show } from './support/template.ts';

const functions = resourcesOf(exampleTemplate(), 'AWS::Lambda::Function');

const variablesOf = (name: string): Record<string, string> =>
  show(functions[`${name.replace('-', '')}Function`]!.Properties['Environment'].Variables);

const ENVIRONMENTS: readonly (readonly [string, z.ZodObject])[] = [
  ['capture', captureEnv],
  ['schedule', scheduleEnv],
  ['recover', recoverEnv],
  ['orders', ordersEnv],
  ['links', linksEnv],
  ['mail-events', mailEventsEnv],
  ['sweep', sweepEnv],
];

describe.each(ENVIRONMENTS)('%s', (name, schema) => {
  it('can read its environment with its own schema', () => {
    expect(schema.safeParse(variablesOf(name)).error).toBeUndefined();
  });

  it('is told what it reads, and Powertools’ own, and nothing else', () => {
    const powertools = ['POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME'];
    expect(Object.keys(variablesOf(name)).sort()).toEqual(
      [...Object.keys(schema.shape), ...powertools].sort(),
    );
  });

  it('gets the settings as they were checked', () => {
    const store = checkStore(exampleStore);
    const settings = store.isValid ? settingsVariables(toSettings(store.config)) : {};
    const own = Object.entries(settings).filter(([variable]) => variable in schema.shape);
    expect(schema.parse(variablesOf(name))).toMatchObject(Object.fromEntries(own));
  });

  it('runs on Node 24 on arm64 under a name of its stack and logs for a month', () => {
    const { Properties } = functions[`${name.replace('-', '')}Function`]!;
    expect(show(Properties)).toMatchObject({
      FunctionName: `checkout-recovery-shop-${name}`,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      LoggingConfig: { LogGroup: `${name.replace('-', '')}Logs` },
    });
    const logs = resourcesOf(exampleTemplate(), 'AWS::Logs::LogGroup')[`${name.replace('-', '')}Logs`];
    expect(logs!.Properties['RetentionInDays']).toBe(30);
  });
});

it('recover lives shorter than the lease of its claims', () => {
  const timeoutMs = functions['recoverFunction']!.Properties['Timeout'] * 1000;
  expect(timeoutMs).toBe(FUNCTION_TIMEOUT_MS);
  expect(timeoutMs).toBeLessThan(LEASE_MS);
});

it('timers name the function that the stack makes', () => {
  const { TIMER_TARGET_ARN } = variablesOf('recover');
  expect(TIMER_TARGET_ARN).toMatch(
    new RegExp(`:function:${functions['recoverFunction']!.Properties['FunctionName']}$`),
  );
});

it('no concurrency is reserved unless it is configured', () => {
  const reserved = (all: typeof functions) =>
    Object.entries(all)
      .map(([id, { Properties }]) => [id, Properties['ReservedConcurrentExecutions']])
      .filter(([, count]) => count !== undefined);
  expect(reserved(functions)).toEqual([]);
  const some = resourcesOf(
    exampleTemplate({ reservedConcurrency: { capture: 50 } }),
    'AWS::Lambda::Function',
  );
  expect(reserved(some)).toEqual([['captureFunction', 50]]);
});

it('a variable that is missing does not compile, and does not synthesize', () => {
  const store = checkStore(exampleStore);
  if (!store.isValid) throw new Error(store.report);
  const { add } = createPipeline(new Stack(exampleApp(), 'Other'), store.config);
  const size = { memoryMb: 256, timeout: Duration.seconds(10) };
  // @ts-expect-error TABLE_NAME and RETENTION are missing
  const addWithout = () => add('mail-events', size, mailEventsEnv, () => ({ STORE_ID: 'shop' }));
  expect(addWithout).toThrow(/TABLE_NAME/);
});
