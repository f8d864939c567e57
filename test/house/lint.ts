import { resolve } from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import config from '../../.config/eslint.config.js';

const root = resolve(import.meta.dirname, '../..');

/** What the house's ESLint says about `code` as if it stood in `file`, without the rules that need types. */
export const lint = (file: string, code: string): readonly string[] => {
  const messages = new Linter({ cwd: root }).verify(
    `${code}\n`,
    [...config, tseslint.configs.disableTypeChecked],
    { filename: `${root}/${file}` },
  );
  const broken = messages.find(({ fatal }) => fatal);
  if (broken) throw new Error(broken.message);
  return messages.map(({ ruleId, message }) => `${ruleId ?? 'none'}: ${message}`);
};
