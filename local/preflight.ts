import { execFile } from 'node:child_process';

/** Something about the machine keeps the local run from starting. The message is one sentence with what to do. */
export class CannotStartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CannotStartError';
  }
}

/** As DynamoDB Local is started. */
export const JAVA = 'java';

/** DynamoDB Local 2 needs it. */
const OLDEST_JAVA = 17;

const GET_JAVA =
  'install Java 17 or newer (Debian and Ubuntu: sudo apt-get install -y default-jre-headless; macOS: brew install openjdk) and run this again.';

/** `openjdk version "17.0.15"`, `java version "1.8.0_402"` */
const javaMajorOf = (versionOutput: string): number | undefined => {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(versionOutput) ?? [];
  const major = first === '1' ? second : first;
  return major === undefined ? undefined : Number(major);
};

const javaVersionOutput = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    execFile(JAVA, ['-version'], (error, stdout, stderr) =>
      resolve(error ? undefined : `${stdout}${stderr}`),
    );
  });

/** Rejects with `CannotStartError` where there is no Java that DynamoDB Local runs on. */
export const checkJava = async (): Promise<void> => {
  const output = await javaVersionOutput();
  const major = output === undefined ? undefined : javaMajorOf(output);
  if (major === undefined)
    throw new CannotStartError(`Java was not found, and DynamoDB Local needs it: ${GET_JAVA}`);
  if (major < OLDEST_JAVA)
    throw new CannotStartError(`Java ${major} is too old for DynamoDB Local: ${GET_JAVA}`);
};
