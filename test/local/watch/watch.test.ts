import { templateSchema } from '../../../local/stack/template.ts';
import { changedBeyondCode } from '../../../local/watch/differences.ts';
import { createWatch, type BuiltStack } from '../../../local/watch/watch.ts';
import { watchedRuntime } from '../../../local/watch/watched-runtime.ts';
import { rebuiltSentences, type Rebuilt } from '../../../local/watch/rebuilt.ts';
import type { FunctionModel } from '../../../local/stack/model.ts';
import { functionModel } from '../fixtures/function-model.ts';
import { siteResources } from '../fixtures/site-resources.ts';
import { smallTemplate } from '../fixtures/template.ts';

const functionNamed = (shortName: string, bundle: string, changes = {}) =>
  functionModel({ name: `shop-${shortName}`, shortName, assetDir: `/out/${bundle}`, ...changes });

const stackOf = (functions: readonly FunctionModel[], changes = {}, script = 'asset.9'): BuiltStack => ({
  functions,
  template: templateSchema.parse(smallTemplate(changes)),
  sites: [
    {
      distribution: {
        arn: 'arn',
        bucketArn: 'bucket',
        deployments: [{ assetDirs: [`/out/${script}`] }],
        headers: { always: {} },
      },
      files: new Map(),
    },
  ],
});

const FIRST = stackOf([functionNamed('capture', 'asset.1'), functionNamed('recover', 'asset.2')]);

const watching = (build: () => Promise<BuiltStack>) => {
  const updated: FunctionModel[] = [];
  const deployed: string[] = [];
  const taken: string[][] = [];
  const told: Rebuilt[] = [];
  const watch = createWatch({
    first: FIRST,
    build,
    update: (functions) => void updated.push(...functions),
    deploy: (sites) =>
      void deployed.push(...sites.flatMap(({ distribution }) => distribution.deployments[0]!.assetDirs)),
    onTaken: async (bundles) => void taken.push([...bundles]),
    onRebuilt: (rebuilt) => void told.push(rebuilt),
  });
  const change = async () => {
    watch.changed();
    return watch.settled();
  };
  return { watch, change, updated, deployed, taken, told };
};

describe('a watched stack', () => {
  it('takes the functions that would run otherwise, and leaves the others warm', async () => {
    const next = stackOf([
      { ...functionNamed('capture', 'asset.1'), assetDir: '/elsewhere/asset.1' },
      functionNamed('recover', 'asset.3'),
    ]);
    const { change, updated, taken, told } = watching(() => Promise.resolve(next));
    expect(await change()).toEqual({ kind: 'built' });
    expect(updated.map(({ shortName, assetDir }) => [shortName, assetDir])).toEqual([
      ['recover', '/out/asset.3'],
    ]);
    expect(taken).toEqual([['/out/asset.1', '/out/asset.3']]);
    expect(told).toEqual([{ functions: ['recover'], isScriptNew: false, needRestart: [] }]);
  });

  it.each([{ environment: { LIMIT: '2' } }, { timeoutMs: 5 }, { memoryMb: 1 }])(
    'takes a function with %j',
    async (changes) => {
      const next = stackOf([
        functionNamed('capture', 'asset.1'),
        functionNamed('recover', 'asset.2', changes),
      ]);
      const { change, updated } = watching(() => Promise.resolve(next));
      await change();
      expect(updated).toMatchObject([changes]);
    },
  );

  it('takes the storefront script, and says so', async () => {
    const { change, deployed, told } = watching(() =>
      Promise.resolve(stackOf(FIRST.functions, {}, 'asset.10')),
    );
    await change();
    expect(deployed).toEqual(['/out/asset.10']);
    expect(told).toEqual([{ functions: [], isScriptNew: true, needRestart: [] }]);
    expect(rebuiltSentences(told[0]!)).toEqual([
      'The sources have changed: the storefront script from now on.',
    ]);
  });

  it('needs no new start for what serves it', async () => {
    const before = stackOf(FIRST.functions, siteResources());
    const { Deployment, Headers } = siteResources();
    const next = stackOf(FIRST.functions, {
      ...siteResources(),
      Deployment: { ...Deployment, Properties: { ...Deployment.Properties, SourceObjectKeys: ['new.zip'] } },
      Headers: { ...Headers, Properties: {} },
    });
    expect(changedBeyondCode(before.template, next.template)).toEqual([]);
  });

  it('says what it cannot take', async () => {
    const Type = 'AWS::SQS::Queue';
    const changes = { Queue: { Type, Properties: { QueueName: 'other' } }, More: { Type, Properties: {} } };
    const { change, told } = watching(() => Promise.resolve(stackOf(FIRST.functions, changes)));
    await change();
    expect(told).toEqual([{ functions: [], isScriptNew: false, needRestart: ['More', 'Queue'] }]);
    expect(rebuiltSentences(told[0]!)).toEqual([
      'The sources have changed: no function runs otherwise.',
      'Only a new start brings this into effect: More, Queue.',
    ]);
  });

  it('runs nothing old where the sources do not build', async () => {
    const { watch, change, told } = watching(() => Promise.reject(new Error('Unexpected ";"')));
    const failed: string[] = [];
    const runtime = watchedRuntime(
      {
        run: () => Promise.reject(new Error('it was run')),
        invocations: () => ({}),
        kill: () => 0,
        update: () => undefined,
        reset: () => undefined,
        stop: () => undefined,
        isIdle: () => true,
      },
      watch,
      (functionName, error) => void failed.push(`${functionName}: ${error}`),
    );
    await change();
    expect(told).toEqual([
      { functions: ['capture', 'recover'], isScriptNew: false, error: 'Unexpected ";"', needRestart: [] },
    ]);
    const outcome = await runtime.run('shop-recover', {}, { trigger: 'direct', attempt: 1 });
    expect(outcome).toMatchObject({ kind: 'error', error: { errorMessage: 'Unexpected ";"' } });
    expect(failed).toEqual(['shop-recover: Unexpected ";"']);
  });
});
