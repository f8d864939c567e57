/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  rootDir: '..',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/.*/browser/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  reporters: [
    'default',
    '<rootDir>/.config/unused-permissions-reporter.js',
    '<rootDir>/.config/no-skipped-reporter.js',
  ],
  // Some tests wait for what is slow on purpose: on two cores the default, one file at a time, would be the whole time.
  maxWorkers: '100%',
  testTimeout: 90_000,
};
