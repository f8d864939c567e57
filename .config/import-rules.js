import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** The project's root. Paths below are relative to it. */
export const root = resolve(import.meta.dirname, '..');

const SHARED = 'functions/shared';
const AWS = ['node_modules/@aws-sdk', `${SHARED}/aws`];
const ZOD = 'node_modules/zod';

const entriesOf = (folder) => readdirSync(resolve(root, folder), { withFileTypes: true });

const functionFolders = entriesOf('functions')
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map(({ name }) => `functions/${name}`);

/** Rules, contracts, ports, and the parts that use cases have in common, which stand beside the ports. */
const CORE = [
  `${SHARED}/domain`,
  `${SHARED}/contract`,
  ...entriesOf(SHARED)
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${SHARED}/${name}`),
];

/** `files` may import nothing of the project and no package but what `may` lists: folders, files, packages. */
const only = (files, may, message) => ({
  target: `./${files}`,
  from: '.',
  except: may.map((path) => `./${path}`),
  message,
});

/** `files` may import nothing below the folders `from`, but for the glob patterns in `except`. */
const never = (files, from, message, except = []) => ({
  target: `./${files}`,
  from: from.map((folder) => `./${folder}/**`),
  except: except.map((pattern) => resolve(root, pattern)),
  message,
});

const sharedZones = [
  only(
    `${SHARED}/domain`,
    [`${SHARED}/domain`, 'node_modules/validator', 'node_modules/card-validator'],
    'Rules import pure libraries only.',
  ),
  only(
    `${SHARED}/contract`,
    [`${SHARED}/domain`, `${SHARED}/contract`, ZOD],
    'Contracts import rules and zod only.',
  ),
  only(`${SHARED}/mail`, [...CORE, `${SHARED}/mail`], 'Mail templates are pure, as rules are.'),
  only(`${SHARED}/*.ts`, CORE, 'Ports and common parts of use cases import rules, contracts and ports only.'),
  never(`${SHARED}/!(domain|contract|aws)/**`, AWS, 'Only adapters and index.ts know AWS.'),
  never(`${SHARED}/!(domain|contract)/**`, functionFolders, 'Shared code knows no single function.'),
];

const zonesOf = (own) => [
  never(
    own,
    functionFolders.filter((folder) => folder !== own),
    'Functions share code by functions/shared only.',
  ),
  only(
    `${own}/**/!(index|handler|env).ts`,
    [...CORE, `${SHARED}/mail`, own],
    'A use case imports rules, contracts, ports and mail templates only; index.ts hands it the rest.',
  ),
  {
    target: `./${own}/**/!(index|handler|env).ts`,
    from: `./${own}/{index,handler,env}.ts`,
    message: 'A use case does not know who calls it.',
  },
  never(`${own}/handler.ts`, AWS, 'Only index.ts composes adapters.'),
  only(`${own}/env.ts`, [`${SHARED}/contract`, ZOD], 'The environment is described by contracts only.'),
];

/** Who may import whom, for import-x/no-restricted-paths. */
export const importZones = [
  ...sharedZones,
  ...functionFolders.flatMap(zonesOf),
  never(
    'functions',
    ['bin', 'lib', 'local', 'storefront', 'bench', 'test'],
    'What runs in Lambda stands alone.',
  ),
  never(
    '{bin,lib}/**',
    ['functions'],
    'The stack knows of a function only its environment, its limits and the contract.',
    ['functions/*/env.ts', 'functions/*/limits.ts', `${SHARED}/contract/**`, `${SHARED}/domain/@(time).ts`],
  ),
  never('{bin,lib}/**', ['local', 'storefront', 'bench', 'test'], 'The stack stands alone.', [
    'storefront/build/*.ts',
  ]),
  never('lib', ['bin'], 'The stack does not know who composes it.'),
  never('local', ['bin', 'lib'], 'The local run reads the synthesized template, not a second wiring.'),
  only(
    'local/console',
    [
      'local/console',
      'local/shown',
      'local/clock/duration.ts',
      `${SHARED}/domain/time.ts`,
      'node_modules/preact',
      'node_modules/@preact',
    ],
    'The console knows the local run by the answers of /_local only.',
  ),
  never('{local,storefront}/**', ['test'], 'Only tests import tests.'),
  never('bench/**', ['test'], 'Of the tests only the explorer can be given more room.', [
    'test/explorer/*.ts',
  ]),
];
