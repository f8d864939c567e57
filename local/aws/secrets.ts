import * as z from 'zod';
import { SECOND_MS, type EpochMs } from '../../functions/shared/domain/time.ts';
import type { Kept } from '../data/kept.ts';
import type { LocalClock, LocalResources, LocalSecret } from '../ports.ts';
import { generateSecretValue, type RandomInt } from './secret-value.ts';
import { done, refused, type AwsService, type Outcome } from './service.ts';
import { awsJson } from './wire.ts';

const CURRENT = 'AWSCURRENT';

const requestSchema = z.object({
  SecretId: z.string(),
  VersionId: z.string().optional(),
  VersionStage: z.string().optional(),
});

type Request = z.infer<typeof requestSchema>;

interface StoredSecret extends LocalSecret {
  readonly value: string;
  readonly versionId: string;
}

export interface SecretsState {
  readonly createdAt: EpochMs;
  /** By ARN. */
  readonly values: Readonly<Record<string, Pick<StoredSecret, 'value' | 'versionId'>>>;
}

export interface LocalSecrets extends Kept<SecretsState> {
  readonly service: AwsService;
  /** This run's value, by ARN or name. */
  valueOf(secretId: string): string | undefined;
}

/** An ARN may also come without the six characters that the service puts after the name. */
const isCalled = (secret: LocalSecret, secretId: string): boolean =>
  [secret.name, secret.arn, secret.arn.replace(/-[A-Za-z0-9]{6}$/, '')].includes(secretId);

const isVersion = ({ versionId }: StoredSecret, { VersionId, VersionStage }: Request): boolean =>
  (VersionId ?? versionId) === versionId && (VersionStage ?? CURRENT) === CURRENT;

/** Secrets Manager, for reading: each of the template's secrets gets a value of its own in every run. */
export const createSecrets = ({
  clock,
  resources,
  randomInt,
  randomId,
}: {
  readonly clock: LocalClock;
  readonly resources: Pick<LocalResources, 'secrets'>;
  readonly randomInt: RandomInt;
  readonly randomId: () => string;
}): LocalSecrets => {
  const wire = awsJson('secretsmanager', '1.1');
  let createdAt = clock.now();
  let secrets: readonly StoredSecret[] = resources.secrets.map((secret) => ({
    ...secret,
    value: generateSecretValue(secret.generate, randomInt),
    versionId: randomId(),
  }));
  const find = (secretId: string) => secrets.find((secret) => isCalled(secret, secretId));

  const getSecretValue = (request: Request): Outcome<Readonly<Record<string, unknown>>> => {
    const secret = find(request.SecretId);
    if (secret === undefined || !isVersion(secret, request)) {
      return refused('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    }
    return done({
      ARN: secret.arn,
      Name: secret.name,
      VersionId: secret.versionId,
      SecretString: secret.value,
      VersionStages: [CURRENT],
      CreatedDate: createdAt / SECOND_MS,
    });
  };

  return {
    service: {
      name: 'secretsmanager',
      answer: (_operation, _call, input) => {
        const outcome = getSecretValue(requestSchema.parse(input));
        return Promise.resolve(outcome.kind === 'done' ? wire.answer(outcome.value) : wire.refuse(outcome));
      },
      refuse: wire.refuse,
    },
    valueOf: (secretId) => find(secretId)?.value,
    snapshot: () => ({
      createdAt,
      values: Object.fromEntries(secrets.map(({ arn, value, versionId }) => [arn, { value, versionId }])),
    }),
    restore: (state) => {
      createdAt = state.createdAt;
      secrets = secrets.map((secret) => ({ ...secret, ...state.values[secret.arn] }));
    },
  };
};
