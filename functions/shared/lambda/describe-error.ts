/** Causes can go round in a circle. */
const MAX_CAUSES = 3;

/**
 * What a log may hold of an unforeseen error: its kind, where it was thrown, and the AWS request it came from. Not its
 * message, which can quote what a shopper typed.
 */
export const describeError = (error: unknown, depth = 0): Readonly<Record<string, unknown>> => {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return {
    errorName: error.name,
    ...('code' in error ? { errorCode: error.code } : {}),
    frames: frames.map((line) => line.trim()),
    ...awsRequestOf(error),
    ...(error.cause === undefined || depth === MAX_CAUSES
      ? {}
      : { cause: describeError(error.cause, depth + 1) }),
  };
};

const awsRequestOf = (error: Error): Readonly<Record<string, unknown>> => {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null) return {};
  const { $metadata } = error;
  return {
    ...('requestId' in $metadata ? { awsRequestId: $metadata.requestId } : {}),
    ...('httpStatusCode' in $metadata ? { awsStatus: $metadata.httpStatusCode } : {}),
  };
};
