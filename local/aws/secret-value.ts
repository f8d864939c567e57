import * as z from 'zod';

const DEFAULT_LENGTH = 32;

/**
 * `GenerateSecretString` of a secret
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-secretsmanager-secret-generatesecretstring.html).
 */
const generateSchema = z.object({
  PasswordLength: z.coerce.number().int().min(1).max(4096).default(DEFAULT_LENGTH),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: z.boolean().default(false),
  ExcludeUppercase: z.boolean().default(false),
  ExcludeNumbers: z.boolean().default(false),
  ExcludePunctuation: z.boolean().default(false),
  IncludeSpace: z.boolean().default(false),
  RequireEachIncludedType: z.boolean().default(true),
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
});

type Generate = z.infer<typeof generateSchema>;

/** A whole number from 0 up to, but without, `below`. */
export type RandomInt = (below: number) => number;

const without = (characters: string, excluded: string): string =>
  [...characters].filter((character) => !excluded.includes(character)).join('');

const includedTypes = (generate: Generate): readonly string[] =>
  [
    generate.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    generate.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    generate.ExcludeNumbers ? '' : '0123456789',
    generate.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    generate.IncludeSpace ? ' ' : '',
  ]
    .map((characters) => without(characters, generate.ExcludeCharacters))
    .filter((characters) => characters !== '');

const shuffled = (characters: readonly string[], randomInt: RandomInt): readonly string[] =>
  characters.reduce<readonly string[]>((mixed, character, index) => {
    const at = randomInt(index + 1);
    return [...mixed.slice(0, at), character, ...mixed.slice(at)];
  }, []);

const passwordOf = (generate: Generate, randomInt: RandomInt): string => {
  const types = includedTypes(generate);
  if (types.length === 0) throw new Error('GenerateSecretString leaves no characters to choose from');
  const pick = (characters: string): string => characters.charAt(randomInt(characters.length));
  const required = generate.RequireEachIncludedType ? types.map(pick) : [];
  const others = Array.from({ length: Math.max(0, generate.PasswordLength - required.length) }, () =>
    pick(types.join('')),
  );
  return shuffled([...required, ...others], randomInt).join('');
};

/** Makes a secret's value as the service would. `randomInt` must be one that is fit for secrets. */
export const generateSecretValue = (
  properties: Readonly<Record<string, unknown>>,
  randomInt: RandomInt,
): string => {
  const generate = generateSchema.parse(properties);
  const password = passwordOf(generate, randomInt);
  const { SecretStringTemplate: template, GenerateStringKey: key } = generate;
  if (template === undefined || key === undefined) return password;
  const fields = z.record(z.string(), z.unknown()).parse(JSON.parse(template));
  return JSON.stringify({ ...fields, [key]: password });
};
