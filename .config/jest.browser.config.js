import base from './jest.config.js';

/**
 * The tests that need a Chromium: `npm run test:browser`. One file at a time, since a browser is heavy. They need no
 * table.
 * @type {import('jest').Config}
 */
export default {
  ...base,
  testMatch: ['<rootDir>/test/**/browser/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/storefront/browser/support/global-setup.ts',
  globalTeardown: undefined,
  maxWorkers: 1,
};
