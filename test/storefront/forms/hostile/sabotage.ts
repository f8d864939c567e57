import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BuiltBeacon, BeaconSettings } from '../../../../storefront/build/build-beacon.ts';

/** A rule of the script that is broken on purpose, to see whether the check would notice. */
export interface Sabotage {
  readonly what: string;
  /** Below storefront/beacon/fields. */
  readonly file: string;
  /** Replaces an export of that file, which is at hand as `original`. */
  readonly code: string;
}

export const SABOTAGES: readonly Sabotage[] = [
  {
    what: 'hidden, marked and other people’s fields are read',
    file: 'forbidden.ts',
    code: 'export const isForbidden = () => false;',
  },
  {
    what: 'a password that is shown, and what was marked before, is read',
    file: 'field-description.ts',
    code: 'export const describeField = (field) => ({ ...original.describeField(field), isIgnored: false });',
  },
  {
    what: 'words such as "card" and "password" say nothing',
    file: 'secret-field.ts',
    code: 'export const isSecret = () => false;',
  },
  {
    what: 'a card number passes',
    file: 'card-number.ts',
    code: 'export const mayHoldCardNumber = () => false;',
  },
  {
    what: 'a first name may have digits',
    file: 'typed-values.ts',
    code: 'export const acceptFirstName = (raw) => raw;',
  },
  {
    what: 'any field is a detail',
    file: 'detail-field.ts',
    code: "export const detailKindOf = () => 'line';",
  },
  {
    what: 'any value of a detail is kept',
    file: 'detail-values.ts',
    code: 'export const acceptDetails = (details) => details;',
  },
];

const root = join(import.meta.dirname, '../../../..');

/** The script as it is built of sources in which one rule is replaced. The sources are a copy. */
export const buildSabotaged = async (
  { file, code }: Sabotage,
  settings: BeaconSettings,
): Promise<BuiltBeacon> => {
  await mkdir(join(root, '.local'), { recursive: true });
  const copy = await mkdtemp(join(root, '.local/sabotaged-'));
  try {
    await cp(join(root, 'storefront'), join(copy, 'storefront'), { recursive: true });
    await cp(join(root, 'functions/shared/domain'), join(copy, 'functions/shared/domain'), {
      recursive: true,
    });
    const fields = join(copy, 'storefront/beacon/fields');
    const original = `original-${basename(file)}`;
    await rename(join(fields, file), join(fields, original));
    const from = `from './${original}';`;
    await writeFile(
      join(fields, file),
      `export * ${from}\nimport * as original ${from}\nvoid original;\n${code}\n`,
    );
    const { buildBeacon } = (await import(join(copy, 'storefront/build/build-beacon.ts'))) as {
      readonly buildBeacon: (settings: BeaconSettings) => BuiltBeacon;
    };
    return buildBeacon(settings);
  } finally {
    await rm(copy, { recursive: true });
  }
};
