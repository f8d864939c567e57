import { findChromium } from '../../../../local/browser/chromium.ts';

/** Ends the whole run with one sentence, rather than failing each test with its own. */
export default function globalSetup(): void {
  try {
    findChromium();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
