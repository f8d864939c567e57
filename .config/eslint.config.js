import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import * as importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { importZones, root } from './import-rules.js';

/** The files that know neither Lambda nor AWS. */
const PURE = ['functions/shared/{domain,contract}/**', 'functions/shared/*.ts', 'functions/!(shared)/**'];
const SHELL = ['functions/*/index.ts', 'functions/*/handler.ts'];

const ENVIRONMENT_IMPORTS = ['process', 'node:process'].map((name) => ({
  name,
  message: 'Only index.ts reads the environment.',
}));

/** Blank lines and comments are not counted. Reviews look hard at anything above 150. */
const maxLines = (max) => ['error', { max, skipBlankLines: true, skipComments: true }];

export default defineConfig(
  globalIgnores(['cdk.out', '.local', 'coverage', 'storefront/dist']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      // No way around the types.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      // Promises, errors and void say what they mean; a number in a template is readable.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Ports are closures written as methods: there is no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    rules: {
      eqeqeq: 'error',
      // An exhaustive switch counts as one branch.
      complexity: ['error', { max: 12, variant: 'modified' }],
      'max-depth': ['error', 3],
      'max-lines': maxLines(250),
      'no-param-reassign': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'object-shorthand': 'error',
    },
  },

  // Who may import whom.
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [importX.createNodeResolver()] },
    rules: { 'import-x/no-restricted-paths': ['error', { basePath: root, zones: importZones }] },
  },
  {
    files: PURE,
    ignores: SHELL,
    rules: { 'import-x/no-nodejs-modules': ['error', { allow: ['node:crypto', 'node:url'] }] },
  },

  // One reader of the environment per function, and one way to speak: the log.
  {
    files: ['functions/**', 'lib/**', 'storefront/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['functions/**', 'lib/**'],
    ignores: ['functions/*/index.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only index.ts reads the environment.' },
      ],
      'no-restricted-imports': ['error', { paths: ENVIRONMENT_IMPORTS }],
    },
  },
  {
    files: PURE,
    ignores: SHELL,
    rules: {
      // The package has types only, so the zones above do not see it.
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ...ENVIRONMENT_IMPORTS,
            { name: 'aws-lambda', message: 'Only index.ts and handler.ts know the shape of an event.' },
          ],
        },
      ],
    },
  },

  // Tests may press a value into a shape, leave a promise's await out of a fake, and read untyped answers.
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': maxLines(400),
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
);
