import base from './jest.config.js';

/**
 * The tests that need a Chromium: `npm run test:browser`. One file at a time, since a browser is heavy. They need no
 * table.
 * @type {import('jest').Config}
 */
export default {
  ...base,
  testMatch: ['<rootDir>/test/storefront/browser/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: undefined,
  globalTeardown: undefined,
  maxWorkers: 1,
};
